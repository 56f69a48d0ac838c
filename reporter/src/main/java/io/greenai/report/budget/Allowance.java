package io.greenai.report.budget;

import static java.math.BigDecimal.ZERO;

import io.greenai.report.budget.DecisionLog.Closed;
import io.greenai.report.budget.DecisionLog.Lowered;
import io.greenai.report.time.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * What a limit comes to in a period, in its base unit.
 *
 * @param granted by the file
 * @param carried over from the period before
 * @param waived on top, by waivers that hold
 * @param lower the lowest limit that held earlier in the period, where it was lower than now
 */
public record Allowance(
    BigDecimal granted, BigDecimal carried, BigDecimal waived, Optional<BigDecimal> lower) {

  /** What may be used, waivers aside. */
  public BigDecimal withoutWaivers() {
    return granted.add(carried);
  }

  /** All that may be used. */
  public BigDecimal whole() {
    return withoutWaivers().add(waived);
  }

  /** The same, had the limit not been raised; absent where it was not. */
  Optional<BigDecimal> beforeItWasRaised() {
    return lower.map(ceiling -> ceiling.add(carried).add(waived));
  }

  /** Of {@code limit}, with a note for each thing that moves it. */
  static Allowance of(
      CarbonBudget budget, Limit limit, Observed observed, Period period, List<String> notes) {
    Optional<Lowered> lower = observed.log().lower(budget, limit, period);
    lower.ifPresent(was -> notes.add(raised(budget, limit, observed, period, was)));
    return new Allowance(
        limit.ceiling(),
        carried(budget, limit, observed, notes),
        limit instanceof Limit.Absolute ? waived(budget, observed, notes) : ZERO,
        lower.map(Lowered::ceiling));
  }

  private static String raised(
      CarbonBudget budget, Limit limit, Observed observed, Period period, Lowered was) {
    return "raised in the period, from "
        + limit.measures().text(was.ceiling())
        + ", which held on "
        + was.lastSeen().atOffset(ZoneOffset.UTC).toLocalDate()
        + observed
            .log()
            .breached(budget, limit, period)
            .map(when -> ", breached before raised: so found at " + when)
            .orElse("");
  }

  private static BigDecimal carried(
      CarbonBudget budget, Limit limit, Observed observed, List<String> notes) {
    if (limit instanceof Limit.Intensity || budget.carryOver().isNone()) {
      return ZERO;
    }
    if (observed.before().isEmpty()) {
      notes.add("no carry-over: the budget is for this period alone");
      return ZERO;
    }
    Period before = observed.before().get();
    Optional<Closed> closed = observed.log().closed(budget, limit, before);
    Optional<BigDecimal> used = closed.flatMap(period -> period.standing().compared());
    if (closed.isEmpty() || used.isEmpty()) {
      notes.add(
          "no carry-over: "
              + before.label()
              + (closed.isEmpty() ? " is not closed" : " was closed undetermined"));
      return ZERO;
    }
    if (closed.get().standing().lowerBound()) {
      notes.add("no carry-over: of " + before.label() + " only a lower bound was known");
      return ZERO;
    }
    BigDecimal carried = budget.carryOver().of(closed.get().standing().granted(), used.get());
    notes.add(
        "carried over "
            + limit.measures().text(carried)
            + ": "
            + budget.carryOver().percent().toPlainString()
            + " % of what "
            + before.label()
            + " left, closed on "
            + closed.get().on().atOffset(ZoneOffset.UTC).toLocalDate());
    return carried;
  }

  private static BigDecimal waived(CarbonBudget budget, Observed observed, List<String> notes) {
    LocalDate today = observed.now().atZone(budget.calendar().zone()).toLocalDate();
    BigDecimal room = ZERO;
    for (Waiver waiver : budget.waivers()) {
      notes.add(waiver.text(today));
      room = waiver.holdsOn(today) ? room.add(waiver.extraGrams()) : room;
    }
    return room;
  }
}
