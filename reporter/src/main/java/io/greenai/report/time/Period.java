package io.greenai.report.time;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A half-open interval of civil time, {@code [start, end)}, that begins and ends on a slot.
 *
 * @param label for example {@code 2026-Q4}
 * @param zone in which it begins and ends at midnight
 */
public record Period(String label, ZoneId zone, Instant start, Instant end)
    implements Comparable<Period> {
  /** All time that a ledger can tell of. */
  public static final Period EVER =
      new Period("ever", ZoneOffset.UTC, Instant.EPOCH, Instant.parse("9999-12-31T00:00:00Z"));

  private static final int SLOT_SECONDS = 900;

  private static final Comparator<Period> ORDER =
      Comparator.comparing(Period::start)
          .thenComparing(Period::end)
          .thenComparing(Period::label)
          .thenComparing(period -> period.zone().getId());

  private static final Pattern QUARTER = Pattern.compile("(\\d{4})-Q([1-4])");
  private static final Pattern MONTH = Pattern.compile("(\\d{4})-(0[1-9]|1[0-2])");
  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final Pattern FISCAL = Pattern.compile("FY(\\d{4})(?:-Q([1-4]))?");

  public Period {
    requireNonNull(label, "label");
    requireNonNull(zone, "zone");
    requireSlot(start, zone);
    requireSlot(end, zone);
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException(
          "Period '" + label + "' ends at " + end + ", not after its start " + start);
    }
  }

  /**
   * The calendar quarter, month or year, or the fiscal quarter or year, that {@code text} names.
   *
   * @throws IllegalArgumentException where it is none of {@code 2026-Q4}, {@code 2026-11}, {@code
   *     2026}, {@code FY2027-Q3} and {@code FY2027}, or where {@code fiscal} does not tell of it
   */
  public static Period parse(String text, ZoneId zone, FiscalCalendar fiscal) {
    Matcher matcher = FISCAL.matcher(text);
    if (matcher.matches()) {
      int year = Integer.parseInt(matcher.group(1));
      String quarter = matcher.group(2);
      return quarter == null
          ? fiscal.year(year, zone)
          : fiscal.quarter(year, Integer.parseInt(quarter), zone);
    }
    return calendar(text, zone);
  }

  /** The same for an organisation whose fiscal years are calendar years. */
  public static Period parse(String text, ZoneId zone) {
    return parse(text, zone, FiscalCalendar.calendarYears());
  }

  private static Period calendar(String text, ZoneId zone) {
    Matcher quarter = QUARTER.matcher(text);
    if (quarter.matches()) {
      int month = 3 * Integer.parseInt(quarter.group(2)) - 2;
      return months(text, YearMonth.of(Integer.parseInt(quarter.group(1)), month), 3, zone);
    }
    if (MONTH.matcher(text).matches()) {
      return months(text, YearMonth.parse(text), 1, zone);
    }
    if (YEAR.matcher(text).matches()) {
      return months(text, YearMonth.of(Integer.parseInt(text), 1), 12, zone);
    }
    throw new IllegalArgumentException(
        "Period '"
            + text
            + "' is not known; write a quarter as 2026-Q4, a month as 2026-11, a year as 2026, a"
            + " fiscal quarter as FY2027-Q3 or a fiscal year as FY2027");
  }

  /** {@code count} months from the first day of {@code first}. */
  public static Period months(String label, YearMonth first, int count, ZoneId zone) {
    return days(label, first.atDay(1), first.plusMonths(count).atDay(1), zone);
  }

  /** From the midnight that begins {@code first} to the one that begins {@code end}. */
  public static Period days(String label, LocalDate first, LocalDate end, ZoneId zone) {
    return new Period(
        label, zone, first.atStartOfDay(zone).toInstant(), end.atStartOfDay(zone).toInstant());
  }

  public boolean contains(Instant instant) {
    return !instant.isBefore(start) && instant.isBefore(end);
  }

  /** Civil days; a day of a clock change counts as one. */
  public int days() {
    return Math.toIntExact(ChronoUnit.DAYS.between(firstDay(), end.atZone(zone).toLocalDate()));
  }

  /** Civil days that have begun at {@code now}: from 1, at most {@link #days()}. */
  public int dayOf(Instant now) {
    long begun = ChronoUnit.DAYS.between(firstDay(), now.atZone(zone).toLocalDate()) + 1;
    return (int) Math.max(1, Math.min(begun, days()));
  }

  @Override
  public int compareTo(Period other) {
    return ORDER.compare(this, other);
  }

  /** The first civil day. */
  public LocalDate firstDay() {
    return start.atZone(zone).toLocalDate();
  }

  /** The last civil day. */
  public LocalDate lastDay() {
    return end.atZone(zone).toLocalDate().minusDays(1);
  }

  private static void requireSlot(Instant instant, ZoneId zone) {
    if (instant.getEpochSecond() % SLOT_SECONDS != 0 || instant.getNano() != 0) {
      throw new IllegalArgumentException(
          "A period begins and ends on a UTC quarter hour, but in zone "
              + zone
              + " it does so at "
              + instant);
    }
  }
}
