package io.greenai.report.coverage;

import io.greenai.report.ingest.RunSlot;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Estimates a missing slot by the mean of the slots of the same hour of the week in the 28 days
 * before it, as far as there are books of them.
 */
final class SameHourOfWeek {
  static final Duration LOOKBACK = Duration.ofDays(28);

  private static final int WEEKS = 4;
  private static final int SLOTS_PER_HOUR = 4;

  private final BookedSlots booked;
  private final ZoneId zone;

  SameHourOfWeek(BookedSlots booked, ZoneId zone) {
    this.booked = booked;
    this.zone = zone;
  }

  /**
   * What {@code missing} of {@code hosts} may have used in the slot, to the microjoule.
   *
   * @return {@link Estimated#NONE} where no such hour has books
   */
  Estimated of(List<Member> hosts, long slot, int missing) {
    ZonedDateTime hour =
        Instant.ofEpochSecond(slot * RunSlot.SECONDS).atZone(zone).truncatedTo(ChronoUnit.HOURS);
    BigInteger sum = BigInteger.ZERO;
    int samples = 0;
    for (int week = 1; week <= WEEKS; week++) {
      long first = RunSlot.at(hour.minusWeeks(week).toInstant());
      for (long sample = first; sample < first + SLOTS_PER_HOUR; sample++) {
        for (Member host : hosts) {
          if (booked.covers(host, sample)) {
            sum = sum.add(booked.microjoules(host, sample));
            samples++;
          }
        }
      }
    }
    return samples == 0 ? Estimated.NONE : new Estimated(missing, share(sum, missing, samples));
  }

  private static BigInteger share(BigInteger sum, int missing, int samples) {
    return new BigDecimal(sum.multiply(BigInteger.valueOf(missing)))
        .divide(BigDecimal.valueOf(samples), 0, RoundingMode.HALF_EVEN)
        .toBigIntegerExact();
  }
}
