package io.greenai.report.disclose;

import io.greenai.report.budget.BudgetOutcome;
import io.greenai.report.budget.CarbonBudget;
import io.greenai.report.budget.Comparison;
import io.greenai.report.budget.Limit;
import io.greenai.report.budget.LimitOutcome;
import io.greenai.report.budget.Threshold;
import io.greenai.report.disclose.model.BudgetRow;
import java.util.ArrayList;
import java.util.List;

/** One row per limit of each budget. */
final class BudgetRows {
  private final BudgetCounts counts;

  /** Rows whose actuals are figures of {@code counts}. */
  BudgetRows(BudgetCounts counts) {
    this.counts = counts;
  }

  List<BudgetRow> of(List<BudgetOutcome> outcomes) {
    return outcomes.stream()
        .flatMap(outcome -> outcome.limits().stream().map(limit -> row(outcome, limit)))
        .toList();
  }

  private BudgetRow row(BudgetOutcome outcome, LimitOutcome held) {
    CarbonBudget budget = outcome.budget();
    Limit limit = held.limit();
    LimitFigures figures = new LimitFigures(counts, outcome, held);
    List<String> notes = new ArrayList<>();
    notes.add("period " + outcome.period().label() + ", " + outcome.period().zone());
    budget
        .approver()
        .ifPresent(approver -> notes.add("granted by " + approver + ", named, not verified"));
    notes.addAll(held.notes());
    return new BudgetRow(
        budget.name(),
        LimitFigures.place(limit.position()),
        budget.owner(),
        budget.selector().toString(),
        basis(budget, limit),
        figures.limit(),
        figures.actual(),
        figures.forecast(),
        figures.used(),
        figures.charges(),
        budget.thresholds().stream()
            .filter(threshold -> threshold.basis() == Threshold.Basis.ACTUAL)
            .map(threshold -> threshold.percent().intValue())
            .distinct()
            .sorted()
            .toList(),
        standing(held),
        budget.enforcement().id(),
        notes);
  }

  private static String basis(CarbonBudget budget, Limit limit) {
    String counted =
        limit.measures() == Limit.Measure.ENERGY ? "facility energy" : budget.view().text();
    return budget.comparison() == Comparison.UPPER ? counted + ", upper end of the range" : counted;
  }

  private static BudgetRow.Standing standing(LimitOutcome held) {
    return switch (held.status()) {
      case NOT_APPLICABLE -> BudgetRow.Standing.NOT_APPLICABLE;
      case NO_ACTIVITY -> BudgetRow.Standing.NO_ACTIVITY;
      case OK ->
          held.isLowerBound() ? BudgetRow.Standing.WITHIN_AS_KNOWN : BudgetRow.Standing.WITHIN;
      case WAIVED -> BudgetRow.Standing.WAIVED;
      case RAISED -> BudgetRow.Standing.RAISED;
      case WARN -> BudgetRow.Standing.AT_RISK;
      case DATA_GAP -> BudgetRow.Standing.UNDECIDED;
      case BREACH -> BudgetRow.Standing.BREACHED;
    };
  }
}
