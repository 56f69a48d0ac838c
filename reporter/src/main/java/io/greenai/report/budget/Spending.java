package io.greenai.report.budget;

import io.greenai.ledger.ModelKey;
import io.greenai.report.budget.Limit.Measure;
import io.greenai.report.footprint.CarbonFigure;
import io.greenai.report.footprint.CarbonMass;
import io.greenai.report.footprint.Estimate;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.Impact;
import io.greenai.report.query.LoadKey;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * What a limit of a budget counts in a footprint.
 *
 * @param amount in the limit's base unit, absent where it is not determined
 * @param complete whether all of it is determined
 * @param reasons why it is absent or incomplete
 */
record Spending(Optional<Estimate> amount, boolean complete, List<String> reasons) {
  Spending {
    reasons = List.copyOf(reasons);
  }

  static Spending of(CarbonBudget budget, Limit limit, Footprint footprint) {
    if (footprint.impacts().keySet().stream().noneMatch(key -> takes(budget, limit, key))) {
      return undetermined(
          "the ledgers hold "
              + (limit instanceof Limit.Intensity intensity
                  ? "no " + intensity.of().phase().id()
                  : "nothing")
              + " of "
              + budget.selector()
              + " in "
              + footprint.totals().period().label());
    }
    Impact impact = footprint.total(key -> takes(budget, limit, key));
    Spending whole =
        limit.measures() == Measure.ENERGY ? energy(budget, impact) : carbon(budget, impact);
    return limit instanceof Limit.Intensity intensity
        ? whole.per(
            intensity,
            footprint.totals().sum(key -> takes(budget, limit, key)).activity().totalItems())
        : whole;
  }

  /** The number that the budget wants compared. */
  Optional<BigDecimal> compared(Comparison comparison) {
    return amount.map(
        estimate -> comparison == Comparison.UPPER ? estimate.band().high() : estimate.central());
  }

  private static boolean takes(CarbonBudget budget, Limit limit, LoadKey key) {
    if (!budget.selector().takes(key)) {
      return false;
    }
    ModelKey model = key.model();
    return !(limit instanceof Limit.Intensity intensity)
        || (model != null && model.phase() == intensity.of().phase());
  }

  private static Spending energy(CarbonBudget budget, Impact impact) {
    Estimate energy =
        switch (budget.energyBasis()) {
          case METERED -> impact.metered().estimate();
          case IT -> impact.it().microjoules();
          case FACILITY -> impact.facility().microjoules();
        };
    return new Spending(Optional.of(energy), true, List.of());
  }

  private static Spending carbon(CarbonBudget budget, Impact impact) {
    CarbonFigure carbon =
        budget.includesEmbodied()
            ? impact.operational().plus(impact.embodied())
            : impact.operational();
    return new Spending(
        carbon.mass().map(CarbonMass::grams), carbon.isComplete(), List.copyOf(carbon.reasons()));
  }

  private Spending per(Limit.Intensity intensity, BigInteger items) {
    if (items.signum() == 0) {
      return undetermined("no " + intensity.of().id() + " to divide by");
    }
    BigDecimal units = new BigDecimal(items).divide(intensity.per(), MathContext.DECIMAL128);
    return new Spending(
        amount.map(
            sum -> new Estimate(sum.band().dividedBy(units), sum.lowerBound(), sum.quality())),
        complete,
        reasons);
  }

  private static Spending undetermined(String why) {
    return new Spending(Optional.empty(), false, List.of(why));
  }
}
