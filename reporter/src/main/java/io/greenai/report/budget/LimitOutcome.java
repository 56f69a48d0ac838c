package io.greenai.report.budget;

import io.greenai.report.footprint.Band;
import io.greenai.report.footprint.Estimate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A limit held against what happened, in the limit's base unit.
 *
 * @param allowance what the limit comes to, with carry-over and waivers
 * @param actual so far; absent where it is not determined
 * @param compared the number of it that the budget wants held against the limit
 * @param forecast for the end of the period with its 80 % interval; absent where it is too early,
 *     or there is no actual
 * @param usedPercent of the allowance, waivers aside; absent without an actual or with an allowance
 *     of 0
 * @param status with waivers
 * @param statusWithoutWaivers as if there were none
 * @param notes what else a reader has to know
 */
public record LimitOutcome(
    Limit limit,
    Allowance allowance,
    Optional<Estimate> actual,
    Optional<BigDecimal> compared,
    Optional<Band> forecast,
    Optional<BigDecimal> usedPercent,
    BudgetStatus status,
    BudgetStatus statusWithoutWaivers,
    List<String> notes) {
  public LimitOutcome {
    notes = List.copyOf(notes);
  }

  /** Whether the actual is known to be more than what is counted. */
  public boolean isLowerBound() {
    return actual.filter(Estimate::lowerBound).isPresent();
  }
}
