package io.greenai.report.footprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.greenai.report.factor.FactorChoice;
import io.greenai.report.org.Instrument;
import io.greenai.report.org.Instrument.Type;
import io.greenai.report.org.Market;
import io.greenai.report.org.Retirement;
import io.greenai.report.org.Site;
import io.greenai.report.org.SiteConsumption;
import io.greenai.report.time.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A site in Germany that used 400 MWh in the quarter; the grid average is 363 g/kWh. */
class MarketMixTest {
  private static final Period QUARTER = Period.parse("2026-Q4", ZoneId.of("Europe/Berlin"));
  private static final LocalDate FIRST = LocalDate.of(2026, 10, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 12, 31);
  private static final Site SITE =
      Sites.using(
          Sites.own("DE", "1.5", null, null),
          new SiteConsumption(FIRST, LAST, megawattHours("400"), "bill"));

  @Test
  void aLoadIsCoveredAtTheRateOfItsWholeSite() {
    MarketMix market = mix(SITE, certificate("100", FIRST, LAST, "0"));

    assertThat(market.coverage().orElseThrow()).isEqualByComparingTo("0.25");
    assertThat(grams(market)).isEqualByComparingTo("272.25");
  }

  @Test
  void anInstrumentOfAYearServesAQuarterByItsDays() {
    // 365 MWh over 365 days: 92 in the quarter, 0.23 of 400, at 10 g; 0.77 at 363 g.
    Instrument year =
        certificate("365", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), "10");

    MarketMix market = mix(SITE, year);

    assertThat(market.coverage().orElseThrow()).isEqualByComparingTo("0.23");
    assertThat(grams(market)).isEqualByComparingTo("281.81");
  }

  @Test
  void moreThanTheSiteUsedCoversNoMoreThanAllOfIt() {
    MarketMix market =
        mix(SITE, certificate("300", FIRST, LAST, "0"), certificate("300", FIRST, LAST, "20"));

    assertThat(market.coverage().orElseThrow()).isEqualByComparingTo("1");
    assertThat(market.claims().get(1).share()).isEqualByComparingTo("0.25");
    assertThat(grams(market)).isEqualByComparingTo("5");
  }

  @Test
  void anInstrumentThatFailsACriterionIsNotApplied() {
    Instrument unretired =
        new Instrument(
            "GO-2",
            Type.CONTRACT,
            SITE.name(),
            Market.of("FR"),
            megawattHours("100"),
            FIRST,
            LAST,
            Optional.empty(),
            Map.of(),
            false,
            Optional.empty(),
            false,
            List.of());

    MarketMix market = mix(SITE, unretired);

    assertThat(market.coverage().orElseThrow()).isZero();
    assertThat(grams(market)).isEqualByComparingTo("363");
    assertThat(market.claims().get(0).failures())
        .containsExactly(
            "it conveys no emission rate (QC 1)",
            "it is not stated to be the only claim (QC 2)",
            "it is not stated to be retired (QC 3)",
            "its market FR is not the site's, DE (QC 5)",
            "the contract is not stated to transfer certificates (QC 7)");
  }

  /** An instrument of the site that fails in one point only. */
  static Stream<Arguments> eachCriterionAloneKeepsAnInstrumentFromBeingApplied() {
    Retirement retired = new Retirement(LAST, "HKNR");
    Optional<BigDecimal> rate = Optional.of(BigDecimal.ZERO);
    return Stream.of(
        arguments(
            "(QC 1)", one(Type.CERTIFICATE, "DE", FIRST, Optional.empty(), true, retired, true)),
        arguments("(QC 2)", one(Type.CERTIFICATE, "DE", FIRST, rate, false, retired, true)),
        arguments("(QC 3)", one(Type.CERTIFICATE, "DE", FIRST, rate, true, null, true)),
        arguments("(QC 5)", one(Type.CERTIFICATE, "FR", FIRST, rate, true, retired, true)),
        arguments("(QC 6)", one(Type.SUPPLIER_RATE, "DE", FIRST, rate, true, retired, false)),
        arguments("(QC 7)", one(Type.CONTRACT, "DE", FIRST, rate, true, retired, false)));
  }

  @ParameterizedTest
  @MethodSource
  void eachCriterionAloneKeepsAnInstrumentFromBeingApplied(String criterion, Instrument failing) {
    MarketMix market = mix(SITE, failing);

    assertThat(market.claims().get(0).failures()).singleElement().asString().endsWith(criterion);
    assertThat(market.coverage().orElseThrow()).isZero();
    assertThat(market.drawn().get(failing.id())).isZero();
    assertThat(grams(market)).isEqualByComparingTo("363");
  }

  @Test
  void anInstrumentMayComeFromAnotherCountryOfOneStatedMarket() {
    Market market =
        new Market("FR", new TreeSet<>(Set.of("DE", "FR")), Optional.of("Europe (one registry)"));
    Market elsewhere =
        new Market("FR", new TreeSet<>(Set.of("CH", "FR")), Optional.of("Alps (one registry)"));

    assertThat(issued(market).failures(SITE)).isEmpty();
    assertThat(issued(elsewhere).failures(SITE))
        .containsExactly("its market FR, Alps (one registry) is not the site's, DE (QC 5)");
  }

  private static Instrument issued(Market market) {
    return new Instrument(
        "GO-1",
        Type.CERTIFICATE,
        SITE.name(),
        market,
        megawattHours("100"),
        FIRST,
        LAST,
        Optional.of(BigDecimal.ZERO),
        Map.of(),
        true,
        Optional.of(new Retirement(LAST, "HKNR")),
        true,
        List.of());
  }

  @Test
  void generationBeforeThePeriodCoversNothingInIt() {
    Instrument earlier =
        one(
            Type.CERTIFICATE,
            "DE",
            FIRST.minusYears(1),
            Optional.of(BigDecimal.ZERO),
            true,
            new Retirement(LAST, "HKNR"),
            true);

    MarketMix market = mix(SITE, earlier);

    assertThat(market.coverage().orElseThrow()).isZero();
    assertThat(grams(market)).isEqualByComparingTo("363");
  }

  private static Instrument one(
      Type type,
      String market,
      LocalDate first,
      Optional<BigDecimal> rate,
      boolean soleClaim,
      @Nullable Retirement retirement,
      boolean attributesIncluded) {
    return new Instrument(
        "I-1",
        type,
        SITE.name(),
        Market.of(market),
        megawattHours("100"),
        first,
        first.plusMonths(1),
        rate,
        Map.of(),
        soleClaim,
        Optional.ofNullable(retirement),
        attributesIncluded,
        List.of());
  }

  @Test
  void withoutTheSitesConsumptionTheRateOfItsInstrumentsIsNotDetermined() {
    Site silent = Sites.own("DE", "1.5", null, null);
    Site partly =
        Sites.using(
            silent, new SiteConsumption(FIRST, LAST.minusDays(1), megawattHours("400"), "bill"));

    assertThat(mix(silent, certificate("100", FIRST, LAST, "0")).isUndetermined()).isTrue();
    assertThat(mix(partly, certificate("100", FIRST, LAST, "0")).isUndetermined()).isTrue();
    assertThat(mix(silent).isUndetermined()).isFalse();
    assertThat(grams(mix(silent))).isEqualByComparingTo("363");
  }

  @Test
  void consumptionIsSpreadOverTheDaysThatItIsStatedFor() {
    Site billedByTheYear =
        Sites.using(
            SITE,
            new SiteConsumption(
                LocalDate.of(2026, 1, 1), LAST, megawattHours("730"), "bill of the year"));

    MarketMix market = mix(billedByTheYear, certificate("46", FIRST, LAST, "0"));

    assertThat(market.coverage().orElseThrow()).isEqualByComparingTo("0.25");
  }

  @Test
  void aResidualMixTakesThePlaceOfTheGridAverage() {
    MarketMix market =
        MarketMix.of(
            SITE,
            List.of(certificate("100", FIRST, LAST, "0")),
            QUARTER,
            DrawnDown.NOTHING,
            Optional.of(new FactorChoice.Stated(new BigDecimal("600"), "residual mix")),
            gridAverage());

    assertThat(market.isResidual()).isTrue();
    assertThat(grams(market)).isEqualByComparingTo("450");
  }

  @Test
  void whatEarlierPeriodsUsedUpIsNotThereAnyMore() {
    Instrument certificate = certificate("100", FIRST, LAST, "0");
    DrawnDown before = DrawnDown.NOTHING.plus(Map.of("GO-1", megawattHours("70")));
    MarketMix market =
        MarketMix.of(SITE, List.of(certificate), QUARTER, before, Optional.empty(), gridAverage());

    assertThat(market.coverage().orElseThrow()).isEqualByComparingTo("0.075");
    assertThat(market.drawn())
        .hasEntrySatisfying(
            "GO-1", drawn -> assertThat(drawn).isEqualByComparingTo(megawattHours("30")));
    assertThat(before.plus(market.drawn()).microjoules().get("GO-1"))
        .isEqualByComparingTo(megawattHours("100"));
  }

  @Test
  void noMoreIsDrawnThanTheSiteUsed() {
    MarketMix market = mix(SITE, certificate("1000", FIRST, LAST, "0"));

    assertThat(market.claims().get(0).available()).isEqualByComparingTo(megawattHours("1000"));
    assertThat(market.claims().get(0).drawn()).isEqualByComparingTo(megawattHours("400"));
  }

  private static MarketMix mix(Site site, Instrument... instruments) {
    return MarketMix.of(
        site, List.of(instruments), QUARTER, DrawnDown.NOTHING, Optional.empty(), gridAverage());
  }

  private static FactorChoice gridAverage() {
    return new FactorChoice.Stated(new BigDecimal("363"), "national agency");
  }

  private static Instrument certificate(
      String megawattHours, LocalDate first, LocalDate last, String grams) {
    return new Instrument(
        "GO-1",
        Type.CERTIFICATE,
        SITE.name(),
        Market.of("DE"),
        megawattHours(megawattHours),
        first,
        last,
        Optional.of(new BigDecimal(grams)),
        Map.of(),
        true,
        Optional.of(new Retirement(LocalDate.of(2027, 1, 15), "HKNR")),
        true,
        List.of());
  }

  private static BigDecimal megawattHours(String value) {
    return new BigDecimal(value).multiply(new BigDecimal("3600000000000000"));
  }

  private static BigDecimal grams(MarketMix market) {
    FactorErrors errors = new FactorErrors(2026);
    GridRate gridAverage = GridRate.of("grid average", market.rest(), errors);
    return market.rate(errors, gridAverage).perKilowattHour().orElseThrow().central();
  }
}
