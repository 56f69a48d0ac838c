package io.greenai.report.budget;

import io.greenai.report.query.Period;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A straight line from the first booking in a period through now to the period's end: {@code actual
 * + actual / observed x remaining}. Time in which nothing was booked counts as time in which
 * nothing was used.
 *
 * @param observed from the first booking in the period until now
 * @param remaining from now until the end of the period
 * @param whole the period's length
 */
record Forecast(Duration observed, Duration remaining, Duration whole) {
  private static final int LEAST_OBSERVED_PER_MILLE = 10;

  static Forecast of(Period period, Instant firstBooked, Instant now) {
    Instant until = now.isBefore(period.end()) ? now : period.end();
    return new Forecast(
        Duration.between(firstBooked, until),
        Duration.between(until, period.end()),
        Duration.between(period.start(), period.end()));
  }

  /** Absent while less than 1 % of the period was observed: too early to draw a line. */
  Optional<BigDecimal> at(BigDecimal actual) {
    if (remaining.isZero()) {
      return Optional.of(actual);
    }
    if (observed.multipliedBy(1000).compareTo(whole.multipliedBy(LEAST_OBSERVED_PER_MILLE)) < 0) {
      return Optional.empty();
    }
    BigDecimal ahead =
        actual
            .multiply(BigDecimal.valueOf(remaining.toMillis()))
            .divide(BigDecimal.valueOf(observed.toMillis()), MathContext.DECIMAL128);
    return Optional.of(actual.add(ahead));
  }
}
