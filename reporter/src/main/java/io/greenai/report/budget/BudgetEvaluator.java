package io.greenai.report.budget;

import static java.math.BigDecimal.ZERO;

import io.greenai.report.footprint.Estimate;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.query.Period;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds one budget against the footprint of its period. */
public final class BudgetEvaluator {
  private static final BigDecimal LEAST_PACE = new BigDecimal("0.01");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final CarbonBudget budget;
  private final Footprint footprint;
  private final Map<BurnRate, Footprint> recent;
  private final Instant now;

  private BudgetEvaluator(
      CarbonBudget budget, Footprint footprint, Map<BurnRate, Footprint> recent, Instant now) {
    this.budget = budget;
    this.footprint = footprint;
    this.recent = recent;
    this.now = now;
  }

  /**
   * How the budget stands.
   *
   * @param footprint of the budget's period
   * @param recent footprint of the lookback of each burn rate that has one in the period
   * @param now where the books have come to; decides which waivers hold
   */
  public static BudgetOutcome evaluate(
      CarbonBudget budget, Footprint footprint, Map<BurnRate, Footprint> recent, Instant now) {
    BudgetEvaluator evaluator = new BudgetEvaluator(budget, footprint, recent, now);
    return new BudgetOutcome(
        budget,
        footprint.totals().period(),
        budget.limits().stream().map(evaluator::outcome).toList());
  }

  private LimitOutcome outcome(Limit limit) {
    List<String> notes = new ArrayList<>();
    BigDecimal room = limit instanceof Limit.Absolute ? waivedRoom(notes) : ZERO;
    Spending spent = Spending.of(budget, limit, footprint);
    notes.addAll(spent.reasons());
    Optional<BigDecimal> amount = spent.compared(budget.comparison());
    if (amount.isEmpty()) {
      return undecided(limit, room, notes);
    }
    if (spent.amount().map(Estimate::lowerBound).orElse(false)) {
      notes.add("at least: what the meters do not see is not known");
    }
    BigDecimal compared = amount.get();
    Optional<BigDecimal> forecast =
        limit instanceof Limit.Intensity ? Optional.empty() : forecast(compared);
    BudgetStatus status =
        status(limit.ceiling(), room, compared, forecast).worse(pace(limit, notes));
    if (!spent.complete() && status != BudgetStatus.BREACH) {
      status = BudgetStatus.NO_DATA;
    }
    return new LimitOutcome(
        limit, room, spent.amount(), forecast, percent(compared, limit.ceiling()), status, notes);
  }

  private BudgetStatus pace(Limit limit, List<String> notes) {
    if (limit instanceof Limit.Intensity || limit.ceiling().signum() == 0) {
      return BudgetStatus.OK;
    }
    BudgetStatus worst = BudgetStatus.OK;
    for (BurnRate rate : budget.burnRates()) {
      Optional<BigDecimal> used =
          Optional.ofNullable(recent.get(rate))
              .flatMap(of -> Spending.of(budget, limit, of).compared(budget.comparison()));
      if (used.isPresent()) {
        BigDecimal pace = rate.pace(used.get(), limit.ceiling(), footprint.totals().period());
        boolean fast = pace.compareTo(rate.factor()) > 0;
        notes.add(
            "used over "
                + rate.days()
                + " at "
                + (pace.compareTo(LEAST_PACE) < 0
                    ? "less than " + LEAST_PACE
                    : pace.setScale(2, RoundingMode.HALF_UP).toPlainString())
                + " times the even pace, "
                + (fast ? "above" : "within")
                + " the allowed "
                + rate.factor().toPlainString());
        worst = fast ? BudgetStatus.WARN : worst;
      }
    }
    return worst;
  }

  private BigDecimal waivedRoom(List<String> notes) {
    LocalDate today = now.atZone(budget.calendar().zone()).toLocalDate();
    BigDecimal room = ZERO;
    for (Waiver waiver : budget.waivers()) {
      boolean holds = waiver.holdsOn(today);
      notes.add(
          "waiver "
              + waiver.id()
              + " by "
              + waiver.approver()
              + (holds
                  ? " adds " + Limit.Measure.CARBON.text(waiver.extraGrams()) + " until "
                  : " is ignored: it expired on ")
              + waiver.expires());
      room = holds ? room.add(waiver.extraGrams()) : room;
    }
    return room;
  }

  private Optional<BigDecimal> forecast(BigDecimal actual) {
    Period period = footprint.totals().period();
    return footprint
        .totals()
        .firstBooked()
        .flatMap(first -> Forecast.of(period, first, now).at(actual));
  }

  private BudgetStatus status(
      BigDecimal ceiling, BigDecimal room, BigDecimal actual, Optional<BigDecimal> forecast) {
    BudgetStatus withRoom = crossed(ceiling.add(room), actual, forecast);
    boolean waived =
        withRoom != BudgetStatus.BREACH
            && crossed(ceiling, actual, Optional.empty()) == BudgetStatus.BREACH;
    return waived ? withRoom.worse(BudgetStatus.WAIVED) : withRoom;
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

  private static LimitOutcome undecided(Limit limit, BigDecimal room, List<String> notes) {
    return new LimitOutcome(
        limit,
        room,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        BudgetStatus.NO_DATA,
        notes);
  }
}
