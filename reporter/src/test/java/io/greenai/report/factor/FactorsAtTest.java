package io.greenai.report.factor;

import static io.greenai.report.factor.FactorBoundary.DIRECT;
import static io.greenai.report.factor.FactorBoundary.LIFECYCLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.report.factor.FactorChoice.Missing;
import io.greenai.report.factor.FactorChoice.Modelled;
import io.greenai.report.factor.FactorChoice.Published;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactorsAtTest {

  private final FactorSet set = FactorSetLoader.bundled();
  private final FactorsAt in2026 = set.at(2026);

  @Test
  void theYearThatIsCalculatedWinsOverANewerOne() {
    Published in2022 =
        (Published) set.at(2022).gridIntensity(cloud("gcp", "europe-west3"), LIFECYCLE);

    assertThat(in2022.row().year()).isEqualTo(2022);
    assertThat(in2022.proxy()).isEmpty();
  }

  @Test
  void withoutAFactorForTheYearTheNewestEarlierOneStandsInAndSaysSo() {
    Published found = (Published) in2026.gridIntensity(cloud("gcp", "europe-west3"), LIFECYCLE);

    assertThat(found.row().id()).isEqualTo("grid-gcp-region/gcp:europe-west3/2024");
    assertThat(found.proxy()).contains("proxy 2024");
  }

  @Test
  void aLaterYearNeverStandsInForAnEarlierOne() {
    assertThat(set.at(2018).gridIntensity(Place.country("DE"), LIFECYCLE))
        .isEqualTo(new Missing("no lifecycle factor for DE"));
  }

  @Test
  void technologiesHaveTheDirectRatesThatModelledGridsAreMadeOf() {
    Map<String, TechnologyRate> direct = in2026.directRates("FR");

    assertThat(rounded(direct.get("coal")))
        .as("94.6 x 3.6 / (0.35 x 0.96)")
        .isEqualByComparingTo("1013.571");
    assertThat(rounded(direct.get("lignite")))
        .as("101.0 x 3.6 / (0.35 x 0.96)")
        .isEqualByComparingTo("1082.143");
    assertThat(direct.get("coal").rows())
        .extracting(FactorRow::id)
        .contains("combustion-ipcc/coal/2006", "efficiency-graus/coal/2003");
    assertThat(direct.get("nuclear").gramsPerKwh()).isZero();
  }

  private static BigDecimal rounded(TechnologyRate rate) {
    return rate.gramsPerKwh().setScale(3, RoundingMode.HALF_EVEN);
  }

  @Test
  void aTableThatIsNotKnownYetIsLeftOut() {
    FactorSet before =
        set.with(table -> table.quantity() != Quantity.WUE, "a set of then", "0".repeat(64));

    assertThat(before.at(2026).gridIntensity(Place.country("DE"), LIFECYCLE).value()).isPresent();
    assertThat(before.at(2026).cloudWue("aws", "eu-central-1").value()).isEmpty();
    assertThat(before.id()).isEqualTo("a set of then");
  }

  @Test
  void anIntensityWithoutBoundaryCountsAsLifecycle() {
    Place frankfurt = cloud("gcp", "europe-west3");

    FactorChoice direct = in2026.gridIntensity(frankfurt, DIRECT);

    assertThat(((Published) direct).row().id()).isEqualTo("grid-direct-uba/DE/2024");
    assertThat(in2026.gridIntensity(frankfurt, LIFECYCLE).rows().get(0).source())
        .contains("no boundary stated: counted as lifecycle");
  }

  @ParameterizedTest
  @CsvSource({"GB,2025", "US,2023", "DE,2024"})
  void whatIsModelledLiesWithinATenthOfWhatANationPublishes(String country, int year) {
    BigDecimal published =
        in2026.publishedIntensity(Place.country(country), DIRECT).value().orElseThrow();
    BigDecimal modelled =
        new ModelledGrid(set, new FactorTime(year))
            .intensity(country, DIRECT)
            .orElseThrow()
            .value()
            .orElseThrow();

    assertThat(modelled.subtract(published).abs().divide(published, MathContext.DECIMAL32))
        .isLessThan(new BigDecimal("0.1"));
  }

  @Test
  void aNationsPublicationWinsOverAModel() {
    assertThat(in2026.gridIntensity(Place.country("US"), DIRECT)).isInstanceOf(Published.class);
  }

  /** Benchmarks are of 2003; both countries have built most of their coal plants since. */
  @ParameterizedTest
  @CsvSource({"IN,2023,727", "IN,2024,710", "CN,2023,530.6"})
  void whereModelsAreTooHighTheNationsOwnFigureIsTaken(String country, int year, BigDecimal grams) {
    Place place = Place.country(country);
    BigDecimal modelled =
        new ModelledGrid(set, new FactorTime(year))
            .intensity(country, DIRECT)
            .orElseThrow()
            .value()
            .orElseThrow();

    assertThat(set.at(year).gridIntensity(place, DIRECT).value()).contains(grams);
    assertThat(modelled).isGreaterThan(grams.multiply(new BigDecimal("1.1")));
  }

  @Test
  void aSubregionOfEgridHasADirectFactorAMixAndLossesOfItsOwn() {
    Place california = Place.subdivision("US-CAMX");

    assertThat(in2026.gridIntensity(california, DIRECT).value())
        .contains(new BigDecimal("195.037"));
    assertThat(in2026.gridIntensity(california, LIFECYCLE).value())
        .contains(new BigDecimal("260.560"));
    assertThat(in2026.upstream(california).value()).contains(new BigDecimal("38.616"));
    assertThat(in2026.gridLoss(california).value()).contains(new BigDecimal("0.041"));
    assertThat(set.egridSubregions()).hasSize(27);
  }

  @Test
  void aCloudRegionOfTheUnitedStatesTakesTheFactorsOfItsSubregion() {
    Place virginia = cloud("aws", "us-east-1");

    assertThat(virginia.subdivision()).contains("US-SRVC");
    assertThat(in2026.gridIntensity(virginia, LIFECYCLE).rows().get(0).id())
        .isEqualTo("mix-egrid/US-SRVC:coal/2023");
    assertThat(cloud("azure", "eastus").subdivision()).isEmpty();
  }

  @Test
  void eachTableOfGreenhouseGasesSaysByWhichPotentialsTheyAreWeighed() {
    assertThat(set.tables())
        .allSatisfy(
            table ->
                assertThat(table.globalWarmingPotentials())
                    .as(table.id())
                    .matches(
                        switch (table.gases()) {
                          case "CO2" -> "one gas";
                          case "CO2e" -> "AR[456]; 100 years|100 years; .+|not stated|not known";
                          default -> "none";
                        }));
  }

  @Test
  void aDirectFactorThatNobodyPublishesIsModelledFromTheMixWithItsRows() {
    Modelled poland = (Modelled) in2026.gridIntensity(Place.country("PL"), DIRECT);

    assertThat(poland.rows())
        .extracting(FactorRow::id)
        .containsExactly(
            "mix-owid/PL:coal/2023",
            "combustion-ipcc/coal/2006",
            "efficiency-graus/coal/2003",
            "mix-owid/PL:gas/2023",
            "combustion-ipcc/gas/2006",
            "efficiency-graus/gas/2003",
            "mix-owid/PL:oil/2023",
            "combustion-ipcc/oil/2006",
            "efficiency-graus/oil/2003");
    assertThat(poland.proxy()).contains("proxy 2023");
    BigDecimal byHand =
        part(poland, 0, "94.6", "0.35")
            .add(part(poland, 3, "56.1", "0.45"))
            .add(part(poland, 6, "77.4", "0.38"));
    assertThat(poland.number()).isEqualByComparingTo(byHand.setScale(3, RoundingMode.HALF_EVEN));
  }

  @Test
  void theLifecycleIntensityOfAProvinceIsModelledFromItsOwnMix() {
    Place toronto = cloud("azure", "canadacentral");

    FactorChoice ontario = in2026.gridIntensity(toronto, LIFECYCLE);
    FactorChoice canada = in2026.gridIntensity(Place.country("CA"), LIFECYCLE);

    assertThat(toronto.subdivision()).contains("CA-ON");
    assertThat(ontario).isInstanceOf(Modelled.class);
    assertThat(ontario.value().orElseThrow()).isLessThan(canada.value().orElseThrow());
    assertThat(in2026.gridIntensity(Place.subdivision("CA-AB"), LIFECYCLE).value().orElseThrow())
        .isGreaterThan(canada.value().orElseThrow());
  }

  @Test
  void aRegionThatPublishesNoWaterForCoolingStaysUnknown() {
    assertThat(in2026.cloudWue("aws", "ap-south-1"))
        .isEqualTo(new Missing("no WUE for aws:ap-south-1"));
    assertThat(in2026.cloudWue("aws", "il-central-1").value()).isEmpty();
    assertThat(in2026.cloudWue("aws", "ap-east-1").value().orElseThrow())
        .isEqualByComparingTo("0.98");
  }

  @ParameterizedTest
  @CsvSource({"eu-central-1,1.35,0.01,2638.4149", "us-east-1,1.15,0.12,2779.6096"})
  void waterOfAThousandKilowattHoursInTwoRegions(
      String region, BigDecimal pue, BigDecimal wue, BigDecimal litres) {
    BigDecimal offSite = in2026.waterOffSite(cloud("aws", region)).value().orElseThrow();

    assertThat(in2026.cloudPue("aws", region).value()).contains(pue);
    assertThat(in2026.cloudWue("aws", region).value()).contains(wue);
    assertThat(wue.add(pue.multiply(offSite)).multiply(new BigDecimal("1000")))
        .isEqualByComparingTo(litres);
  }

  @Test
  void waterOffSiteIsLitresConsumedSoThatReservoirsMakeNorwayHigh() {
    BigDecimal norway = in2026.waterOffSite(Place.country("NO")).value().orElseThrow();

    assertThat(norway).isBetween(new BigDecimal("6"), new BigDecimal("7"));
    assertThat(in2026.waterOffSite(Place.country("NO")).rows().get(0).table().unit())
        .isEqualTo("L/kWh");
  }

  @Test
  void embodiedCarbonOfAGpuIsARangeOverItsLife() {
    FactorRow h100 = in2026.embodied("h100-sxm-80gb").rows().get(0);
    ValueRange range = h100.range().orElseThrow();

    assertThat(gramsPerHour(range.low())).isEqualByComparingTo("6.2404871");
    assertThat(gramsPerHour(range.high())).isEqualByComparingTo("14.1171994");
    assertThat(h100.value()).isBetween(range.low(), range.high());
  }

  @Test
  void partsAndHostsHaveEmbodiedCarbon() {
    assertThat(in2026.embodied("server").value().orElseThrow()).isEqualByComparingTo("1000");
    assertThat(in2026.embodiedPerGigabyte("ram").value().orElseThrow())
        .isEqualByComparingTo("1.388");
    assertThat(in2026.embodiedHost("aws", "a1.medium").value().orElseThrow())
        .isEqualByComparingTo("1022.21");
    FactorRow e2 = in2026.embodiedHost("gcp", "e2-standard-2").rows().get(0);
    assertThat(e2.range())
        .contains(new ValueRange(new BigDecimal("1155.46"), new BigDecimal("1255.46")));
    assertThat(in2026.embodied("h100-pcie-80gb"))
        .isEqualTo(new Missing("no embodied factor for h100-pcie-80gb"));
  }

  @Test
  void aKilowattHourHasDepletionAndPrimaryEnergy() {
    assertThat(in2026.adpElements(Place.country("AR")).value().orElseThrow())
        .isEqualByComparingTo("0.00000007686");
    assertThat(in2026.primaryEnergy(Place.country("AR")).value().orElseThrow())
        .isEqualByComparingTo("7.8888");
  }

  @Test
  void upstreamThatNobodyPublishesIsModelledFromTheSupplyOfFuels() {
    Modelled france = (Modelled) in2026.upstream(Place.country("FR"));

    assertThat(france.rows())
        .extracting(FactorRow::id)
        .containsExactly(
            "mix-owid/FR:coal/2023",
            "fuel-upstream-desnz/coal/2025",
            "efficiency-graus/coal/2003",
            "efficiency-benchmark-graus/FR/2003",
            "mix-owid/FR:gas/2023",
            "fuel-upstream-desnz/gas/2025",
            "efficiency-graus/gas/2003",
            "mix-owid/FR:oil/2023",
            "fuel-upstream-desnz/oil/2025",
            "efficiency-graus/oil/2003",
            "mix-owid/FR:bioenergy/2023",
            "fuel-upstream-desnz-bioenergy/bioenergy/2025",
            "mix-owid/FR:nuclear/2023",
            "technology-upstream-edf/nuclear/2019");
    assertThat(france.proxy()).contains("proxy 2023");
    assertThat(france.delivery()).isEqualTo(Delivery.GENERATION);
    assertThat(france.number())
        .as(
            "(0.0042 x 59.25 + 0.0185 x 18.72) / (0.35 x 0.96) + 0.0611 x 33.47 / (0.45 x 0.96)"
                + " + 0.0189 x 62.91 / (0.38 x 0.96) + 0.6529 x 2.1")
        .isEqualByComparingTo("11.136");
  }

  @Test
  void aPublishedUpstreamFactorWinsOverAModel() {
    Published britain = (Published) in2026.upstream(Place.country("GB"));

    assertThat(britain.row().id()).isEqualTo("upstream-desnz/GB/2025");
    assertThat(britain.row().text()).isEqualTo("45.9");
  }

  @Test
  void whatIsModelledUpstreamOfBritainLiesASixthBelowWhatBritainPublishes() {
    Modelled modelled =
        (Modelled) new ModelledGrid(set, new FactorTime(2025)).upstream("GB").orElseThrow();

    assertThat(modelled.number()).isEqualByComparingTo("38.672");
    assertThat(modelled.number().divide(new BigDecimal("45.9"), MathContext.DECIMAL32))
        .isBetween(new BigDecimal("0.84"), new BigDecimal("0.85"));
  }

  @Test
  void everyPlaceWhoseMixIsKnownHasAnUpstreamFactor() {
    assertThat(set.rows().keySet())
        .filteredOn(id -> id.contains(":fossil/"))
        .hasSizeGreaterThan(220)
        .allSatisfy(
            id -> {
              String key = id.substring(id.indexOf('/') + 1, id.indexOf(':'));
              assertThat(new ModelledGrid(set, FactorTime.LATEST).upstream(key)).isPresent();
            });
  }

  @Test
  void aPlaceWithoutAMixHasNoUpstreamFactor() {
    assertThat(in2026.upstream(Place.country("AQ")))
        .isEqualTo(new Missing("no upstream factor for AQ"));
  }

  /** The Factbook's losses stand beside what nations and agencies of their own publish. */
  @ParameterizedTest
  @CsvSource({"GB,grid-loss-desnz,2025", "US,grid-loss-egrid,2023"})
  void lossesOfTheFactbookLieWithinATenthOfThoseThatNationsPublish(
      String country, String table, int year) {
    BigDecimal own = set.row(table, country, year).orElseThrow().value();
    BigDecimal factbook = set.row("grid-loss-cia", country, 2023).orElseThrow().value();

    assertThat(factbook.subtract(own).abs().divide(own, MathContext.DECIMAL32))
        .isLessThan(new BigDecimal("0.1"));
    assertThat(((Published) in2026.gridLoss(Place.country(country))).row().table().id())
        .isEqualTo(table);
  }

  @Test
  void lossesThatNothingElseBearsOutAreLeftOut() {
    assertThat(in2026.gridLoss(Place.country("DE")).value()).contains(new BigDecimal("0.0473"));
    assertThat(in2026.gridLoss(Place.country("SG"))).isEqualTo(new Missing("no grid loss for SG"));
    assertThat(in2026.gridLoss(Place.country("IQ"))).isEqualTo(new Missing("no grid loss for IQ"));
  }

  @Test
  void residualMixesAreNotInTheBundledSet() {
    assertThat(in2026.contractual(Place.country("DE"), ElectricityMix.RESIDUAL))
        .isEqualTo(new Missing("no direct residual factor for DE"));
  }

  private Place cloud(String provider, String region) {
    return set.latest().cloudPlace(provider, region).orElseThrow();
  }

  /** Over three years, which are 26,280 hours. */
  private static BigDecimal gramsPerHour(BigDecimal kilograms) {
    return kilograms
        .multiply(new BigDecimal("1000"))
        .divide(new BigDecimal("26280"), 7, RoundingMode.HALF_EVEN);
  }

  private static BigDecimal part(Modelled of, int share, String factor, String efficiency) {
    return of.rows()
        .get(share)
        .value()
        .multiply(new BigDecimal(factor))
        .multiply(new BigDecimal("3.6"))
        .divide(new BigDecimal(efficiency), MathContext.DECIMAL128);
  }
}
