package io.greenai.report.org;

import static java.util.Objects.requireNonNull;

import io.greenai.report.time.Period;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A service that was to run, on one host that has a name or on some that have none.
 *
 * @param host key of the host in the ledgers; absent where any host will do
 * @param hosts how many at a time; 1 where the host is named
 * @param zone of all days and hours below
 * @param first first day
 * @param last last day; absent while no end is known
 * @param fromHour first hour of a day, 0 to 23
 * @param toHour the hour that is no longer part of it, 1 to 24
 */
public record Expected(
    String service,
    String environment,
    Optional<String> host,
    int hosts,
    ZoneId zone,
    LocalDate first,
    Optional<LocalDate> last,
    Set<DayOfWeek> weekdays,
    int fromHour,
    int toHour) {
  private static final int HOURS = 24;

  public Expected {
    requireNonNull(service, "service");
    requireNonNull(environment, "environment");
    requireNonNull(host, "host");
    requireNonNull(zone, "zone");
    requireNonNull(first, "first");
    weekdays = Set.copyOf(weekdays);
    if (fromHour < 0 || fromHour >= toHour || toHour > HOURS) {
      throw new IllegalArgumentException("Hours run from 0 to 24, not " + fromHour + "-" + toHour);
    }
  }

  /** Every day of the week. */
  public static Set<DayOfWeek> everyDay() {
    return EnumSet.allOf(DayOfWeek.class);
  }

  /** Takes stretches of time, {@code [start, end)}. */
  @FunctionalInterface
  public interface Stretches {
    void accept(Instant start, Instant end);
  }

  /**
   * The time in which it was to run, day by day. A day of 23 or 25 hours counts as long as it is.
   */
  public void during(Period period, Stretches stretches) {
    LocalDate from = period.start().atZone(zone).toLocalDate();
    LocalDate to = period.end().atZone(zone).toLocalDate();
    LocalDate end = last.filter(to::isAfter).orElse(to);
    for (LocalDate day = from.isBefore(first) ? first : from;
        !day.isAfter(end);
        day = day.plusDays(1)) {
      if (weekdays.contains(day.getDayOfWeek())) {
        Instant start = later(at(day, fromHour), period.start());
        Instant stop = earlier(at(day, toHour), period.end());
        if (start.isBefore(stop)) {
          stretches.accept(start, stop);
        }
      }
    }
  }

  private Instant at(LocalDate day, int hour) {
    return hour == HOURS
        ? day.plusDays(1).atStartOfDay(zone).toInstant()
        : day.atTime(LocalTime.of(hour, 0)).atZone(zone).toInstant();
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
