package io.greenai.report.disclose;

import static io.greenai.report.footprint.Books.KILOWATT_HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Boundary;
import io.greenai.ledger.Phase;
import io.greenai.ledger.Quality;
import io.greenai.report.disclose.model.Comparison;
import io.greenai.report.disclose.model.Comparison.Then;
import io.greenai.report.disclose.model.Comparisons;
import io.greenai.report.disclose.model.EnergyRow;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Input;
import io.greenai.report.disclose.model.InstrumentRow;
import io.greenai.report.disclose.model.Value.Absent;
import io.greenai.report.disclose.model.Value.Known;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.disclose.model.View;
import io.greenai.report.factor.BundledFactors;
import io.greenai.report.factor.FactorSet;
import io.greenai.report.factor.GenerationMix;
import io.greenai.report.factor.Place;
import io.greenai.report.factor.Quantity;
import io.greenai.report.footprint.Books;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.FootprintCalculator;
import io.greenai.report.footprint.Sites;
import io.greenai.report.ingest.LoadSums;
import io.greenai.report.org.AiAllocation;
import io.greenai.report.org.Allocation;
import io.greenai.report.org.CarbonPrice;
import io.greenai.report.org.EnergySource;
import io.greenai.report.org.Instrument;
import io.greenai.report.org.Market;
import io.greenai.report.org.Organisation;
import io.greenai.report.org.Retirement;
import io.greenai.report.org.Revenue;
import io.greenai.report.org.Site;
import io.greenai.report.org.SiteConsumption;
import io.greenai.report.query.LoadKey;
import io.greenai.report.query.Totals;
import io.greenai.report.time.Period;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A model used 10 kWh at a site with a PUE of 1. */
class EsgViewTest {
  private static final FactorSet FACTORS =
      BundledFactors.without(Quantity.GRID_LOSS, Quantity.FUEL_UPSTREAM);
  private static final BigDecimal TEN_KWH = new BigDecimal(KILOWATT_HOUR.multiply(BigInteger.TEN));

  private final Books books =
      new Books()
          .boundary(Boundary.WALL)
          .model("scoring", "m", Phase.INFERENCE, 1000, KILOWATT_HOUR.multiply(BigInteger.TEN));

  @Test
  void electricityIsSplitByTheGenerationMixOfItsCountryAndSharesAreAssumed() {
    GenerationMix mix = FACTORS.latest().generationMix(Place.country("FR")).orElseThrow();

    List<EnergyRow> sources = view(Sites.own("FR", "1", null, null)).sources();

    assertThat(sources)
        .extracting(EnergyRow::key)
        .containsExactly("fossil", "nuclear", "renewable", "unknown", "total");
    assertThat(number(sources.get(0))).isEqualByComparingTo(TEN_KWH.multiply(mix.fossil().value()));
    assertThat(number(sources.get(1)))
        .isEqualByComparingTo(TEN_KWH.multiply(mix.nuclear().value()));
    assertThat(number(sources.get(2)))
        .isEqualByComparingTo(TEN_KWH.multiply(mix.renewable().value()));
    assertThat(((Absent) sources.get(3).energy().value()).reason())
        .isEqualTo(Reason.NOT_APPLICABLE);
    assertThat(number(sources.get(4))).isEqualByComparingTo(TEN_KWH);
    assertThat(((Known) sources.get(1).energy().value()).quality()).isEqualTo(Quality.ASSUMED);
    assertThat(((Known) sources.get(4).energy().value()).quality()).isEqualTo(Quality.MEASURED);
    assertThat(sources.get(1).energy().derivation().sources())
        .containsExactly("ledgers", "site.server_20room.pue", "mix-owid/FR:nuclear/2023");
  }

  @Test
  void aCountryWithoutMixIsNotDeterminedRatherThanZero() {
    List<EnergyRow> sources = view(Sites.own("AQ", "1", null, null)).sources();

    for (EnergyRow source : sources.subList(0, 3)) {
      assertThat(((Absent) source.energy().value()).detail()).isEqualTo("no generation mix for AQ");
    }
    assertThat(number(sources.get(3))).isEqualByComparingTo(TEN_KWH);
  }

  @Test
  void aServiceWithoutSiteIsInTheTotalAndItsSourcesAreNotDetermined() {
    books.model("elsewhere", "m", Phase.INFERENCE, 1, KILOWATT_HOUR);

    View.Esg view = view(Sites.own("FR", "1", null, null));

    assertThat(number(view.sources().get(3))).isEqualByComparingTo("3600000000000");
    assertThat(view.sources().get(3).energy().derivation().formula())
        .endsWith("; no site runs 'elsewhere'");
    assertThat(number(view.sources().get(4)))
        .isEqualByComparingTo(view.scopes().get(0).energy().number().orElseThrow());
  }

  @Test
  void electricityOfCloudsIsNotPurchasedByTheEntity() {
    assertThat(view(Sites.cloud("aws", "eu-central-1", "DE")).sources()).isEmpty();
  }

  @Test
  void revenueOfOtherDaysMakesNoIntensity() {
    LocalDate first = LocalDate.of(2026, 10, 1);
    for (LocalDate last : List.of(LocalDate.of(2026, 12, 30), LocalDate.of(2027, 9, 30))) {
      View.ScopeRow row = view(earning(first, last)).scopes().get(6);

      assertThat(((Absent) row.emissions().value()).detail())
          .isEqualTo("no 'revenue' is stated from 2026-10-01 to 2026-12-31");
      assertThat(row.energy().number()).isEmpty();
    }
  }

  private Organisation earning(LocalDate first, LocalDate last) {
    Organisation plain = organisation(Sites.own("DE", "1", null, null));
    Revenue earned = new Revenue(new BigDecimal("20000000"), "EUR", first, last, "accounts");
    return Sites.earning(plain, earned);
  }

  @Test
  void anIntensityByRevenueIsCalledWhatItCovers() {
    Organisation selling = earning(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 12, 31));

    assertThat(view(Sites.own("DE", "1", null, null)).scopes())
        .extracting(View.ScopeRow::scope)
        .doesNotContain("Intensity by net revenue");
    View.ScopeRow row = view(selling).scopes().get(6);
    assertThat(row.covers())
        .isEqualTo(
            "AI workloads covered, not the entity; Scope 2 location-based and Scope 3.1; net revenue"
                + " 20,000,000 EUR from 2026-10-01 to 2026-12-31 (accounts)");
    assertThat(row.energy().per()).isEqualTo("million EUR of net revenue");
    assertThat(row.energy().number().orElseThrow()).isEqualByComparingTo("1800000000000");
    Figure scope2 = view(selling).scopes().get(0).emissions();
    assertThat(row.emissions().number().orElseThrow().multiply(BigDecimal.valueOf(20)))
        .isEqualByComparingTo(scope2.number().orElseThrow());
  }

  @Test
  void everyInstrumentIsListedWithItsShareAndWhatItFails() {
    Site site =
        Sites.using(
            Sites.own("DE", "1", null, null),
            new SiteConsumption(
                LocalDate.of(2026, 10, 1), LocalDate.of(2026, 12, 31), mwh("400"), "bill"));
    View.Esg view = view(Sites.holding(organisation(site), go("GO-1", "DE"), go("GO-2", "FR")));

    assertThat(view.instruments())
        .extracting(InstrumentRow::criteria)
        .containsExactly("fails none", "not applied: its market FR is not the site's, DE (QC 5)");
    InstrumentRow applied = view.instruments().get(0);
    assertThat(applied.share().number().orElseThrow()).isEqualByComparingTo("0.25");
    assertThat(applied.drawn().number().orElseThrow()).isEqualByComparingTo(mwh("100"));
    assertThat(view.instruments().get(1).drawn().number().orElseThrow()).isZero();
    assertThat(applied.share().derivation().inputs())
        .extracting(Input::name)
        .containsExactly("available of GO-1", "electricity of server room");
  }

  @Test
  void whereTheShareOfInstrumentsIsNotKnownWhatStandsInIsPrintedBesideAndSaysWhatItIs() {
    Site site = Sites.own("DE", "1", null, null);

    View.Esg view = view(Sites.holding(organisation(site), go("GO-1", "DE")));

    View.ScopeRow market = view.scopes().get(1);
    View.ScopeRow fallback = view.scopes().get(2);
    assertThat(market.emissions().value()).isInstanceOf(Absent.class);
    assertThat(market.covers())
        .endsWith("; no residual mix for DE is given: the grid average stands in");
    assertThat(fallback.emissions().id()).isEqualTo("esg.scope2.market.fallback");
    assertThat(fallback.emissions().number().orElseThrow())
        .isEqualByComparingTo(view.scopes().get(0).emissions().number().orElseThrow());
    assertThat(fallback.covers())
        .endsWith("in no total; no residual mix for DE is given: the grid average stands in");
    assertThat(view(organisation(site)).scopes())
        .extracting(row -> row.emissions().id())
        .doesNotContain("esg.scope2.market.fallback");
  }

  @Test
  void electricityIsSplitByWhatContractsConveyAndWhatNoneCoversHasNoSource() {
    Site site =
        Sites.using(
            Sites.own("DE", "1", null, null),
            new SiteConsumption(
                LocalDate.of(2026, 10, 1), LocalDate.of(2026, 12, 31), mwh("400"), "bill"));
    Instrument wind = conveying(go("GO-1", "DE"), Map.of(EnergySource.RENEWABLE, BigDecimal.ONE));
    Instrument supplied =
        conveying(
            go("S-1", "DE"),
            Map.of(
                EnergySource.RENEWABLE, new BigDecimal("0.5"),
                EnergySource.NUCLEAR, new BigDecimal("0.2")));

    View.LineTable table =
        view(Sites.holding(organisation(site), wind, supplied)).sourcesByContract().get(0);

    assertThat(table.lines())
        .extracting(line -> line.figure().id())
        .containsExactly(
            "esg.energy.contract.renewable",
            "esg.energy.contract.nuclear",
            "esg.energy.contract.fossil",
            "esg.energy.contract.unstated",
            "esg.energy.contract.none");
    assertThat(
            table.lines().stream()
                .map(line -> line.figure().number().orElseThrow())
                .map(energy -> energy.divide(TEN_KWH)))
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactly(
            new BigDecimal("0.375"),
            new BigDecimal("0.05"),
            BigDecimal.ZERO,
            new BigDecimal("0.075"),
            new BigDecimal("0.5"));
    assertThat(view(organisation(site)).sourcesByContract()).isEmpty();
  }

  @Test
  void whatContractsConveyIsNotDeterminedWithoutTheConsumptionOfTheSite() {
    Site site = Sites.own("DE", "1", null, null);

    assertThat(
            view(Sites.holding(organisation(site), go("GO-1", "DE")))
                .sourcesByContract()
                .get(0)
                .lines())
        .allSatisfy(line -> assertThat(line.figure().value()).isInstanceOf(Absent.class));
  }

  @Test
  void whatIsSignedOffForAiLoadIsPrintedBesideTheRateOfTheSite() {
    Site site =
        Sites.using(
            Sites.own("DE", "1", null, null),
            new SiteConsumption(
                LocalDate.of(2026, 10, 1), LocalDate.of(2026, 12, 31), mwh("400"), "bill"));
    AiAllocation allocation =
        new AiAllocation(
            mwh("92"),
            LocalDate.of(2026, 10, 1),
            LocalDate.of(2026, 12, 31),
            "Head of sustainability",
            LocalDate.of(2026, 9, 15),
            "bought for the model platform");

    View.Esg view =
        view(Sites.holding(organisation(site), go("GO-1", "DE", allocation), go("GO-2", "DE")));

    assertThat(view.scopes().get(1).emissions().number().orElseThrow()).isZero();
    assertThat(view.scopes().get(2).scope())
        .isEqualTo("Scope 2, market-based, at the rate of the sites");
    assertThat(view.scopes().get(2).emissions().number().orElseThrow())
        .isEqualByComparingTo("1815");
    assertThat(view.scopes().get(1).emissions().derivation().inputs())
        .contains(
            new Input.OfPolicy(
                "allocation of GO-1",
                "92.0 MWh for 2026-10-01 to 2026-12-31, signed off by Head of sustainability on"
                    + " 2026-09-15: bought for the model platform"));
    assertThat(view.allocations().get(0).lines())
        .extracting(View.Line::label)
        .containsExactly(
            "Allocated of GO-1",
            "Taken of GO-1 by AI load",
            "AI load of server room",
            "Share of the AI load covered by instruments, server room",
            "Share of everything else covered by instruments, server room",
            "Coverage rate of the site without sign-offs, server room");
    assertThat(view.allocations().get(0).lines().get(1).remark())
        .isEqualTo("AI load used no more; the rest of it covers everything at the site");
    assertThat(view.allocations().get(0).lines().get(3).figure().number().orElseThrow())
        .isEqualByComparingTo("1");
    assertThat(view(Sites.holding(organisation(site), go("GO-1", "DE"))).allocations()).isEmpty();
  }

  @Test
  void capitalGoodsAreUnknownWithoutAnInventoryAndNoneWhereItListsNone() {
    Organisation plain = organisation(Sites.own("DE", "1", null, null));

    assertThat(((Absent) view(plain).scopes().get(3).emissions().value()).detail())
        .isEqualTo("the organisation file has no 'hardwareInventory'");
    assertThat(view(Sites.buying(plain)).scopes().get(3).emissions().number().orElseThrow())
        .isZero();
  }

  @Test
  void theInternalChargeIsEmissionsOnceTimesThePrice() {
    Organisation charging =
        Sites.charging(
            organisation(Sites.own("DE", "1", null, null)),
            new CarbonPrice(new BigDecimal("120"), "EUR", CarbonPrice.Type.INTERNAL_FEE));

    Figure charge = view(charging).charges().get(0);

    assertThat(charge.number().orElseThrow()).isEqualByComparingTo("0.4356");
    assertThat(charge.label()).isEqualTo("Internal carbon charge, EUR");
    assertThat(((Known) charge.value()).lowerBound()).isTrue();
  }

  @Test
  void figuresStandBesideThoseOfEarlierPeriodsAndWithoutLedgersBesideWhy() {
    Organisation plain = organisation(Sites.own("DE", "1", null, null));
    FootprintCalculator calculator = new FootprintCalculator(plain, FACTORS);
    Totals now = books.totals(1);
    Totals before = only("2026-Q3", now.loads());
    Totals none = only("2025-Q4", new TreeMap<>());
    Footprint footprint =
        calculator
            .of(now)
            .comparedWith(List.of(calculator.of(before), calculator.of(none)), List.of());

    Comparisons comparisons =
        ((View.Esg) new EsgView(plain, footprint, new Origins(plain, footprint)).view(List.of()))
            .comparisons();

    Comparison location = comparisons.before().get(1);
    Then then = location.earlier().get(0);
    assertThat(then.figure().id()).isEqualTo("esg.scope2.location.in.2026-_513");
    assertThat(then.figure().number()).isEqualTo(location.current().number());
    assertThat(then.since())
        .extracting(Figure::id)
        .containsExactly(
            "esg.scope2.location.in.2026-_513.difference",
            "esg.scope2.location.in.2026-_513.change");
    assertThat(then.since()).allMatch(figure -> figure.number().orElseThrow().signum() == 0);
    Then missing = location.earlier().get(1);
    assertThat(((Absent) missing.figure().value()).detail()).isEqualTo("no ledger tells of it");
    assertThat(missing.since()).isEmpty();
    assertThat(view(plain).comparisons()).isEqualTo(Comparisons.NONE);
  }

  private static Instrument go(String id, String market, AiAllocation... allocations) {
    return new Instrument(
        id,
        Instrument.Type.CERTIFICATE,
        "server room",
        Market.of(market),
        mwh("100"),
        LocalDate.of(2026, 10, 1),
        LocalDate.of(2026, 12, 31),
        Optional.of(BigDecimal.ZERO),
        Map.of(),
        true,
        Optional.of(new Retirement(LocalDate.of(2027, 1, 15), "HKNR")),
        true,
        List.of(allocations));
  }

  private static Instrument conveying(Instrument of, Map<EnergySource, BigDecimal> sources) {
    return new Instrument(
        of.id(),
        of.type(),
        of.site(),
        of.market(),
        of.microjoules(),
        of.first(),
        of.last(),
        of.gramsPerKilowattHour(),
        sources,
        of.soleClaim(),
        of.retirement(),
        of.attributesIncluded(),
        of.allocations());
  }

  private static BigDecimal mwh(String value) {
    return new BigDecimal(value).multiply(new BigDecimal("3600000000000000"));
  }

  private View.Esg view(Site site) {
    return view(organisation(site));
  }

  private View.Esg view(Organisation organisation) {
    Footprint footprint = new FootprintCalculator(organisation, FACTORS).of(books.totals(1));
    return (View.Esg)
        new EsgView(organisation, footprint, new Origins(organisation, footprint)).view(List.of());
  }

  private static Organisation organisation(Site site) {
    return Sites.organisation(Allocation.NONE, Allocation.NONE, site);
  }

  private static BigDecimal number(EnergyRow row) {
    return row.energy().number().orElseThrow();
  }

  /** Nothing but some loads of another period. */
  private static Totals only(String period, SortedMap<LoadKey, LoadSums> loads) {
    return new Totals(
        Period.parse(period, Books.QUARTER.zone()),
        loads,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        false);
  }
}
