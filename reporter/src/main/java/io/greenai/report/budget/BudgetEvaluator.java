package io.greenai.report.budget;

import static java.math.BigDecimal.ZERO;

import io.greenai.ledger.ModelKey;
import io.greenai.report.budget.Limit.Measure;
import io.greenai.report.footprint.CarbonFigure;
import io.greenai.report.footprint.CarbonMass;
import io.greenai.report.footprint.Estimate;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.Impact;
import io.greenai.report.query.LoadKey;
import io.greenai.report.query.Period;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds one budget against the footprint of its period. */
public final class BudgetEvaluator {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final CarbonBudget budget;
  private final Footprint footprint;
  private final Instant now;

  private BudgetEvaluator(CarbonBudget budget, Footprint footprint, Instant now) {
    this.budget = budget;
    this.footprint = footprint;
    this.now = now;
  }

  /**
   * How the budget stands.
   *
   * @param footprint of the budget's period
   * @param now where the books have come to; decides which waivers hold
   */
  public static BudgetOutcome evaluate(CarbonBudget budget, Footprint footprint, Instant now) {
    BudgetEvaluator evaluator = new BudgetEvaluator(budget, footprint, now);
    return new BudgetOutcome(
        budget,
        footprint.totals().period(),
        budget.limits().stream().map(evaluator::outcome).toList());
  }

  private LimitOutcome outcome(Limit limit) {
    List<String> notes = new ArrayList<>();
    BigDecimal room = limit instanceof Limit.Absolute ? waivedRoom(notes) : ZERO;
    if (footprint.impacts().keySet().stream().noneMatch(key -> takes(limit, key))) {
      notes.add("the ledgers hold nothing of " + budget.selector() + " in " + label());
      return undecided(limit, room, notes);
    }
    Impact impact = footprint.total(key -> takes(limit, key));
    Optional<Estimate> sum = amount(limit.measures(), impact, notes);
    boolean complete = limit.measures() == Measure.ENERGY || carbon(impact).isComplete();
    Optional<Estimate> actual = sum.flatMap(estimate -> perItem(limit, estimate, notes));
    if (actual.isEmpty()) {
      return undecided(limit, room, notes);
    }
    if (actual.get().lowerBound()) {
      notes.add("at least: what the meters do not see is not known");
    }
    BigDecimal compared =
        budget.comparison() == Comparison.UPPER
            ? actual.get().band().high()
            : actual.get().central();
    Optional<BigDecimal> forecast =
        limit instanceof Limit.Intensity ? Optional.empty() : forecast(compared);
    BudgetStatus status = status(limit.ceiling(), room, compared, forecast);
    if (!complete && status != BudgetStatus.BREACH) {
      status = BudgetStatus.NO_DATA;
    }
    return new LimitOutcome(
        limit, room, actual, forecast, percent(compared, limit.ceiling()), status, notes);
  }

  private boolean takes(Limit limit, LoadKey key) {
    if (!budget.selector().takes(key)) {
      return false;
    }
    ModelKey model = key.model();
    return !(limit instanceof Limit.Intensity intensity)
        || (model != null && model.phase() == intensity.of().phase());
  }

  private Optional<Estimate> amount(Measure measure, Impact impact, List<String> notes) {
    if (measure == Measure.ENERGY) {
      return Optional.of(
          switch (budget.energyBasis()) {
            case METERED -> impact.metered().estimate();
            case IT -> impact.it().microjoules();
            case FACILITY -> impact.facility().microjoules();
          });
    }
    CarbonFigure carbon = carbon(impact);
    notes.addAll(carbon.reasons());
    return carbon.mass().map(CarbonMass::grams);
  }

  private CarbonFigure carbon(Impact impact) {
    return budget.includesEmbodied()
        ? impact.operational().plus(impact.embodied())
        : impact.operational();
  }

  private Optional<Estimate> perItem(Limit limit, Estimate sum, List<String> notes) {
    if (!(limit instanceof Limit.Intensity intensity)) {
      return Optional.of(sum);
    }
    BigInteger items = footprint.totals().sum(key -> takes(limit, key)).activity().totalItems();
    if (items.signum() == 0) {
      notes.add("no " + intensity.of().id() + " to divide by");
      return Optional.empty();
    }
    BigDecimal units = new BigDecimal(items).divide(intensity.per(), MathContext.DECIMAL128);
    return Optional.of(new Estimate(sum.band().dividedBy(units), sum.lowerBound(), sum.quality()));
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
                  ? " adds " + waiver.extraGrams().toPlainString() + " gCO2e until "
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

  private String label() {
    return footprint.totals().period().label();
  }
}
