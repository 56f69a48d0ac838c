package io.greenai.report.footprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.report.time.FiscalCalendar;
import io.greenai.report.time.Period;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactorYearTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({"2026-Q4,2026", "2026-01,2026", "2026,2026", "FY2027,2026", "FY2027-Q4,2027"})
  void factorsAreThoseOfTheCalendarYearThatMostDaysLieIn(String period, int year) {
    FiscalCalendar fromApril = new FiscalCalendar.OfMonths(Month.APRIL);

    assertThat(FactorYear.of(Period.parse(period, BERLIN, fromApril))).isEqualTo(year);
  }

  @Test
  void ofTwoYearsWithAsManyDaysTheLaterWins() {
    Period days = Period.days("x", LocalDate.of(2026, 12, 30), LocalDate.of(2027, 1, 3), BERLIN);

    assertThat(FactorYear.of(days)).isEqualTo(2027);
  }
}
