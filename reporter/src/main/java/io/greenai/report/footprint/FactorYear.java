package io.greenai.report.footprint;

import io.greenai.report.time.Period;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Which year's factors a period is calculated with. */
public final class FactorYear {
  private FactorYear() {}

  /**
   * The calendar year that most days of the period lie in, the later of two that have as many: the
   * rule of the UK Government's conversion factors for company reporting (DESNZ) for reporting
   * years that are no calendar years.
   */
  public static int of(Period period) {
    int best = period.firstDay().getYear();
    long most = 0;
    for (int year = best; year <= period.lastDay().getYear(); year++) {
      long days = days(period, year);
      if (days >= most) {
        most = days;
        best = year;
      }
    }
    return best;
  }

  private static long days(Period period, int year) {
    LocalDate from = LocalDate.of(year, 1, 1);
    LocalDate to = LocalDate.of(year, 12, 31);
    LocalDate first = from.isBefore(period.firstDay()) ? period.firstDay() : from;
    LocalDate last = to.isAfter(period.lastDay()) ? period.lastDay() : to;
    return ChronoUnit.DAYS.between(first, last) + 1;
  }
}
