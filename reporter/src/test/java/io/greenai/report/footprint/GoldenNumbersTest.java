package io.greenai.report.footprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Quality;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Figures that published methods and specifications print, or should have printed. */
class GoldenNumbersTest {

  /** Impact Framework, plug-in sci: it prints 0.050199999999999995 itself. */
  @Test
  void anIntensityPerRequestHasNoBinaryDust() {
    Estimate carbon = Estimate.exactly(new BigDecimal("5.02"));

    assertThat(carbon.dividedBy(new BigDecimal("100")).central().toPlainString())
        .isEqualTo("0.0502");
  }

  /** SCI for AI, section 9, prints 0.13 g where it should be a thousand times as much. */
  @Test
  void aHundredAndThirtyKilogramsOverABillionTokensAreAHundredAndThirtyGramsPerMillion() {
    Estimate grams = Estimate.exactly(new BigDecimal("130000"));
    BigDecimal millions = new BigDecimal("1000000000").movePointLeft(6);

    assertThat(grams.dividedBy(millions).central()).isEqualByComparingTo("130");
  }

  /** Cloud Carbon Footprint: a virtual CPU of AWS at 50 % takes 2.12 Wh an hour, PUE 1.135. */
  @Test
  void anHourOfAVirtualProcessorAtHalfLoad() {
    BigDecimal idle = new BigDecimal("0.74");
    BigDecimal range = new BigDecimal("3.5").subtract(idle);
    BigDecimal microjoules =
        idle.add(range.multiply(new BigDecimal("0.5"))).multiply(new BigDecimal("3600000000"));
    ItEnergy it =
        new ItEnergy(new Estimate(microjoules, Uncertainty.NONE, false, Quality.MODELLED));

    FacilityEnergy facility =
        FacilityEnergy.of(it, Optional.of(Estimate.exactly(new BigDecimal("1.135"))));

    assertThat(facility.microjoules().central().divide(new BigDecimal("3600000000")))
        .isEqualByComparingTo("2.4062");
  }
}
