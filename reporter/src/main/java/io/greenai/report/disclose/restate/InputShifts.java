package io.greenai.report.disclose.restate;

import static java.util.stream.Collectors.toSet;

import io.greenai.report.close.Statement;
import io.greenai.report.close.Statement.Kind;
import io.greenai.report.close.Statement.Part;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Input;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What differs among the inputs of a report's figures since it was closed. An input is told from
 * others of its figure by its source; where that is another one, such as a factor of a later year,
 * by the name that the formula gives it.
 */
final class InputShifts {
  /** Where an input is to be found. */
  private record Leaf(Kind kind, String source) {
    Leaf(Part part) {
      this(part.kind(), part.source());
    }
  }

  private final Map<String, List<Part>> then = new LinkedHashMap<>();
  private final Map<String, List<Part>> now = new LinkedHashMap<>();
  private final Map<String, Map<Leaf, Shift>> inFigure = new HashMap<>();
  private final Map<Leaf, Set<Part>> anywhere = new HashMap<>();

  /**
   * Between two states of a report.
   *
   * @param before figures as closed
   * @param after figures now
   */
  InputShifts(List<Statement> before, Collection<Figure> after) {
    before.forEach(figure -> then.put(figure.id(), figure.inputs()));
    after.forEach(
        figure ->
            now.put(
                figure.id(), figure.derivation().inputs().stream().map(Statements::part).toList()));
    then.values().stream()
        .flatMap(List::stream)
        .forEach(
            part -> anywhere.computeIfAbsent(new Leaf(part), leaf -> new HashSet<>()).add(part));
    now.keySet().forEach(figure -> inFigure.put(figure, compare(figure)));
  }

  private Map<Leaf, Shift> compare(String figure) {
    List<Part> old = new ArrayList<>(leaves(then, figure));
    Map<Leaf, Shift> shifts = new LinkedHashMap<>();
    List<Part> elsewhere = new ArrayList<>();
    for (Part part : leaves(now, figure)) {
      only(old, was -> new Leaf(was).equals(new Leaf(part)))
          .ifPresentOrElse(
              was -> {
                old.remove(was);
                if (!was.isAs(part)) {
                  shifts.put(new Leaf(part), new Shift(Optional.of(was), Optional.of(part)));
                }
              },
              () -> elsewhere.add(part));
    }
    for (Part part : elsewhere) {
      Optional<Part> was =
          only(old, one -> one.name().equals(part.name()))
              .or(() -> only(anywhere.getOrDefault(new Leaf(part), Set.of()), one -> true));
      if (was.isEmpty() || !was.get().source().equals(part.source()) || !was.get().isAs(part)) {
        shifts.put(new Leaf(part), new Shift(was, Optional.of(part)));
      }
    }
    return shifts;
  }

  private static List<Part> leaves(Map<String, List<Part>> figures, String figure) {
    return figures.getOrDefault(figure, List.of()).stream()
        .filter(part -> part.kind() != Kind.FIGURE)
        .toList();
  }

  private static Optional<Part> only(Collection<Part> parts, Predicate<Part> which) {
    List<Part> found = parts.stream().filter(which).limit(2).toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** What differs at an input of {@code figure}; absent where nothing does. */
  Optional<Shift> at(String figure, Input input) {
    return Optional.ofNullable(
        inFigure.getOrDefault(figure, Map.of()).get(new Leaf(Statements.part(input))));
  }

  /** All that differs among what {@code figure} comes to rest on, now and as closed. */
  Set<Shift> under(String figure) {
    Set<Shift> shifts = new LinkedHashSet<>();
    Set<Leaf> kept = new HashSet<>();
    for (String part : tree(now, figure)) {
      leaves(now, part).forEach(leaf -> kept.add(new Leaf(leaf)));
      shifts.addAll(inFigure.getOrDefault(part, Map.of()).values());
    }
    Set<Leaf> replaced =
        shifts.stream().flatMap(shift -> shift.then().stream()).map(Leaf::new).collect(toSet());
    for (String part : tree(then, figure)) {
      leaves(then, part).stream()
          .filter(leaf -> !kept.contains(new Leaf(leaf)) && !replaced.contains(new Leaf(leaf)))
          .forEach(leaf -> shifts.add(new Shift(Optional.of(leaf), Optional.empty())));
    }
    return shifts;
  }

  /** The figure and all that it comes to rest on. */
  private static Set<String> tree(Map<String, List<Part>> figures, String figure) {
    Set<String> tree = new LinkedHashSet<>();
    gather(figures, figure, tree);
    return tree;
  }

  private static void gather(Map<String, List<Part>> figures, String figure, Set<String> tree) {
    if (figures.containsKey(figure) && tree.add(figure)) {
      figures.get(figure).stream()
          .filter(part -> part.kind() == Kind.FIGURE)
          .forEach(part -> gather(figures, part.source(), tree));
    }
  }
}
