package io.greenai.report.budget;

import io.greenai.report.time.Period;
import java.util.List;

/**
 * A budget held against its period.
 *
 * @param limits in the order of the file
 */
public record BudgetOutcome(CarbonBudget budget, Period period, List<LimitOutcome> limits) {
  public BudgetOutcome {
    limits = List.copyOf(limits);
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
