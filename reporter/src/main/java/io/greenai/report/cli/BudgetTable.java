package io.greenai.report.cli;

import io.greenai.report.budget.BudgetOutcome;
import io.greenai.report.budget.Enforcement;
import io.greenai.report.budget.Limit;
import io.greenai.report.budget.LimitOutcome;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Budgets as aligned columns, one line per limit, remarks below. */
final class BudgetTable {
  private BudgetTable() {}

  static void print(List<BudgetOutcome> outcomes, PrintWriter out) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        List.of("BUDGET", "PERIOD", "LIMIT", "ACTUAL", "USED", "FORECAST", "STATUS", "ON BREACH"));
    for (BudgetOutcome outcome : outcomes) {
      for (LimitOutcome limit : outcome.limits()) {
        lines.add(cells(outcome, limit));
      }
    }
    int columns = lines.get(0).size();
    int[] widths = new int[columns];
    for (List<String> line : lines) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    for (List<String> line : lines) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        text.append(line.get(i)).append(" ".repeat(widths[i] - line.get(i).length() + 2));
      }
      out.println(text.toString().stripTrailing());
    }
    outcomes.forEach(outcome -> remarks(outcome, out));
  }

  private static List<String> cells(BudgetOutcome outcome, LimitOutcome held) {
    Limit limit = held.limit();
    return List.of(
        outcome.budget().name(),
        outcome.period().label(),
        ConsoleFormat.amount(limit.measures(), limit.ceiling()) + per(limit),
        held.actual()
            .map(
                actual ->
                    (actual.lowerBound() ? ">= " : "")
                        + ConsoleFormat.amount(limit.measures(), actual.central()))
            .orElse("-"),
        held.usedPercent().map(ConsoleFormat::percent).orElse("-"),
        held.forecast().map(value -> ConsoleFormat.amount(limit.measures(), value)).orElse("-"),
        held.status().id(),
        outcome.budget().enforcement().id());
  }

  private static String per(Limit limit) {
    return limit instanceof Limit.Intensity intensity
        ? " per " + intensity.per().toPlainString() + " " + intensity.of().id()
        : "";
  }

  private static void remarks(BudgetOutcome outcome, PrintWriter out) {
    outcome.limits().stream()
        .flatMap(limit -> limit.notes().stream())
        .distinct()
        .forEach(note -> out.println("  " + outcome.budget().name() + ": " + note));
  }

  /** Breaches that are to be told on standard error. */
  static void warnings(List<BudgetOutcome> outcomes, PrintWriter err) {
    for (BudgetOutcome outcome : outcomes) {
      if (outcome.isBreached() && outcome.budget().enforcement() != Enforcement.REPORT) {
        err.println(
            "budget '"
                + outcome.budget().name()
                + "' of "
                + outcome.budget().owner()
                + " is breached in "
                + outcome.period().label());
      }
    }
  }
}
