package io.greenai.report.footprint;

import static io.greenai.report.footprint.Books.KILOWATT_HOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenai.ledger.Boundary;
import io.greenai.ledger.Phase;
import io.greenai.report.factor.FactorSetLoader;
import io.greenai.report.org.Allocation;
import io.greenai.report.org.RestFraction;
import io.greenai.report.org.Site;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceUseTest {

  @ParameterizedTest
  @CsvSource({"eu-central-1, DE, 2638.4149", "us-east-1, US, 2779.6096"})
  void waterOfAThousandKilowattHoursIsTheGoldenFigure(
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
    ResourceUses uses = uses(Sites.own("DE", "1.5", null, null), Boundary.WALL);

    assertThat(uses.waterOnSite().amount()).isEmpty();
    assertThat(uses.water().isComplete()).isFalse();
    assertThat(uses.water().missing())
        .containsExactly("site 'server room' states no WUE (cooling)");
    assertThat(central(uses.water())).isEqualTo(central(uses.waterOffSite()));
  }

  @Test
  void litresAndMegajoulesDoNotAddUp() {
    assertThatThrownBy(
            () -> ResourceUses.NONE.primaryEnergy().plus(ResourceUses.NONE.waterOnSite()))
        .hasMessage("PRIMARY_ENERGY cannot be added to WATER_ON_SITE");
  }

  private static ResourceUses uses(Site site, Boundary boundary) {
    BigInteger megawattHour = KILOWATT_HOUR.multiply(BigInteger.valueOf(1000));
    return new FootprintCalculator(
            Sites.organisation(Allocation.NONE, Allocation.NONE, site), FactorSetLoader.bundled())
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
