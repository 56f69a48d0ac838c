package io.greenai.report.budget;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import io.greenai.report.yaml.YamlException;
import io.greenai.report.yaml.YamlScalar;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Budgets and the ones that they are granted out of. Children never add up to more than their
 * parent; a parent that names no model is for all that its children are for.
 */
final class BudgetTree {
  private final List<CarbonBudget> budgets;
  private final Map<String, CarbonBudget> byName;

  /**
   * A tree.
   *
   * @param budgets each with a name of its own
   */
  BudgetTree(List<CarbonBudget> budgets) {
    this.budgets = budgets;
    this.byName = budgets.stream().collect(toMap(CarbonBudget::name, budget -> budget));
  }

  /**
   * The budgets, each with its whole selector.
   *
   * @throws YamlException at the first that does not fit its parent
   */
  List<CarbonBudget> resolved() {
    budgets.forEach(this::requireNoCircle);
    budgets.forEach(child -> parent(child).ifPresent(parent -> requireAlike(child, parent)));
    budgets.forEach(this::requireRoom);
    List<CarbonBudget> whole =
        budgets.stream().map(budget -> budget.withSelector(selector(budget))).toList();
    requireEachModelOnce(whole);
    return whole;
  }

  /** Otherwise children could be within their parts and their parent be over the whole. */
  private static void requireEachModelOnce(List<CarbonBudget> whole) {
    for (int i = 0; i < whole.size(); i++) {
      for (CarbonBudget second : whole.subList(i + 1, whole.size())) {
        requireEachModelOnce(whole.get(i), second);
      }
    }
  }

  private static void requireEachModelOnce(CarbonBudget first, CarbonBudget second) {
    Optional<String> parent = first.parent().map(YamlScalar::text);
    if (parent.isEmpty()
        || !parent.equals(second.parent().map(YamlScalar::text))
        || !first.calendar().meets(second.calendar())) {
      return;
    }
    first
        .selector()
        .shared(second.selector())
        .ifPresent(
            shared -> {
              throw new YamlException(
                  shared.pattern().position(),
                  "budget '"
                      + second.name()
                      + "' takes model '"
                      + shared.model()
                      + "', which '"
                      + first.name()
                      + "' takes as well, and both are children of '"
                      + parent.get()
                      + "'; leave it to one of them");
            });
  }

  private Optional<CarbonBudget> parent(CarbonBudget child) {
    return child.parent().map(name -> name.choice("parent", byName));
  }

  private List<CarbonBudget> children(CarbonBudget parent) {
    return budgets.stream()
        .filter(
            child -> child.parent().map(YamlScalar::text).filter(parent.name()::equals).isPresent())
        .toList();
  }

  private void requireNoCircle(CarbonBudget budget) {
    Set<String> line = new LinkedHashSet<>();
    for (Optional<CarbonBudget> at = Optional.of(budget); at.isPresent(); at = parent(at.get())) {
      if (!line.add(at.get().name())) {
        throw budget
            .parent()
            .orElseThrow()
            .invalid(
                "parent",
                "that makes a circle of " + String.join(", ", line) + "; drop one 'parent'");
      }
    }
  }

  private static void requireAlike(CarbonBudget child, CarbonBudget parent) {
    BudgetCalendar a = child.calendar();
    BudgetCalendar b = parent.calendar();
    requireSame(child, parent, "unit", a.unit().id(), b.unit().id());
    requireSame(child, parent, "zone", a.zone().getId(), b.zone().getId());
    if (!a.meets(b)) {
      requireSame(child, parent, "period", starts(a), starts(b));
    }
    requireSame(child, parent, "view", child.view().id(), parent.view().id());
    for (Limit limit : parent.limits()) {
      if (!(limit instanceof Limit.Intensity) && child.limit(limit.getClass()).isEmpty()) {
        throw unlike(
            child,
            "'"
                + parent.name()
                + "' has a limit '"
                + limit.kind()
                + "' and '"
                + child.name()
                + "' has none to be granted out of it; add one or drop 'parent'");
      }
    }
  }

  private static void requireSame(
      CarbonBudget child, CarbonBudget parent, String what, String ofChild, String ofParent) {
    if (!ofChild.equals(ofParent)) {
      throw unlike(
          child,
          "budget '"
              + child.name()
              + "' has the "
              + what
              + " '"
              + ofChild
              + "' and '"
              + parent.name()
              + "' has '"
              + ofParent
              + "'; only like budgets add up, so give both the same");
    }
  }

  private static YamlException unlike(CarbonBudget child, String why) {
    return child.parent().orElseThrow().invalid("parent", why);
  }

  private static String starts(BudgetCalendar calendar) {
    return calendar.start().map(LocalDate::toString).orElse("every");
  }

  private void requireRoom(CarbonBudget parent) {
    List<CarbonBudget> children = children(parent);
    for (Limit limit : parent.limits()) {
      if (!(limit instanceof Limit.Intensity)) {
        children.stream()
            .map(child -> child.calendar().start())
            .distinct()
            .forEach(start -> requireRoom(parent, limit, runningFrom(start, children)));
      }
    }
  }

  private static List<CarbonBudget> runningFrom(
      Optional<LocalDate> start, List<CarbonBudget> budgets) {
    return budgets.stream()
        .filter(
            budget ->
                budget.calendar().start().isEmpty() || budget.calendar().start().equals(start))
        .toList();
  }

  private static void requireRoom(CarbonBudget parent, Limit limit, List<CarbonBudget> children) {
    BigDecimal granted =
        children.stream()
            .flatMap(child -> child.limit(limit.getClass()).stream())
            .map(Limit::ceiling)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    if (granted.compareTo(limit.ceiling()) > 0) {
      String parts =
          children.stream()
              .flatMap(
                  child ->
                      child.limit(limit.getClass()).stream()
                          .map(part -> "'" + child.name() + "' " + part.text()))
              .collect(joining(", "));
      throw new YamlException(
          limit.position(),
          "budget '"
              + parent.name()
              + "' is "
              + limit.text()
              + ", but its children are "
              + limit.measures().text(granted)
              + ": "
              + parts
              + "; raise the parent or lower a child");
    }
  }

  private Selector selector(CarbonBudget budget) {
    if (!(budget.selector() instanceof Selector.AnyOf)) {
      return budget.selector();
    }
    List<Selector> parts = new ArrayList<>();
    children(budget).forEach(child -> parts.add(selector(child)));
    if (parts.isEmpty()) {
      throw new YamlException(
          budget.position(),
          "budget '"
              + budget.name()
              + "' names no 'model', and no budget names it as its 'parent'; write one of them");
    }
    return new Selector.AnyOf(parts);
  }
}
