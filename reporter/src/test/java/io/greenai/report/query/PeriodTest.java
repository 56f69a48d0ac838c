package io.greenai.report.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
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
  @CsvSource({"2026-Q5", "2026-13", "Q4", "26-Q4", "2026-q4"})
  void anUnknownPeriodIsNamedWithTheFormsThatAreKnown(String text) {
    assertThatThrownBy(() -> Period.parse(text, ZoneId.of("UTC")))
        .hasMessage(
            "Period '"
                + text
                + "' is not known; write a quarter as 2026-Q4, a month as 2026-11 or a year as"
                + " 2026");
  }
}
