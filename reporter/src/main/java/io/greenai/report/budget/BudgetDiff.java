package io.greenai.report.budget;

import io.greenai.report.budget.BudgetDescription.Line;
import io.greenai.report.yaml.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** What changed between two states of a folder of budgets. */
public final class BudgetDiff {
  private BudgetDiff() {}

  /** One line for each budget that came or went, and for each setting that changed. */
  public static List<String> between(List<CarbonBudget> before, List<CarbonBudget> after) {
    Map<String, CarbonBudget> old = byName(before);
    Map<String, CarbonBudget> young = byName(after);
    TreeSet<String> names = new TreeSet<>(old.keySet());
    names.addAll(young.keySet());
    List<String> changes = new ArrayList<>();
    for (String name : names) {
      CarbonBudget was = old.get(name);
      CarbonBudget is = young.get(name);
      if (is == null) {
        changes.add(name + ": dropped");
      } else if (was == null) {
        changes.add(name + ": new" + at(Optional.of(is.position())));
      } else {
        changes.addAll(changes(name, settings(was), settings(is)));
      }
    }
    return changes;
  }

  private static List<String> changes(
      String name, Map<String, Line> before, Map<String, Line> after) {
    TreeSet<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    List<String> changes = new ArrayList<>();
    for (String key : keys) {
      String was = value(before, key);
      String is = value(after, key);
      if (!was.equals(is)) {
        Optional<Position> origin = Optional.ofNullable(after.get(key)).flatMap(Line::origin);
        changes.add(name + ": " + key + " " + was + " -> " + is + at(origin));
      }
    }
    return changes;
  }

  private static String value(Map<String, Line> settings, String key) {
    return Optional.ofNullable(settings.get(key)).map(Line::value).orElse("none");
  }

  private static String at(Optional<Position> place) {
    return place.map(position -> " (" + position + ")").orElse("");
  }

  /** By key; settings that a budget has several of are one, in order. */
  private static Map<String, Line> settings(CarbonBudget budget) {
    Map<String, Line> settings = new LinkedHashMap<>();
    BudgetDescription.of(budget)
        .forEach(
            line ->
                settings.merge(
                    line.key(),
                    line,
                    (first, next) ->
                        new Line(
                            first.key(), first.value() + "; " + next.value(), first.origin())));
    return settings;
  }

  private static Map<String, CarbonBudget> byName(List<CarbonBudget> budgets) {
    Map<String, CarbonBudget> byName = new TreeMap<>();
    budgets.forEach(budget -> byName.put(budget.name(), budget));
    return byName;
  }
}
