package io.greenai.report.budget;

import io.greenai.report.time.Period;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * When a budget runs: every calendar month, quarter or year in its zone, or one alone.
 *
 * @param start first month of the one period that it is for; every period where it is absent
 */
public record BudgetCalendar(Unit unit, ZoneId zone, Optional<YearMonth> start) {

  /** How long a period is. */
  public enum Unit {
    MONTH("month", 1, 28),
    QUARTER("quarter", 3, 90),
    YEAR("year", 12, 365);

    private final String id;
    private final int months;
    private final int leastDays;

    Unit(String id, int months, int leastDays) {
      this.id = id;
      this.months = months;
      this.leastDays = leastDays;
    }

    /** The name in a file. */
    public String id() {
      return id;
    }

    /**
     * Its shortest length, for what cannot tell one period from another and must not warn early.
     */
    int leastDays() {
      return leastDays;
    }
  }

  /** The budget's periods that share time with {@code other}, in order. */
  public List<Period> overlapping(Period other) {
    List<Period> periods = new ArrayList<>();
    Instant moment = other.start();
    while (moment.isBefore(other.end())) {
      YearMonth month = YearMonth.from(moment.atZone(zone));
      YearMonth first = month.minusMonths((month.getMonthValue() - 1) % unit.months);
      Period period = of(first);
      if (start.map(first::equals).orElse(true)) {
        periods.add(period);
      }
      moment = period.end();
    }
    return periods;
  }

  /** Whether both run in some period, where their units and zones are the same. */
  boolean meets(BudgetCalendar other) {
    return start.isEmpty() || other.start.isEmpty() || start.equals(other.start);
  }

  /** Whether a period of this calendar can begin with {@code month}. */
  boolean canStartWith(YearMonth month) {
    return (month.getMonthValue() - 1) % unit.months == 0;
  }

  private Period of(YearMonth first) {
    String label =
        switch (unit) {
          case MONTH -> first.toString();
          case QUARTER ->
              String.format(
                  Locale.ROOT, "%d-Q%d", first.getYear(), (first.getMonthValue() + 2) / 3);
          case YEAR -> Integer.toString(first.getYear());
        };
    return Period.months(label, first, unit.months, zone);
  }
}
