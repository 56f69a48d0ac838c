package io.greenai.report.budget;

import io.greenai.report.footprint.Band;
import io.greenai.report.time.Period;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Holds one budget against what was observed in its period. */
public final class BudgetEvaluator {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final CarbonBudget budget;
  private final Observed observed;
  private final Period period;

  private BudgetEvaluator(CarbonBudget budget, Observed observed) {
    this.budget = budget;
    this.observed = observed;
    this.period = observed.whole().totals().period();
  }

  /** How the budget stands. */
  public static BudgetOutcome evaluate(CarbonBudget budget, Observed observed) {
    BudgetEvaluator evaluator = new BudgetEvaluator(budget, observed);
    return new BudgetOutcome(
        budget, observed.whole(), budget.limits().stream().map(evaluator::outcome).toList());
  }

  private LimitOutcome outcome(Limit limit) {
    List<String> notes = new ArrayList<>(observed.log().changes(budget, period));
    Allowance allowance = Allowance.of(budget, limit, observed, period, notes);
    Spending spent = Spending.of(budget, limit, observed.whole(), observed.coverage());
    notes.addAll(spent.reasons());
    Optional<BigDecimal> amount = spent.compared(budget.comparison());
    if (amount.isEmpty()) {
      return undecided(limit, allowance, spent.standing(), notes);
    }
    BigDecimal compared = amount.get();
    Optional<Band> forecast = forecast(limit, compared, notes);
    BudgetStatus pace = new Pace(budget, observed).of(limit, notes);
    Function<BigDecimal, BudgetStatus> at =
        ceiling -> status(ceiling, compared, forecast, pace, spent);
    BudgetStatus without = at.apply(allowance.withoutWaivers());
    BudgetStatus with = at.apply(allowance.whole());
    if (allowance.waived().signum() > 0) {
      notes.add(
          "without waivers "
              + without.id()
              + " at a limit of "
              + limit.text(allowance.withoutWaivers())
              + ", with them "
              + with.id()
              + " at "
              + limit.text(allowance.whole()));
    }
    return new LimitOutcome(
        limit,
        allowance,
        spent.amount(),
        amount,
        forecast,
        percent(compared, allowance.withoutWaivers()),
        told(without, with, allowance.beforeItWasRaised().map(at)),
        without,
        notes);
  }

  /** A breach that only a waiver or a raised limit undoes stays visible. */
  private static BudgetStatus told(
      BudgetStatus without, BudgetStatus with, Optional<BudgetStatus> beforeItWasRaised) {
    if (with == BudgetStatus.BREACH) {
      return with;
    }
    BudgetStatus waived = without == BudgetStatus.BREACH ? BudgetStatus.WAIVED : with;
    boolean raised = beforeItWasRaised.filter(BudgetStatus.BREACH::equals).isPresent();
    return with.worse(waived).worse(raised ? BudgetStatus.RAISED : with);
  }

  /** Intensities have none: what they are divided by grows along. */
  private Optional<Band> forecast(Limit limit, BigDecimal actual, List<String> notes) {
    if (limit instanceof Limit.Intensity) {
      return Optional.empty();
    }
    Instant from = actualEnds();
    if (!from.isBefore(period.end())) {
      return Optional.of(Band.exactly(actual));
    }
    Forecast forecast = new Forecast(History.of(budget, limit, observed.days()));
    if (forecast.isTooEarly()) {
      notes.add(
          "too early for a forecast: "
              + forecast.days().size()
              + " of at least "
              + Forecast.LEAST_DAYS
              + " complete days");
      return Optional.empty();
    }
    Band band = forecast.at(actual, period, from);
    notes.add(
        "forecast from "
            + limit.measures().text(band.low())
            + " to "
            + limit.measures().text(band.high())
            + " (80 %), by "
            + forecast.days().size()
            + " complete days");
    return Optional.of(band);
  }

  /** Books may have been read on beyond now, and what the actual holds is not to be forecast. */
  private Instant actualEnds() {
    return observed
        .whole()
        .totals()
        .lastBooked()
        .filter(observed.now()::isBefore)
        .orElse(observed.now());
  }

  private BudgetStatus status(
      BigDecimal ceiling,
      BigDecimal actual,
      Optional<Band> forecast,
      BudgetStatus pace,
      Spending spent) {
    BudgetStatus status = crossed(ceiling, actual, forecast.map(Band::central)).worse(pace);
    return status == BudgetStatus.BREACH ? status : status.worse(spent.standing());
  }

  private BudgetStatus crossed(
      BigDecimal ceiling, BigDecimal actual, Optional<BigDecimal> forecast) {
    BudgetStatus worst = BudgetStatus.OK;
    for (Threshold threshold : budget.thresholds()) {
      BigDecimal mark = ceiling.multiply(threshold.percent());
      Optional<BigDecimal> value =
          threshold.basis() == Threshold.Basis.ACTUAL ? Optional.of(actual) : forecast;
      if (value.isPresent() && value.get().multiply(HUNDRED).compareTo(mark) > 0) {
        worst =
            worst.worse(
                switch (threshold.severity()) {
                  case INFO -> BudgetStatus.OK;
                  case WARN -> BudgetStatus.WARN;
                  case BREACH -> BudgetStatus.BREACH;
                });
      }
    }
    return worst;
  }

  private static Optional<BigDecimal> percent(BigDecimal actual, BigDecimal ceiling) {
    return ceiling.signum() == 0
        ? Optional.empty()
        : Optional.of(actual.multiply(HUNDRED).divide(ceiling, MathContext.DECIMAL128));
  }

  private static LimitOutcome undecided(
      Limit limit, Allowance allowance, BudgetStatus standing, List<String> notes) {
    return new LimitOutcome(
        limit,
        allowance,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        standing,
        standing,
        notes);
  }
}
