package io.greenai.report.close;

import io.greenai.report.close.Statement.Kind;
import io.greenai.report.close.Statement.Part;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds the figures that changed since a close, and why: a figure's cause is what differs among the
 * inputs that its derivation leads to.
 */
public final class Restatements {
  private final Map<String, Statement> before;
  private final Map<String, Statement> after;
  private final List<Change> changes;

  private Restatements(List<Statement> before, List<Statement> after, List<Change> changes) {
    this.before = byId(before);
    this.after = byId(after);
    this.changes = changes;
  }

  private static Map<String, Statement> byId(List<Statement> statements) {
    return statements.stream()
        .collect(
            Collectors.toMap(Statement::id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
  }

  /**
   * In the order of the report.
   *
   * @param before figures as closed
   * @param after the same report's figures now
   * @param changes of inputs since
   */
  public static List<Restatement> of(
      List<Statement> before, List<Statement> after, List<Change> changes) {
    return new Restatements(before, after, changes).all();
  }

  private List<Restatement> all() {
    Set<String> ids = new LinkedHashSet<>(after.keySet());
    ids.addAll(before.keySet());
    List<Restatement> restated = new ArrayList<>();
    for (String id : ids) {
      Optional<Statement> was = Optional.ofNullable(before.get(id));
      Optional<Statement> is = Optional.ofNullable(after.get(id));
      if (!sameNumber(was, is)) {
        restated.add(restatement(was, is));
      }
    }
    return restated;
  }

  private static boolean sameNumber(Optional<Statement> was, Optional<Statement> is) {
    if (was.isEmpty() || is.isEmpty()) {
      return false;
    }
    Optional<BigDecimal> a = was.get().number();
    Optional<BigDecimal> b = is.get().number();
    if (a.isPresent() && b.isPresent()) {
      return a.get().compareTo(b.get()) == 0;
    }
    return a.isEmpty() && b.isEmpty();
  }

  private Restatement restatement(Optional<Statement> was, Optional<Statement> is) {
    Map<Part, String> old = leaves(was, before);
    Map<Part, String> young = leaves(is, after);
    Set<Part> all = new LinkedHashSet<>(old.keySet());
    all.addAll(young.keySet());
    Set<String> causes = new LinkedHashSet<>();
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (Part leaf : all) {
      String then = old.getOrDefault(leaf, "none");
      String now = young.getOrDefault(leaf, "none");
      if (!then.equals(now)) {
        kinds.add(leaf.kind());
        causes.addAll(causes(leaf, then, now));
      }
    }
    if (causes.isEmpty()) {
      changes.forEach(change -> causes.add(change.kind().text() + " " + change.what()));
    }
    return new Restatement(was, is, List.copyOf(causes), kinds);
  }

  private List<String> causes(Part leaf, String then, String now) {
    if (leaf.kind() != Kind.LEDGERS) {
      String what = leaf.kind() == Kind.FACTOR ? "factor " : "";
      return List.of(what + leaf.source() + ": " + then + " -> " + now);
    }
    List<String> ofLedgers =
        changes.stream()
            .filter(Change::isOfLedgers)
            .map(change -> change.kind().text() + " " + change.what())
            .toList();
    return ofLedgers.isEmpty()
        ? changes.stream().map(change -> change.kind().text() + " " + change.what()).toList()
        : ofLedgers;
  }

  /** What a figure comes to rest on, with the values of it. */
  private static Map<Part, String> leaves(
      Optional<Statement> figure, Map<String, Statement> figures) {
    Map<Part, String> leaves = new LinkedHashMap<>();
    figure.ifPresent(one -> gather(one, figures, leaves, new LinkedHashSet<>()));
    return leaves;
  }

  private static void gather(
      Statement figure,
      Map<String, Statement> figures,
      Map<Part, String> leaves,
      Set<String> seen) {
    if (!seen.add(figure.id())) {
      return;
    }
    for (Part input : figure.inputs()) {
      if (input.kind() == Kind.FIGURE) {
        Optional.ofNullable(figures.get(input.source()))
            .ifPresent(next -> gather(next, figures, leaves, seen));
      } else {
        leaves.put(new Part(input.kind(), input.source(), ""), input.value());
      }
    }
  }
}
