package io.greenai.report.budget;

import static java.math.BigDecimal.ZERO;

import io.greenai.report.footprint.Band;
import io.greenai.report.footprint.Estimate;
import io.greenai.report.time.Period;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        budget, evaluator.period, budget.limits().stream().map(evaluator::outcome).toList());
  }

  private LimitOutcome outcome(Limit limit) {
    List<String> notes = new ArrayList<>();
    BigDecimal room = limit instanceof Limit.Absolute ? waivedRoom(notes) : ZERO;
    Spending spent = Spending.of(budget, limit, observed.whole(), observed.coverage());
    notes.addAll(spent.reasons());
    Optional<BigDecimal> amount = spent.compared(budget.comparison());
    if (amount.isEmpty()) {
      return undecided(limit, room, spent.standing(), notes);
    }
    if (spent.amount().map(Estimate::lowerBound).orElse(false)) {
      notes.add("at least: what the meters do not see is not known");
    }
    BigDecimal compared = amount.get();
    Optional<Band> forecast = forecast(limit, compared, notes);
    BudgetStatus pace = new Pace(budget, observed).of(limit, notes);
    BudgetStatus without = status(limit.ceiling(), compared, forecast, pace, spent);
    BudgetStatus with = status(limit.ceiling().add(room), compared, forecast, pace, spent);
    if (room.signum() > 0) {
      notes.add(
          "without waivers "
              + without.id()
              + " at a limit of "
              + limit.text()
              + ", with them "
              + with.id()
              + " at "
              + limit.measures().text(limit.ceiling().add(room)));
    }
    boolean waived = without == BudgetStatus.BREACH && with != BudgetStatus.BREACH;
    return new LimitOutcome(
        limit,
        room,
        spent.amount(),
        forecast,
        percent(compared, limit.ceiling()),
        waived ? with.worse(BudgetStatus.WAIVED) : with,
        without,
        notes);
  }

  private BigDecimal waivedRoom(List<String> notes) {
    LocalDate today = observed.now().atZone(budget.calendar().zone()).toLocalDate();
    BigDecimal room = ZERO;
    for (Waiver waiver : budget.waivers()) {
      notes.add(waiver.text(today));
      room = waiver.holdsOn(today) ? room.add(waiver.extraGrams()) : room;
    }
    return room;
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
      Limit limit, BigDecimal room, BudgetStatus standing, List<String> notes) {
    return new LimitOutcome(
        limit,
        room,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        standing,
        standing,
        notes);
  }
}
