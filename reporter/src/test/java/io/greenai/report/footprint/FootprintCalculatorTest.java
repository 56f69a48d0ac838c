package io.greenai.report.footprint;

import static io.greenai.report.footprint.Books.KILOWATT_HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Account;
import io.greenai.ledger.Boundary;
import io.greenai.ledger.Phase;
import io.greenai.ledger.Quality;
import io.greenai.report.factor.FactorSet;
import io.greenai.report.factor.FactorSetLoader;
import io.greenai.report.factor.Quantity;
import io.greenai.report.org.Allocation;
import io.greenai.report.org.Organisation;
import io.greenai.report.org.Purchase;
import io.greenai.report.org.RestFraction;
import io.greenai.report.org.Site;
import io.greenai.report.org.SiteHardware;
import io.greenai.report.query.Totals;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FootprintCalculatorTest {
  private static final FactorSet FACTORS = FactorSetLoader.bundled();
  private static final RestFraction REST =
      new RestFraction(
          new BigDecimal("0.1"), new BigDecimal("0.25"), new BigDecimal("0.5"), "campaign");

  @Test
  void ownElectricityIsScope2WithADirectFactorAndTheLcaTakesTheLifecycleOne() {
    Impact impact = impactOf(oneModel(Boundary.WALL), Sites.own("DE", "1.5", null, null));

    assertThat(grams(impact.scope2Location())).isEqualByComparingTo("544.5");
    assertThat(grams(impact.operational()).setScale(6, RoundingMode.HALF_UP))
        .as("571.425 / (1 - 0.0473)")
        .isEqualByComparingTo("599.795319");
    assertThat(impact.scope3Cloud()).isEqualTo(CarbonFigure.NONE);
  }

  @Test
  void withoutADirectFactorScope2IsNotDeterminedAndItsEnergyIsListed() {
    Impact impact = impactOf(oneModel(Boundary.WALL), Sites.own("AQ", "1.5", null, null));

    assertThat(impact.scope2Location().mass()).isEmpty();
    assertThat(impact.scope2Location().reasons()).containsExactly("no direct factor for AQ");
    assertThat(impact.scope2Location().undetermined()).isEqualTo(impact.facility());
    assertThat(impact.operational().reasons()).containsExactly("no lifecycle factor for AQ");
  }

  @Test
  void aModelledDirectFactorMakesAModelledFigure() {
    Impact impact = impactOf(oneModel(Boundary.WALL), Sites.own("FR", "1.5", null, null));

    Estimate scope2 = impact.scope2Location().mass().orElseThrow().grams();
    assertThat(impact.facility().microjoules().quality()).isEqualTo(Quality.MEASURED);
    assertThat(scope2.quality()).isEqualTo(Quality.MODELLED);
    assertThat(scope2.central()).isEqualByComparingTo("70.8855");
  }

  @Test
  void upstreamIsNotMadeOfTwoPublishersFiguresButModelledFromTheMix() {
    Impact impact = impactOf(oneModel(Boundary.WALL), Sites.own("DE", "1.5", null, null));

    Estimate upstream = impact.scope3Upstream().mass().orElseThrow().grams();
    assertThat(upstream.central().setScale(6, RoundingMode.HALF_UP))
        .as("1.5 x 65.488 / (1 - 0.0473)")
        .isEqualByComparingTo("103.109058");
    assertThat(upstream.quality()).isEqualTo(Quality.MODELLED);
  }

  @Test
  void withoutInstrumentsMarketBasedIsTheGridAverageAndSaysSo() {
    Impact impact = impactOf(oneModel(Boundary.WALL), Sites.own("DE", "1.5", null, null));

    assertThat(grams(impact.scope2Market())).isEqualByComparingTo("544.5");
    assertThat(impact.scope2Market().notes())
        .containsExactly(
            "direct factor for DE: proxy 2024",
            "no residual mix for DE is given: the grid average stands in");
  }

  @Test
  void aCloudIsScope3WithTheLifecycleFactorOfItsCountryAndItsPublishedPue() {
    Impact impact = impactOf(oneModel(Boundary.WALL), Sites.cloud("aws", "eu-central-1", "DE"));

    assertThat(impact.facility().microjoules().central())
        .isEqualByComparingTo(new BigDecimal(KILOWATT_HOUR).multiply(new BigDecimal("1.35")));
    assertThat(grams(impact.scope3Cloud()).setScale(6, RoundingMode.HALF_UP))
        .as("514.2825 / (1 - 0.0473)")
        .isEqualByComparingTo("539.815787");
    assertThat(impact.scope2Location().isApplicable()).isFalse();
  }

  @Test
  void aProvidersHardwareIsInScope31AndItsAbsenceMakesALowerBound() {
    Site without = Sites.cloud("aws", "us-east-1", "US");
    SiteHardware share =
        new SiteHardware(
            new BigDecimal("35040000"), new BigDecimal("4"), "provider", Optional.empty());
    Impact bare = impactOf(oneModel(Boundary.WALL), without);
    Impact whole = impactOf(oneModel(Boundary.WALL), Sites.on(without, share));

    assertThat(bare.scope3Cloud().mass().orElseThrow().grams().lowerBound()).isTrue();
    assertThat(bare.scope3Cloud().notes())
        .contains("not in it: the provider's hardware, which us-east-1 does not state");
    assertThat(whole.scope3Cloud().mass().orElseThrow().grams().lowerBound()).isFalse();
    assertThat(grams(whole.scope3Cloud()).subtract(grams(bare.scope3Cloud())))
        .isEqualByComparingTo("1000");
    assertThat(grams(whole.operational())).isEqualByComparingTo(grams(bare.scope3Cloud()));
  }

  @Test
  void overheadThatALandlordPaysIsScope38() {
    Site rented = Sites.rented(Sites.own("DE", "1.5", null, null));
    Impact impact = impactOf(oneModel(Boundary.WALL), rented);

    assertThat(grams(impact.scope2Location())).isEqualByComparingTo("363");
    assertThat(grams(impact.scope2Market())).isEqualByComparingTo("363");
    assertThat(grams(impact.scope3Leased())).isEqualByComparingTo("181.5");
    assertThat(grams(impact.operational()).setScale(6, RoundingMode.HALF_UP))
        .as("571.425 / (1 - 0.0473)")
        .isEqualByComparingTo("599.795319");
  }

  @Test
  void hardwareCountsInFullInThePeriodItWasBoughtIn() {
    Organisation plain =
        Sites.organisation(Allocation.NONE, Allocation.NONE, Sites.own("DE", "1.5", null, null));
    Organisation buying =
        Sites.buying(
            plain,
            purchase("in", 2, LocalDate.of(2026, 10, 1)),
            purchase("too", 3, LocalDate.of(2026, 12, 31)),
            purchase("before", 100, LocalDate.of(2026, 9, 30)));
    CapitalGoods goods =
        new FootprintCalculator(buying, FACTORS)
            .of(oneModel(Boundary.WALL))
            .capitalGoods()
            .orElseThrow();

    assertThat(goods.grams().central()).isEqualByComparingTo("5000000");
    assertThat(goods.grams().band().high()).isGreaterThan(new BigDecimal("6500000"));
    assertThat(new FootprintCalculator(plain, FACTORS).of(oneModel(Boundary.WALL)).capitalGoods())
        .isEmpty();
  }

  @Test
  void aPurchaseThatNoTableKnowsMakesTheRestALowerBound() {
    Purchase gpu =
        new Purchase(
            "gpu",
            "H100 SXM",
            8,
            Optional.of("h100-sxm-80gb"),
            Optional.empty(),
            LocalDate.of(2026, 10, 2),
            BigDecimal.TEN,
            "invoice");
    Organisation buying =
        Sites.buying(
            Sites.organisation(
                Allocation.NONE, Allocation.NONE, Sites.own("DE", "1.5", null, null)),
            purchase("in", 2, LocalDate.of(2026, 10, 1)),
            gpu);
    FactorSet before =
        FACTORS.with(table -> table.quantity() != Quantity.EMBODIED_DEVICE, "of then", "");

    CapitalGoods goods =
        new FootprintCalculator(buying, before)
            .of(oneModel(Boundary.WALL))
            .capitalGoods()
            .orElseThrow();

    assertThat(goods.unknown()).containsExactly(gpu);
    assertThat(goods.grams().central()).isEqualByComparingTo("2000000");
    assertThat(goods.grams().lowerBound()).isTrue();
  }

  private static Purchase purchase(String id, int count, LocalDate bought) {
    return new Purchase(
        id,
        "server",
        count,
        Optional.empty(),
        Optional.of(new BigDecimal("1000000")),
        bought,
        BigDecimal.TEN,
        "maker");
  }

  @Test
  void theRestThatMetersLeaveOutIsAddedAsABandBeforePue() {
    Impact impact = impactOf(oneModel(Boundary.PACKAGE), Sites.own("DE", "2", REST, null));

    BigDecimal metered = new BigDecimal(KILOWATT_HOUR);
    assertThat(impact.it().microjoules().central())
        .isEqualByComparingTo(metered.multiply(new BigDecimal("1.25")));
    Band it = impact.it().microjoules().band();
    assertThat(it.low()).isEqualByComparingTo(metered.multiply(new BigDecimal("1.1")));
    assertThat(it.high()).isEqualByComparingTo(metered.multiply(new BigDecimal("1.5")));
    assertThat(impact.it().microjoules().quality()).isEqualTo(Quality.MODELLED);
    assertThat(impact.it().microjoules().lowerBound()).isFalse();
  }

  @Test
  void nothingIsAddedToAMeterAtTheWall() {
    Impact impact = impactOf(oneModel(Boundary.WALL), Sites.own("DE", "1.5", REST, null));

    assertThat(impact.it().microjoules()).isEqualTo(impact.metered().estimate());
  }

  @Test
  void metersThatTakeInTheBoardAreNotGivenTheBoardOnceMore() {
    Impact impact = impactOf(oneModel(Boundary.BOARD), Sites.own("DE", "2", REST, null));

    assertThat(impact.it().microjoules().central())
        .isEqualByComparingTo(new BigDecimal(impact.metered().microjoules()));
    assertThat(impact.it().microjoules().lowerBound())
        .as("what the power supply loses is not known")
        .isTrue();
  }

  @Test
  void anUnknownRestMakesEveryTotalALowerBound() {
    Impact impact = impactOf(oneModel(Boundary.PACKAGE), Sites.own("DE", "1.5", null, null));

    assertThat(impact.it().microjoules().lowerBound()).isTrue();
    assertThat(impact.scope2Location().mass().orElseThrow().grams().lowerBound()).isTrue();
  }

  @Test
  void anAssumedPueIsSeenInTheQuality() {
    Impact assumed = impactOf(oneModel(Boundary.WALL), Sites.cloud("gcp", "europe-west3", "DE"));

    assertThat(assumed.metered().quality()).isEqualTo(Quality.MEASURED);
    assertThat(assumed.facility().microjoules().quality()).isEqualTo(Quality.ASSUMED);
  }

  @Test
  void aServiceOfNoSiteIsNamedAndNothingOfItIsGuessed() {
    Totals totals = new Books().model("rogue", "m", Phase.INFERENCE, 1, KILOWATT_HOUR).totals(1);
    Footprint footprint = calculator(Sites.own("DE", "1", null, null)).of(totals);

    assertThat(footprint.servicesWithoutSite()).containsExactly("rogue");
    Impact impact = footprint.total(key -> true);
    assertThat(impact.operational().mass()).isEmpty();
    assertThat(impact.facility().microjoules().lowerBound()).isTrue();
  }

  @Test
  void twoStandardErrorsOfTheMeterMakeTheInterval() {
    Totals totals =
        new Books()
            .boundary(Boundary.WALL)
            .meterPpm(50_000)
            .account("scoring", Account.JVM_GC, KILOWATT_HOUR)
            .totals(1);
    Impact impact = calculator(Sites.own("DE", "1", null, null)).of(totals).total(key -> true);

    assertThat(impact.facility().microjoules().band().low())
        .isEqualByComparingTo(new BigDecimal("3240000000000"));
  }

  @Test
  void embodiedEmissionsAreSharedByTimeAndReservation() {
    SiteHardware server =
        new SiteHardware(new BigDecimal("1000000"), new BigDecimal("4"), "maker", Optional.empty());
    Totals totals =
        new Books()
            .boundary(Boundary.WALL)
            .reserved(1)
            .model("scoring", "m", Phase.INFERENCE, 1, KILOWATT_HOUR)
            .reserved(7)
            .account("scoring", Account.HOST_OTHER, KILOWATT_HOUR)
            .reserved(0)
            .account("scoring", Account.HOST_IDLE, KILOWATT_HOUR)
            .totals(1);
    Footprint footprint = calculator(Sites.own("DE", "1", null, server)).of(totals);

    BigDecimal ofModel = grams(footprint.total(key -> key.account() == Account.MODEL).embodied());
    assertThat(ofModel.setScale(9, RoundingMode.HALF_UP)).isEqualByComparingTo("3.567351598");
    assertThat(grams(footprint.total(key -> true).embodied()).setScale(9, RoundingMode.HALF_UP))
        .isEqualByComparingTo("28.538812785");
  }

  @Test
  void acceleratorsEmbodiedPerHourIsTheGoldenFigure() {
    SiteHardware accelerator =
        new SiteHardware(new BigDecimal("164000"), new BigDecimal("3"), "maker", Optional.empty());

    CarbonMass hour =
        EmbodiedShare.of(
            FactorErrors.hardware(accelerator, "here"),
            accelerator.lifetimeYears(),
            new BigInteger("3600000000000"),
            Estimate.exactly(BigDecimal.ONE));

    assertThat(hour.grams().central().setScale(7, RoundingMode.HALF_UP))
        .isEqualByComparingTo("6.2404871");
  }

  private static Totals oneModel(Boundary boundary) {
    return new Books()
        .boundary(boundary)
        .model("scoring", "m", Phase.INFERENCE, 1000, KILOWATT_HOUR)
        .totals(1);
  }

  private static Impact impactOf(Totals totals, Site site) {
    return calculator(site).of(totals).total(key -> true);
  }

  private static FootprintCalculator calculator(Site site) {
    Organisation organisation = Sites.organisation(Allocation.NONE, Allocation.NONE, site);
    return new FootprintCalculator(organisation, FACTORS);
  }

  private static BigDecimal grams(CarbonFigure figure) {
    return figure.mass().orElseThrow().grams().central();
  }
}
