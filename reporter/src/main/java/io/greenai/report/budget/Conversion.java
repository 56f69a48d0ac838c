package io.greenai.report.budget;

import io.greenai.report.budget.Limit.Measure;
import io.greenai.report.footprint.CarbonFigure;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.Impact;
import io.greenai.report.query.LoadKey;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Predicate;

/** What a limit counts for each microjoule that meters book. */
public final class Conversion {
  private Conversion() {}

  /**
   * In the limit's base unit, over the loads that {@code wanted} takes: their policies, sites and
   * factors. Absent where there is none of them, or where not all of it is determined.
   */
  public static Optional<BigDecimal> perMicrojoule(
      CarbonBudget budget, Limit limit, Footprint footprint, Predicate<LoadKey> wanted) {
    BigDecimal booked = new BigDecimal(footprint.totals().sum(wanted).totalMicrojoules());
    if (booked.signum() == 0) {
      return Optional.empty();
    }
    Impact impact = footprint.total(wanted);
    return counted(budget, limit, impact)
        .map(amount -> amount.divide(booked, CandidateJudge.DIGITS));
  }

  private static Optional<BigDecimal> counted(CarbonBudget budget, Limit limit, Impact impact) {
    if (limit.measures() == Measure.ENERGY) {
      return Optional.of(impact.facility().microjoules().central());
    }
    CarbonFigure carbon = budget.view().carbon(impact);
    return carbon.isComplete()
        ? carbon.mass().map(mass -> mass.grams().central())
        : Optional.empty();
  }
}
