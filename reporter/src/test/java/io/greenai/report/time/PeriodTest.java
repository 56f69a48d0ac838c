package io.greenai.report.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {
  @ParameterizedTest
  @CsvSource({
    "2026-Q4, Europe/Berlin,    2026-09-30T22:00:00Z, 2026-12-31T23:00:00Z",
    "2026-Q1, Europe/Berlin,    2025-12-31T23:00:00Z, 2026-03-31T22:00:00Z",
    "2026-Q4, Asia/Kolkata,     2026-09-30T18:30:00Z, 2026-12-31T18:30:00Z",
    "2026-Q4, America/New_York, 2026-10-01T04:00:00Z, 2027-01-01T05:00:00Z",
    "2026-Q4, Asia/Kathmandu,   2026-09-30T18:15:00Z, 2026-12-31T18:15:00Z",
    "2026-Q1, America/New_York, 2026-01-01T05:00:00Z, 2026-04-01T04:00:00Z",
    "2026-03, America/New_York, 2026-03-01T05:00:00Z, 2026-04-01T04:00:00Z",
    "2026-11, America/New_York, 2026-11-01T04:00:00Z, 2026-12-01T05:00:00Z",
    "2026,    UTC,              2026-01-01T00:00:00Z, 2027-01-01T00:00:00Z",
  })
  void aPeriodFollowsItsZoneThroughClockChanges(
      String text, String zone, Instant start, Instant end) {
    Period period = Period.parse(text, ZoneId.of(zone));

    assertThat(period.start()).isEqualTo(start);
    assertThat(period.end()).isEqualTo(end);
    assertThat(period.label()).isEqualTo(text);
  }

  @Test
  void aQuarterWithAClockChangeIsAnHourLongerThanItsDays() {
    Period period = Period.parse("2026-Q4", ZoneId.of("Europe/Berlin"));

    assertThat(period.days()).isEqualTo(92);
    assertThat(Duration.between(period.start(), period.end()))
        .isEqualTo(Duration.ofDays(92).plusHours(1));
  }

  @Test
  void daysThatHaveBegunAreCountedInTheZone() {
    Period period = Period.parse("2026-Q4", ZoneId.of("Asia/Kolkata"));

    assertThat(period.dayOf(Instant.parse("2026-09-30T18:30:00Z"))).isEqualTo(1);
    assertThat(period.dayOf(Instant.parse("2026-10-01T18:29:59Z"))).isEqualTo(1);
    assertThat(period.dayOf(Instant.parse("2026-10-01T18:30:00Z"))).isEqualTo(2);
    assertThat(period.dayOf(Instant.parse("2030-01-01T00:00:00Z"))).isEqualTo(92);
  }

  @Test
  void theEndIsNotPartOfAPeriod() {
    Period period = Period.parse("2026-11", ZoneId.of("UTC"));

    assertThat(period.contains(Instant.parse("2026-11-01T00:00:00Z"))).isTrue();
    assertThat(period.contains(Instant.parse("2026-12-01T00:00:00Z"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "FY2027-Q1, 2026-03-31T18:30:00Z, 2026-06-30T18:30:00Z",
    "FY2027-Q3, 2026-09-30T18:30:00Z, 2026-12-31T18:30:00Z",
    "FY2027,    2026-03-31T18:30:00Z, 2027-03-31T18:30:00Z",
    "2026-Q4,   2026-09-30T18:30:00Z, 2026-12-31T18:30:00Z",
  })
  void aFiscalYearIsNamedByTheYearInWhichItEnds(String text, Instant start, Instant end) {
    Period period =
        Period.parse(text, ZoneId.of("Asia/Kolkata"), new FiscalCalendar.OfMonths(Month.APRIL));

    assertThat(period.start()).isEqualTo(start);
    assertThat(period.end()).isEqualTo(end);
    assertThat(period.label()).isEqualTo(text);
  }

  @Test
  void fiscalYearsAreCalendarYearsUnlessSaidOtherwise() {
    ZoneId zone = ZoneId.of("Europe/Berlin");

    assertThat(Period.parse("FY2026-Q4", zone).start())
        .isEqualTo(Period.parse("2026-Q4", zone).start());
    assertThat(Period.parse("FY2026", zone).end()).isEqualTo(Period.parse("2026", zone).end());
  }

  @Test
  void quartersOfWeeksBeginAndEndOnTheDaysThatAreListed() {
    FiscalCalendar weeks =
        new FiscalCalendar.Listed(
            new TreeMap<>(
                Map.of(
                    2027,
                    List.of(
                        LocalDate.of(2026, 2, 1),
                        LocalDate.of(2026, 5, 3),
                        LocalDate.of(2026, 8, 2),
                        LocalDate.of(2026, 11, 1),
                        LocalDate.of(2027, 1, 31)))));
    ZoneId newYork = ZoneId.of("America/New_York");

    Period third = Period.parse("FY2027-Q3", newYork, weeks);

    assertThat(third.days()).isEqualTo(13 * 7);
    assertThat(third.start()).isEqualTo(Instant.parse("2026-08-02T04:00:00Z"));
    assertThat(third.end()).isEqualTo(Instant.parse("2026-11-01T04:00:00Z"));
    // The clocks go back on its first day.
    assertThat(Period.parse("FY2027-Q4", newYork, weeks).end())
        .isEqualTo(Instant.parse("2027-01-31T05:00:00Z"));
    assertThatThrownBy(() -> Period.parse("FY2028", newYork, weeks))
        .hasMessage(
            "Fiscal year 2028 is not in the organisation's calendar, which lists [2027]; add it to"
                + " 'fiscalCalendar'");
  }

  @ParameterizedTest
  @CsvSource({"2026-Q5", "2026-13", "Q4", "26-Q4", "2026-q4", "FY26-Q1", "FY2027-Q5"})
  void anUnknownPeriodIsNamedWithTheFormsThatAreKnown(String text) {
    assertThatThrownBy(() -> Period.parse(text, ZoneId.of("UTC")))
        .hasMessage(
            "Period '"
                + text
                + "' is not known; write a quarter as 2026-Q4, a month as 2026-11, a year as"
                + " 2026, a fiscal quarter as FY2027-Q3 or a fiscal year as FY2027");
  }
}
