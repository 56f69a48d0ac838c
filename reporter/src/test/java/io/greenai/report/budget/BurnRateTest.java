package io.greenai.report.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.report.time.Period;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class BurnRateTest {
  @Test
  void aTenthOfANinetyDayBudgetInADayIsNineTimesThePace() {
    Period ninetyDays =
        Period.days("90 days", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 4, 1), ZoneOffset.UTC);
    BurnRate day = new BurnRate(Duration.ofDays(1), BigDecimal.ONE);

    assertThat(ninetyDays.days()).isEqualTo(90);
    assertThat(day.pace(BigDecimal.ONE, BigDecimal.TEN, ninetyDays)).isEqualByComparingTo("9.0");
  }
}
