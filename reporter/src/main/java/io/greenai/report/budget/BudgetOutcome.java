package io.greenai.report.budget;

import static java.util.Objects.requireNonNull;

import io.greenai.report.footprint.Footprint;
import io.greenai.report.time.Period;
import java.util.List;

/**
 * A budget held against its period.
 *
 * @param footprint of all that happened in the period
 * @param limits in the order of the file
 */
public record BudgetOutcome(CarbonBudget budget, Footprint footprint, List<LimitOutcome> limits) {
  public BudgetOutcome {
    requireNonNull(budget, "budget");
    requireNonNull(footprint, "footprint");
    limits = List.copyOf(limits);
  }

  /** The budget's own period. */
  public Period period() {
    return footprint.totals().period();
  }

  /** The worst of its limits. */
  public BudgetStatus status() {
    return limits.stream()
        .map(LimitOutcome::status)
        .reduce(BudgetStatus.NOT_APPLICABLE, BudgetStatus::worse);
  }

  public boolean isBreached() {
    return status() == BudgetStatus.BREACH;
  }

  /** Whether the command that held it against the ledgers has to fail with a breach. */
  public boolean blocks() {
    return isBreached() && budget.enforcement() == Enforcement.BLOCK;
  }

  /** Whether that command has to fail with a data gap. */
  public boolean lacksData() {
    return budget.onMissingData() == OnMissingData.FAIL
        && limits.stream().anyMatch(limit -> limit.status() == BudgetStatus.DATA_GAP);
  }
}
