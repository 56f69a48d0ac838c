package io.greenai.report.budget;

import static java.math.BigDecimal.ZERO;

import io.greenai.report.footprint.Band;
import io.greenai.report.time.Period;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The end of a period from how like days went: {@code actual + sum over the days to come of the
 * median of their weekday}. What is left of today counts by its share of the day. The interval is
 * the middle 80 % of 1,000 futures, each day of which is its median plus what some past day missed
 * its own by, and never below 0; their seed is fixed, so that the same days give the same interval.
 *
 * @param days complete ones, in any order
 */
record Forecast(List<Day> days) {
  static final int LEAST_DAYS = 14;

  private static final int FUTURES = 1000;
  private static final int TENTH = FUTURES / 10;
  private static final long SEED = 28;
  private static final MathContext DIGITS = MathContext.DECIMAL64;

  Forecast {
    days = List.copyOf(days);
  }

  /** What was used on a day. */
  record Day(LocalDate date, BigDecimal amount) {}

  /** A day to come, or what is left of today. */
  private record Ahead(BigDecimal median, BigDecimal share) {
    BigDecimal amount() {
      return median.multiply(share, DIGITS);
    }

    BigDecimal amount(BigDecimal missed) {
      return median.add(missed).max(ZERO).multiply(share, DIGITS);
    }
  }

  boolean isTooEarly() {
    return days.size() < LEAST_DAYS;
  }

  /**
   * The end of {@code period}.
   *
   * @param actual until {@code now}
   */
  Band at(BigDecimal actual, Period period, Instant now) {
    List<Ahead> ahead = ahead(period, now);
    if (ahead.isEmpty()) {
      return Band.exactly(actual);
    }
    List<BigDecimal> missed =
        days.stream().map(day -> day.amount().subtract(median(day.date().getDayOfWeek()))).toList();
    Random random = new Random(SEED);
    List<BigDecimal> futures = new ArrayList<>(FUTURES);
    for (int i = 0; i < FUTURES; i++) {
      BigDecimal future = actual;
      for (Ahead day : ahead) {
        future = future.add(day.amount(missed.get(random.nextInt(missed.size()))));
      }
      futures.add(future);
    }
    futures.sort(null);
    BigDecimal central = ahead.stream().map(Ahead::amount).reduce(actual, BigDecimal::add);
    return new Band(
        futures.get(TENTH - 1).min(central),
        central,
        futures.get(FUTURES - TENTH - 1).max(central));
  }

  private List<Ahead> ahead(Period period, Instant now) {
    ZoneId zone = period.zone();
    List<Ahead> ahead = new ArrayList<>();
    Instant from = now.isBefore(period.start()) ? period.start() : now;
    for (LocalDate date = from.atZone(zone).toLocalDate();
        from.isBefore(period.end());
        date = date.plusDays(1)) {
      Period day = ForecastDays.of(date, zone);
      BigDecimal share =
          BigDecimal.valueOf(Duration.between(from, day.end()).toMillis())
              .divide(
                  BigDecimal.valueOf(Duration.between(day.start(), day.end()).toMillis()), DIGITS);
      ahead.add(new Ahead(median(date.getDayOfWeek()), share));
      from = day.end();
    }
    return ahead;
  }

  /** Of all days where the books hold none of that weekday. */
  private BigDecimal median(DayOfWeek weekday) {
    List<BigDecimal> like =
        days.stream()
            .filter(day -> day.date().getDayOfWeek() == weekday)
            .map(Day::amount)
            .sorted()
            .toList();
    List<BigDecimal> of = like.isEmpty() ? days.stream().map(Day::amount).sorted().toList() : like;
    return of.get((of.size() - 1) / 2)
        .add(of.get(of.size() / 2))
        .divide(BigDecimal.valueOf(2), MathContext.DECIMAL128);
  }
}
