package io.greenai.report.budget;

import static java.util.Objects.requireNonNull;

import io.greenai.report.time.FiscalCalendar;
import io.greenai.report.time.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * When a budget runs: every month, quarter or year in its zone, or one alone.
 *
 * @param start first day of the one period that it is for; every period where it is absent
 */
public record BudgetCalendar(Unit unit, ZoneId zone, Optional<LocalDate> start) {
  public BudgetCalendar {
    requireNonNull(unit, "unit");
    requireNonNull(zone, "zone");
    requireNonNull(start, "start");
  }

  /** How long a period is, and who cuts it: the civil calendar or the organisation's fiscal one. */
  public enum Unit {
    MONTH("month", "calendar month", 28),
    QUARTER("quarter", "calendar quarter", 90),
    YEAR("year", "calendar year", 365),
    FISCAL_QUARTER("fiscal-quarter", "fiscal quarter", 84),
    FISCAL_YEAR("fiscal-year", "fiscal year", 364);

    private final String id;
    private final String text;
    private final int leastDays;

    Unit(String id, String text, int leastDays) {
      this.id = id;
      this.text = text;
      this.leastDays = leastDays;
    }

    /** The name in a file. */
    public String id() {
      return id;
    }

    String text() {
      return text;
    }

    /**
     * Its shortest length, for what cannot tell one period from another and must not warn early.
     * The shortest quarter of weeks has twelve, the shortest year of weeks 52.
     */
    int leastDays() {
      return leastDays;
    }

    boolean isFiscal() {
      return this == FISCAL_QUARTER || this == FISCAL_YEAR;
    }
  }

  /**
   * The budget's periods that share time with {@code other}, in order.
   *
   * @throws IllegalArgumentException where {@code fiscal} is needed and does not tell of that time
   */
  public List<Period> overlapping(Period other, FiscalCalendar fiscal) {
    List<Period> periods = new ArrayList<>();
    Instant moment = other.start();
    while (moment.isBefore(other.end())) {
      Period period = at(moment, fiscal);
      if (start.map(period.firstDay()::equals).orElse(true)) {
        periods.add(period);
      }
      moment = period.end();
    }
    return periods;
  }

  /** The budget's period just before {@code period}; absent where it runs in that one alone. */
  public Optional<Period> before(Period period, FiscalCalendar fiscal) {
    return start.isPresent()
        ? Optional.empty()
        : Optional.of(at(period.start().minusSeconds(1), fiscal));
  }

  /** Whether both run in some period, where their units and zones are the same. */
  boolean meets(BudgetCalendar other) {
    return start.isEmpty() || other.start.isEmpty() || start.equals(other.start);
  }

  /** Whether a period begins with {@code day}. */
  boolean canStartOn(LocalDate day, FiscalCalendar fiscal) {
    return at(day.atStartOfDay(zone).toInstant(), fiscal).firstDay().equals(day);
  }

  private Period at(Instant moment, FiscalCalendar fiscal) {
    LocalDate day = moment.atZone(zone).toLocalDate();
    YearMonth month = YearMonth.from(day);
    return switch (unit) {
      case MONTH -> Period.months(month.toString(), month, 1, zone);
      case QUARTER -> {
        int quarter = (month.getMonthValue() + 2) / 3;
        yield Period.months(
            String.format(Locale.ROOT, "%d-Q%d", month.getYear(), quarter),
            YearMonth.of(month.getYear(), 3 * quarter - 2),
            3,
            zone);
      }
      case YEAR ->
          Period.months(
              Integer.toString(month.getYear()), YearMonth.of(month.getYear(), 1), 12, zone);
      case FISCAL_QUARTER -> fiscal.quarterOf(day, zone);
      case FISCAL_YEAR -> fiscal.year(fiscal.yearOf(day), zone);
    };
  }
}
