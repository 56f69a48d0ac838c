package io.greenai.report.cli;

import io.greenai.report.budget.BudgetOutcome;
import io.greenai.report.budget.Enforcement;
import io.greenai.report.budget.Limit;
import io.greenai.report.budget.LimitOutcome;
import io.greenai.report.budget.OnUnbudgeted;
import io.greenai.report.budget.Unbudgeted;
import java.io.PrintWriter;
import java.math.BigDecimal;
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
    aligned(lines, out);
    outcomes.forEach(outcome -> remarks(outcome, out));
  }

  /** What models without a budget used; nothing where there are none. */
  static void print(Unbudgeted unbudgeted, PrintWriter out) {
    if (!unbudgeted.isEmpty()) {
      out.println(
          "unbudgeted: "
              + ConsoleFormat.energy(unbudgeted.impact().facility().microjoules().central())
              + " of "
              + String.join(", ", unbudgeted.models()));
    }
  }

  /** Columns as wide as their widest cell. */
  static void aligned(List<List<String>> lines, PrintWriter out) {
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
  }

  private static List<String> cells(BudgetOutcome outcome, LimitOutcome held) {
    Limit limit = held.limit();
    return List.of(
        outcome.budget().name(),
        outcome.period().label(),
        ConsoleFormat.amount(limit.measures(), limit.ceiling()) + per(limit) + moved(held),
        held.actual()
            .map(
                actual ->
                    (actual.lowerBound() ? ">= " : "")
                        + ConsoleFormat.amount(limit.measures(), actual.central()))
            .orElse("-"),
        held.usedPercent().map(ConsoleFormat::percent).orElse("-"),
        held.forecast()
            .map(band -> ConsoleFormat.amount(limit.measures(), band.central()))
            .orElse("-"),
        held.status().id(),
        outcome.budget().enforcement().id());
  }

  private static String per(Limit limit) {
    return limit instanceof Limit.Intensity intensity
        ? " per " + intensity.per().toPlainString() + " " + intensity.of().id()
        : "";
  }

  private static String moved(LimitOutcome held) {
    return more(held, held.allowance().carried(), "carried")
        + more(held, held.allowance().waived(), "waived");
  }

  private static String more(LimitOutcome held, BigDecimal amount, String how) {
    return amount.signum() == 0
        ? ""
        : " + " + ConsoleFormat.amount(held.limit().measures(), amount) + " " + how;
  }

  private static void remarks(BudgetOutcome outcome, PrintWriter out) {
    outcome.limits().stream()
        .flatMap(limit -> limit.notes().stream())
        .distinct()
        .forEach(note -> out.println("  " + outcome.budget().name() + ": " + note));
  }

  /** What is to be told on standard error. */
  static void warnings(CheckResult result, PrintWriter err) {
    for (BudgetOutcome outcome : result.input().budgets()) {
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
    if (result.onUnbudgeted() != OnUnbudgeted.REPORT && !result.unbudgeted().isEmpty()) {
      err.println(
          "models run without a budget: " + String.join(", ", result.unbudgeted().models()));
    }
  }
}
