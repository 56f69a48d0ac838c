package io.greenai.report.footprint;

import static io.greenai.report.footprint.Books.KILOWATT_HOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenai.ledger.Boundary;
import io.greenai.ledger.Phase;
import io.greenai.report.factor.BundledFactors;
import io.greenai.report.factor.FactorSet;
import io.greenai.report.factor.FactorSetLoader;
import io.greenai.report.factor.Quantity;
import io.greenai.report.org.Allocation;
import io.greenai.report.org.RestFraction;
import io.greenai.report.org.Site;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceUseTest {

  /**
   * By hand: 1,000 x (0.01 + 1.35 x 1.946974 / 0.9527); 1,000 x (0.12 + 1.15 x 2.312704 / 0.958).
   */
  @ParameterizedTest
  @CsvSource({"eu-central-1, DE, 2768.9114", "us-east-1, US, 2896.2104"})
  void waterOfAThousandKilowattHoursIsForCoolingAndForAllThatWasGenerated(
      String region, String country, BigDecimal litres) {
    ResourceUses uses = uses(Sites.cloud("aws", region, country), Boundary.WALL);

    assertThat(central(uses.water()).setScale(4, RoundingMode.HALF_UP))
        .isEqualByComparingTo(litres);
  }

  /** The rest is IT equipment too and is cooled; PUE is not, and meets the power station alone. */
  @Test
  void coolingIsOfItEnergyAndNeverOfFacilityEnergy() {
    RestFraction half =
        new RestFraction(
            new BigDecimal("0.5"), new BigDecimal("0.5"), new BigDecimal("0.5"), "campaign");
    Site site = Sites.watered(Sites.own("DE", "2", half, null), "0.3");

    assertThat(central(uses(site, Boundary.PACKAGE).waterOnSite())).isEqualByComparingTo("450");
  }

  @Test
  void aSiteThatStatesNoWueLeavesWaterForCoolingOpenAndTheTotalALowerBound() {
    ResourceUses uses = withoutLosses(Sites.own("DE", "1.5", null, null), Boundary.WALL);

    assertThat(uses.waterOnSite().amount()).isEmpty();
    assertThat(uses.water().isComplete()).isFalse();
    assertThat(uses.water().missing())
        .containsExactly("no grid loss for DE", "site 'server room' states no WUE (cooling)");
    assertThat(central(uses.water())).isEqualTo(central(uses.waterOffSite()));
  }

  /** By hand, 1,000 kWh x PUE / (1 - loss) x factor; ADPe in grams. */
  @ParameterizedTest
  @CsvSource({
    "US, 1.2, 0.12344468, 12135.783", // 1,200 / 0.958 kWh x 9.855E-8 kg, x 9.6884 MJ
    "GB, 2, 0.08196794, 20100.041", // 2,000 / 0.905232 kWh x 3.71E-8 kg, x 9.0976 MJ
  })
  void metalsAndPrimaryEnergyAreOfAllThatWasGeneratedForWhatIsConsumed(
      String country, String pue, BigDecimal grams, BigDecimal megajoules) {
    ResourceUses uses = uses(Sites.own(country, pue, null, null), Boundary.WALL);

    assertThat(central(uses.adpElements()).setScale(8, RoundingMode.HALF_UP))
        .isEqualByComparingTo(grams);
    assertThat(central(uses.primaryEnergy()).setScale(3, RoundingMode.HALF_UP))
        .isEqualByComparingTo(megajoules);
    assertThat(uses.adpElements().isComplete()).isTrue();
    assertThat(uses.primaryEnergy().isComplete()).isTrue();
  }

  @Test
  void whereNobodyKnowsTheLossOfAGridResourcesAreAtLeast() {
    ResourceUses uses = withoutLosses(Sites.own("DE", "1.5", null, null), Boundary.WALL);

    for (ResourceUse use : List.of(uses.adpElements(), uses.primaryEnergy(), uses.waterOffSite())) {
      assertThat(use.missing()).containsExactly("no grid loss for DE");
      assertThat(use.isComplete()).isFalse();
      assertThat(use.amount().orElseThrow().lowerBound()).isTrue();
    }
    assertThat(central(uses.primaryEnergy())).as("1,500 x 8.7477").isEqualByComparingTo("13121.55");
  }

  @Test
  void litresAndMegajoulesDoNotAddUp() {
    assertThatThrownBy(
            () -> ResourceUses.NONE.primaryEnergy().plus(ResourceUses.NONE.waterOnSite()))
        .hasMessage("PRIMARY_ENERGY cannot be added to WATER_ON_SITE");
  }

  private static ResourceUses uses(Site site, Boundary boundary) {
    return uses(site, boundary, FactorSetLoader.bundled());
  }

  private static ResourceUses withoutLosses(Site site, Boundary boundary) {
    return uses(site, boundary, BundledFactors.without(Quantity.GRID_LOSS));
  }

  private static ResourceUses uses(Site site, Boundary boundary, FactorSet factors) {
    BigInteger megawattHour = KILOWATT_HOUR.multiply(BigInteger.valueOf(1000));
    return new FootprintCalculator(
            Sites.organisation(Allocation.NONE, Allocation.NONE, site), factors)
        .of(
            new Books()
                .boundary(boundary)
                .model("scoring", "m", Phase.INFERENCE, 1, megawattHour)
                .totals(1))
        .total(key -> true)
        .resources();
  }

  private static BigDecimal central(ResourceUse use) {
    return use.amount().orElseThrow().central();
  }
}
