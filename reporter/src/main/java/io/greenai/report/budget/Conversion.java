package io.greenai.report.budget;

import io.greenai.report.budget.Limit.Measure;
import io.greenai.report.footprint.CarbonFigure;
import io.greenai.report.footprint.CarbonMass;
import io.greenai.report.footprint.ErrorSource.Group;
import io.greenai.report.footprint.Estimate;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.Impact;
import io.greenai.report.footprint.Uncertainty;
import io.greenai.report.query.LoadKey;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Predicate;

/** What a limit counts for each microjoule that meters book. */
public final class Conversion {
  private Conversion() {}

  /**
   * In the limit's base unit, over the loads that {@code wanted} takes: their policies, sites and
   * factors, with the errors of factors and of what meters leave out. Those of meters and of the
   * allocation are not in it, which energy booked and what it comes to have alike. Absent where
   * there is no such load, or where not all of it is determined.
   */
  public static Optional<Estimate> perMicrojoule(
      CarbonBudget budget, Limit limit, Footprint footprint, Predicate<LoadKey> wanted) {
    BigDecimal booked = new BigDecimal(footprint.totals().sum(wanted).totalMicrojoules());
    if (booked.signum() == 0) {
      return Optional.empty();
    }
    return counted(budget, limit, footprint.total(wanted))
        .map(amount -> ofFactors(amount).dividedBy(booked));
  }

  private static Estimate ofFactors(Estimate amount) {
    Uncertainty all = amount.uncertainty();
    return new Estimate(
        amount.central(),
        all.of(Group.FACTOR).plus(all.of(Group.BOUNDARY)),
        amount.lowerBound(),
        amount.quality());
  }

  private static Optional<Estimate> counted(CarbonBudget budget, Limit limit, Impact impact) {
    if (limit.measures() == Measure.ENERGY) {
      return Optional.of(impact.facility().microjoules());
    }
    CarbonFigure carbon = budget.view().carbon(impact);
    return carbon.isComplete() ? carbon.mass().map(CarbonMass::grams) : Optional.empty();
  }
}
