package io.greenai.report.close;

import io.greenai.report.close.Statement.Kind;
import io.greenai.report.close.Statement.Part;
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
      if (was.isEmpty() || is.isEmpty() || !was.get().isAs(is.get())) {
        restated.add(restatement(was, is));
      }
    }
    return restated;
  }

  private Restatement restatement(Optional<Statement> was, Optional<Statement> is) {
    Map<Leaf, Part> old = leaves(was, before);
    Map<Leaf, Part> young = leaves(is, after);
    Set<Leaf> all = new LinkedHashSet<>(old.keySet());
    all.addAll(young.keySet());
    Set<String> causes = new LinkedHashSet<>();
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (Leaf leaf : all) {
      Part then = old.getOrDefault(leaf, leaf.without());
      Part now = young.getOrDefault(leaf, leaf.without());
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

  private List<String> causes(Leaf leaf, Part then, Part now) {
    if (leaf.kind() != Kind.LEDGERS) {
      String what = (leaf.kind() == Kind.FACTOR ? "factor " : "") + leaf.source();
      return List.of(
          then.value().equals(now.value())
              ? what + ": another value, which is " + now.value()
              : what + ": " + then.value() + " -> " + now.value());
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

  /** Something that is no figure, by what it is found under. */
  private record Leaf(Kind kind, String source) {
    Part without() {
      return new Part(kind, source, "none", "");
    }
  }

  /** What a figure comes to rest on, with the values of it. */
  private static Map<Leaf, Part> leaves(
      Optional<Statement> figure, Map<String, Statement> figures) {
    Map<Leaf, Part> leaves = new LinkedHashMap<>();
    figure.ifPresent(one -> gather(one, figures, leaves, new LinkedHashSet<>()));
    return leaves;
  }

  private static void gather(
      Statement figure, Map<String, Statement> figures, Map<Leaf, Part> leaves, Set<String> seen) {
    if (!seen.add(figure.id())) {
      return;
    }
    for (Part input : figure.inputs()) {
      if (input.kind() == Kind.FIGURE) {
        Optional.ofNullable(figures.get(input.source()))
            .ifPresent(next -> gather(next, figures, leaves, seen));
      } else {
        leaves.put(new Leaf(input.kind(), input.source()), input);
      }
    }
  }
}
