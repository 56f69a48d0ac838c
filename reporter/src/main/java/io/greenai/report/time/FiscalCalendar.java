package io.greenai.report.time;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How an organisation cuts its fiscal years into quarters. */
public sealed interface FiscalCalendar {
  /** Fiscal years that are calendar years. */
  static FiscalCalendar calendarYears() {
    return new OfMonths(Month.JANUARY);
  }

  /**
   * The days on which the quarters of a year begin, and the one on which the next year does.
   *
   * @param year by which the fiscal year is named
   * @return five days, in order
   * @throws IllegalArgumentException where the calendar does not tell of the year
   */
  List<LocalDate> turns(int year);

  /**
   * The name of the fiscal year that {@code day} is in.
   *
   * @throws IllegalArgumentException where the calendar does not tell of that day
   */
  int yearOf(LocalDate day);

  /** The fiscal quarter that {@code day} is in. */
  default Period quarterOf(LocalDate day, ZoneId zone) {
    int year = yearOf(day);
    List<LocalDate> turns = turns(year);
    int quarter = 1;
    while (!day.isBefore(turns.get(quarter))) {
      quarter++;
    }
    return quarter(year, quarter, zone);
  }

  /** A fiscal quarter, as {@code FY2027-Q3}. */
  default Period quarter(int year, int quarter, ZoneId zone) {
    List<LocalDate> turns = turns(year);
    return Period.days(
        "FY" + year + "-Q" + quarter, turns.get(quarter - 1), turns.get(quarter), zone);
  }

  /** A fiscal year, as {@code FY2027}. */
  default Period year(int year, ZoneId zone) {
    List<LocalDate> turns = turns(year);
    return Period.days("FY" + year, turns.get(0), turns.get(4), zone);
  }

  /**
   * Years of twelve months from the same month on, named by the calendar year in which they end.
   *
   * @param first month of the year
   */
  record OfMonths(Month first) implements FiscalCalendar {
    public OfMonths {
      requireNonNull(first, "first");
    }

    @Override
    public List<LocalDate> turns(int year) {
      YearMonth start = YearMonth.of(first == Month.JANUARY ? year : year - 1, first);
      List<LocalDate> turns = new ArrayList<>();
      for (int quarter = 0; quarter <= 4; quarter++) {
        turns.add(start.plusMonths(3L * quarter).atDay(1));
      }
      return List.copyOf(turns);
    }

    @Override
    public int yearOf(LocalDate day) {
      boolean endsNextYear = first != Month.JANUARY && day.getMonth().compareTo(first) >= 0;
      return day.getYear() + (endsNextYear ? 1 : 0);
    }
  }

  /**
   * Years that are listed one by one, as those of 4-4-5 weeks are.
   *
   * @param years five days each, as of {@link #turns}, by the year's name
   */
  record Listed(SortedMap<Integer, List<LocalDate>> years) implements FiscalCalendar {
    public Listed {
      years = Collections.unmodifiableSortedMap(new TreeMap<>(years));
    }

    @Override
    public List<LocalDate> turns(int year) {
      List<LocalDate> turns = years.get(year);
      if (turns == null) {
        throw new IllegalArgumentException(
            "Fiscal year "
                + year
                + " is not in the organisation's calendar, which lists "
                + years.keySet()
                + "; add it to 'fiscalCalendar'");
      }
      return turns;
    }

    @Override
    public int yearOf(LocalDate day) {
      return years.entrySet().stream()
          .filter(
              year -> !day.isBefore(year.getValue().get(0)) && day.isBefore(year.getValue().get(4)))
          .map(Map.Entry::getKey)
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "No fiscal year of the organisation's calendar, which lists "
                          + years.keySet()
                          + ", holds "
                          + day
                          + "; add it to 'fiscalCalendar'"));
    }
  }
}
