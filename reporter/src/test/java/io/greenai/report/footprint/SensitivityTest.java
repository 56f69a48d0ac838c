package io.greenai.report.footprint;

import static io.greenai.report.footprint.Books.KILOWATT_HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Boundary;
import io.greenai.ledger.Phase;
import io.greenai.ledger.Quality;
import io.greenai.report.factor.FactorSetLoader;
import io.greenai.report.org.Allocation;
import io.greenai.report.org.Site;
import io.greenai.report.org.SiteHardware;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** 1 kWh of a model for an hour at PUE 1.5, on a host of 1,000 kg over 4 years. */
class SensitivityTest {
  private static final BigDecimal TENTH = new BigDecimal("0.1");
  private static final SiteHardware SERVER =
      new SiteHardware(new BigDecimal("1000000"), new BigDecimal("4"), "maker", Optional.empty());

  /** By hand: 1,000,000 g / (3 x 8,760 h) + 1.5 kWh x 369.473 g / 0.958. */
  @Test
  void aShorterLifeOfHardwareWeighsMore() {
    CarbonFigure three = at("US").hardwareLife(key -> true, BigDecimal.valueOf(3));

    assertThat(grams(three)).isEqualByComparingTo("616.558535");
    assertThat(three.isComplete()).isTrue();
    assertThat(estimate(three).lowerBound()).isFalse();
    assertThat(estimate(three).quality()).isEqualTo(Quality.ASSUMED);
    assertThat(estimate(three).band().low()).isLessThan(estimate(three).central());
  }

  /** By hand: 1,000,000 g / (4 x 8,760 h) + 1.6, or 1, kWh x 369.473 g / 0.958. */
  @Test
  void aPueGoesNoLowerThanOne() {
    assertThat(grams(at("US").pue(key -> true, TENTH))).isEqualByComparingTo("645.612717");
    assertThat(grams(at("US").pue(key -> true, BigDecimal.TEN.negate())))
        .isEqualByComparingTo("414.210003");
  }

  @Test
  void whatIsALowerBoundStaysOneUnderAnotherAssumption() {
    assertThat(estimate(at("SG").pue(key -> true, TENTH)).lowerBound()).isTrue();
    assertThat(estimate(at("SG").hardwareLife(key -> true, BigDecimal.TEN)).lowerBound()).isTrue();
  }

  @Test
  void hardwareThatNobodyStatesStaysUndetermined() {
    CarbonFigure figure =
        sensitivity(Sites.own("US", "1.5", null, null)).hardwareLife(key -> true, BigDecimal.TEN);

    assertThat(figure.isComplete()).isFalse();
    assertThat(figure.reasons()).containsExactly("site 'server room' states no hardware");
  }

  private static Estimate estimate(CarbonFigure figure) {
    return figure.mass().orElseThrow().grams();
  }

  private static BigDecimal grams(CarbonFigure figure) {
    return estimate(figure).central().setScale(6, RoundingMode.HALF_UP);
  }

  private static Sensitivity at(String country) {
    return sensitivity(Sites.own(country, "1.5", null, SERVER));
  }

  private static Sensitivity sensitivity(Site site) {
    return new Sensitivity(
        new FootprintCalculator(
                Sites.organisation(Allocation.NONE, Allocation.NONE, site),
                FactorSetLoader.bundled())
            .of(
                new Books()
                    .boundary(Boundary.WALL)
                    .reserved(1)
                    .model("scoring", "m", Phase.INFERENCE, 1, KILOWATT_HOUR)
                    .totals(1)));
  }
}
