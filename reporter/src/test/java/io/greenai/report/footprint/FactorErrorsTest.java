package io.greenai.report.footprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.report.factor.FactorChoice;
import io.greenai.report.factor.FactorRow;
import io.greenai.report.factor.FactorSetLoader;
import io.greenai.report.factor.FactorsAt;
import io.greenai.report.factor.ValueRange;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FactorErrorsTest {
  private static final FactorsAt FACTORS =
      FactorSetLoader.bundled().at(2026, LocalDate.of(2026, 12, 31));
  private static final FactorErrors ERRORS = new FactorErrors(2026);

  @Test
  void aRangeThatARowStatesIsItsInterval() {
    Band band = ERRORS.of(FACTORS.embodied("h100-sxm-80gb"), "").orElseThrow().band();

    assertThat(band.low()).isEqualByComparingTo("164");
    assertThat(band.high()).isEqualByComparingTo("371");
  }

  @Test
  void ofAPueOnlyThePartAboveOneIsUncertain() {
    Band band =
        ERRORS.pue(FACTORS.cloudPue("aws", "eu-central-1"), "Frankfurt").orElseThrow().band();

    assertThat(band.low()).isBetween(new BigDecimal("1.32"), new BigDecimal("1.33"));
    assertThat(band.high()).isBetween(new BigDecimal("1.37"), new BigDecimal("1.38"));
  }

  @Test
  void aPueWithARangeOfItsOwnKeepsIt() {
    FactorChoice.Published published =
        (FactorChoice.Published) FACTORS.cloudPue("aws", "eu-central-1");
    FactorRow row = published.row();
    FactorRow ranged =
        new FactorRow(
            row.table(),
            row.key(),
            row.text(),
            Optional.of(new ValueRange(new BigDecimal("1.2"), new BigDecimal("1.6"))),
            row.year(),
            row.source());

    Band band =
        ERRORS
            .pue(new FactorChoice.Published(ranged, Optional.empty()), "Frankfurt")
            .orElseThrow()
            .band();

    assertThat(band.low()).isEqualByComparingTo("1.2");
    assertThat(band.high()).isEqualByComparingTo("1.6");
  }

  @Test
  void anOlderFactorIsLessCertain() {
    FactorChoice old = FACTORS.embodied("h100-sxm-80gb");
    FactorChoice pue = FACTORS.cloudPue("aws", "eu-central-1");

    assertThat(new FactorErrors(2040).of(pue, "").orElseThrow().band().high())
        .isGreaterThan(ERRORS.of(pue, "").orElseThrow().band().high());
    assertThat(new FactorErrors(2040).of(old, "").orElseThrow().band())
        .isEqualTo(ERRORS.of(old, "").orElseThrow().band());
  }
}
