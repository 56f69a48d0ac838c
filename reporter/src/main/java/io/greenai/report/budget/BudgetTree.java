package io.greenai.report.budget;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import io.greenai.report.yaml.YamlException;
import io.greenai.report.yaml.YamlScalar;
import java.math.BigDecimal;
import java.time.YearMonth;
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
    return budgets.stream().map(budget -> budget.withSelector(selector(budget))).toList();
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
    boolean oneStart = a.start().isEmpty() || b.start().isEmpty() || a.start().equals(b.start());
    boolean alike =
        a.unit() == b.unit()
            && a.zone().equals(b.zone())
            && oneStart
            && child.energyBasis() == parent.energyBasis()
            && child.includesEmbodied() == parent.includesEmbodied();
    if (!alike) {
      throw child
          .parent()
          .orElseThrow()
          .invalid(
              "parent",
              "budget '"
                  + child.name()
                  + "' differs from it in 'period' or 'basis'; only like budgets add up");
    }
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
      Optional<YearMonth> start, List<CarbonBudget> budgets) {
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
