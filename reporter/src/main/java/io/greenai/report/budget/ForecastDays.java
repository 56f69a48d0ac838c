package io.greenai.report.budget;

import io.greenai.report.time.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;

/** The complete civil days that a forecast looks back on. */
public final class ForecastDays {
  static final int LOOKBACK = 28;

  private ForecastDays() {}

  /** The last 28 days of {@code zone} that are over at {@code now}, in order. */
  public static List<Period> before(Instant now, ZoneId zone) {
    LocalDate today = now.atZone(zone).toLocalDate();
    return IntStream.rangeClosed(1, LOOKBACK)
        .mapToObj(back -> of(today.minusDays(LOOKBACK + 1L - back), zone))
        .toList();
  }

  static Period of(LocalDate day, ZoneId zone) {
    return new Period(
        day.toString(),
        zone,
        day.atStartOfDay(zone).toInstant(),
        day.plusDays(1).atStartOfDay(zone).toInstant());
  }
}
