package io.greenai.report.factor.series;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * The intensity of a stretch of time.
 *
 * @param end not part of it
 * @param gramsPerKwh CO2e
 * @param estimated rather than computed from what was generated
 */
record IntensitySlot(Instant start, Instant end, BigDecimal gramsPerKwh, boolean estimated) {
  private static final Duration LONGEST = Duration.ofHours(1);

  IntensitySlot {
    if (!start.isBefore(end) || Duration.between(start, end).compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "a slot from " + start + " to " + end + "; it must take an hour at most");
    }
  }

  /** Whether it estimates what the other tells of the same stretch without estimating. */
  boolean isGuessOf(IntensitySlot other) {
    return estimated && !other.estimated && start.equals(other.start) && end.equals(other.end);
  }

  /** Seconds of the stretch that lie in another. */
  long secondsIn(Instant from, Instant to) {
    Instant first = start.isAfter(from) ? start : from;
    Instant last = end.isBefore(to) ? end : to;
    return Math.max(0, Duration.between(first, last).toSeconds());
  }
}
