package io.greenai.report.budget;

import static java.util.Objects.requireNonNull;

import io.greenai.report.ingest.RunSlot;
import io.greenai.report.time.Period;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How fast a budget may be used: (share of the limit that was used in the lookback) / (lookback's
 * share of the period). 1 is the pace that uses it up at the end of the period.
 *
 * @param lookback whole days, each of 24 hours
 * @param factor from which on the limit is at risk
 */
public record BurnRate(Duration lookback, BigDecimal factor) {
  public BurnRate {
    requireNonNull(lookback, "lookback");
    requireNonNull(factor, "factor");
  }

  /**
   * The lookback that ends with the slot of {@code now}, less what lies before {@code period};
   * absent where none of it is in the period.
   */
  public Optional<Period> recent(Period period, Instant now) {
    Instant slotEnd = Instant.ofEpochSecond(RunSlot.SECONDS * (RunSlot.at(now.minusNanos(1)) + 1));
    Instant end = slotEnd.isBefore(period.end()) ? slotEnd : period.end();
    Instant start = end.minus(lookback);
    Instant from = start.isBefore(period.start()) ? period.start() : start;
    return from.isBefore(end)
        ? Optional.of(new Period(label() + " to " + end, period.zone(), from, end))
        : Optional.empty();
  }

  /**
   * The pace. A period younger than the lookback has the pace of one in which nothing was used
   * before it began.
   *
   * @param used in the lookback
   * @param ceiling of the whole period, in the unit of {@code used}, above 0
   */
  BigDecimal pace(BigDecimal used, BigDecimal ceiling, Period period) {
    Duration whole = Duration.between(period.start(), period.end());
    return used.multiply(BigDecimal.valueOf(whole.toSeconds()))
        .divide(ceiling.multiply(BigDecimal.valueOf(lookback.toSeconds())), MathContext.DECIMAL128);
  }

  /** In words, for example {@code 7 days}. */
  String days() {
    return lookback.toDays() == 1 ? "1 day" : lookback.toDays() + " days";
  }

  /** As in a file, for example {@code 7d}. */
  String label() {
    return lookback.toDays() + "d";
  }
}
