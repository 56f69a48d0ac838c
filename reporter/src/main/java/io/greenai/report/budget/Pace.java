package io.greenai.report.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** Holds what was used of late against the burn rates of a budget. */
record Pace(CarbonBudget budget, Observed observed) {
  /** A warning where a limit on the whole period is used too fast, with a note of each pace. */
  BudgetStatus of(Limit limit, List<String> notes) {
    if (limit instanceof Limit.Intensity || limit.ceiling().signum() == 0) {
      return BudgetStatus.OK;
    }
    BudgetStatus worst = BudgetStatus.OK;
    for (BurnRate rate : budget.burnRates()) {
      Optional<BigDecimal> pace = of(limit, rate).filter(fast -> fast.compareTo(rate.factor()) > 0);
      if (pace.isPresent()) {
        notes.add(
            "used over "
                + rate.days()
                + " at "
                + pace.get().setScale(2, RoundingMode.HALF_UP).toPlainString()
                + " times the even pace, above the allowed "
                + rate.factor().toPlainString());
        worst = BudgetStatus.WARN;
      }
    }
    return worst;
  }

  private Optional<BigDecimal> of(Limit limit, BurnRate rate) {
    return Optional.ofNullable(observed.recent().get(rate))
        .flatMap(
            recent ->
                Spending.of(budget, limit, recent, observed.coverage())
                    .compared(budget.comparison()))
        .map(used -> rate.pace(used, limit.ceiling(), observed.whole().totals().period()));
  }
}
