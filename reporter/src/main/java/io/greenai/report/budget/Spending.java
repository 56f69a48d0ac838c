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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a limit of a budget counts in a footprint.
 *
 * @param amount in the limit's base unit, absent where it is not determined
 * @param standing ok where all of it is determined, else how the limit stands for want of it
 * @param reasons why it is absent, incomplete or a lower bound
 */
record Spending(Optional<Estimate> amount, BudgetStatus standing, List<String> reasons) {
  private static final String UNSEEN = "at least: what the meters do not see is not known";

  Spending {
    reasons = List.copyOf(reasons);
  }

  static Spending of(CarbonBudget budget, Limit limit, Footprint footprint, Coverage coverage) {
    if (footprint.impacts().keySet().stream().noneMatch(budget.selector()::takes)) {
      return nothing(budget, footprint, coverage);
    }
    Impact impact = footprint.total(key -> takes(budget, limit, key));
    Spending whole =
        limit.measures() == Measure.ENERGY ? energy(impact) : carbon(budget.view(), impact);
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

  private static Spending nothing(CarbonBudget budget, Footprint footprint, Coverage coverage) {
    return without(
        coverage.complete() ? BudgetStatus.NO_ACTIVITY : BudgetStatus.DATA_GAP,
        "the ledgers hold nothing of "
            + budget.selector()
            + " in "
            + footprint.totals().period().label()
            + ", and "
            + coverage.reason());
  }

  private static boolean takes(CarbonBudget budget, Limit limit, LoadKey key) {
    if (!budget.selector().takes(key)) {
      return false;
    }
    ModelKey model = key.model();
    return !(limit instanceof Limit.Intensity intensity)
        || (model != null && model.phase() == intensity.of().phase());
  }

  private static Spending energy(Impact impact) {
    Estimate energy = impact.facility().microjoules();
    return new Spending(
        Optional.of(energy), BudgetStatus.OK, energy.lowerBound() ? List.of(UNSEEN) : List.of());
  }

  private static Spending carbon(BudgetView view, Impact impact) {
    CarbonFigure carbon = view.carbon(impact);
    List<String> reasons = new ArrayList<>();
    carbon.reasons().forEach(reason -> reasons.add(view.text() + ", not determined: " + reason));
    if (carbon.mass().isPresent()) {
      carbon.notes().stream()
          .filter(note -> note.startsWith("not in it: "))
          .forEach(note -> reasons.add("at least: " + note));
      if (impact.facility().microjoules().lowerBound()) {
        reasons.add(UNSEEN);
      }
    }
    return new Spending(
        carbon.mass().map(CarbonMass::grams),
        carbon.isComplete() ? BudgetStatus.OK : BudgetStatus.DATA_GAP,
        reasons);
  }

  private Spending per(Limit.Intensity intensity, BigInteger items) {
    if (items.signum() == 0) {
      return without(BudgetStatus.NOT_APPLICABLE, "no " + intensity.of().id() + " to divide by");
    }
    BigDecimal units = new BigDecimal(items).divide(intensity.per(), MathContext.DECIMAL128);
    return new Spending(amount.map(sum -> sum.dividedBy(units)), standing, reasons);
  }

  private static Spending without(BudgetStatus standing, String why) {
    return new Spending(Optional.empty(), standing, List.of(why));
  }
}
