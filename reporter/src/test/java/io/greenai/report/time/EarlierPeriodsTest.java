package io.greenai.report.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Month;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarlierPeriodsTest {
  private static final FiscalCalendar FROM_APRIL = new FiscalCalendar.OfMonths(Month.APRIL);

  @ParameterizedTest
  @CsvSource({
    "2026-Q4,2026-Q3 2025-Q4",
    "2026-Q1,2025-Q4 2025-Q1",
    "2026-01,2025-12 2025-01",
    "2026,2025",
    "FY2027-Q1,FY2026-Q4 FY2026-Q1",
    "FY2027,FY2026"
  })
  void aPeriodIsComparedWithTheOneBeforeAndTheSameAYearBefore(String label, String earlier) {
    Period period = Period.parse(label, ZoneId.of("Europe/Berlin"), FROM_APRIL);

    assertThat(EarlierPeriods.of(period, Optional.empty(), FROM_APRIL).before())
        .extracting(Period::label)
        .containsExactlyElementsOf(List.of(earlier.split(" ")));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-Q4,2024-Q4 2024",
    "2026-01,2024-01 2024",
    "2026,2024",
    "FY2027-Q1,FY2024-Q1 FY2024",
    "2024-Q3,",
    "2023,"
  })
  void andWithTheSameOfTheBaseYearAndTheWholeOfThat(String label, @Nullable String base) {
    Period period = Period.parse(label, ZoneId.of("Europe/Berlin"), FROM_APRIL);

    assertThat(EarlierPeriods.of(period, Optional.of(2024), FROM_APRIL).baseYear())
        .extracting(Period::label)
        .containsExactlyElementsOf(base == null ? List.of() : List.of(base.split(" ")));
  }
}
