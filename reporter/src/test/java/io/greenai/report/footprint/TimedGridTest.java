package io.greenai.report.footprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenai.ledger.Account;
import io.greenai.ledger.Phase;
import io.greenai.report.factor.BundledFactors;
import io.greenai.report.factor.FactorSet;
import io.greenai.report.factor.FactorSetLoader;
import io.greenai.report.factor.Quantity;
import io.greenai.report.factor.series.Intensities;
import io.greenai.report.factor.series.IntensityFolder;
import io.greenai.report.factor.series.SignalPublisher;
import io.greenai.report.ingest.MatchedSums;
import io.greenai.report.org.Allocation;
import io.greenai.report.org.Organisation;
import io.greenai.report.query.LoadKey;
import io.greenai.report.query.SlotIntensities.SlotIntensity;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** At a German site with a PUE of 1; losses of the German grid are left out. */
class TimedGridTest {
  private static final FactorSet FACTORS =
      BundledFactors.without(Quantity.GRID_LOSS, Quantity.FUEL_UPSTREAM);
  private static final Intensities NOTHING = new Intensities(List.of(), List.of());
  private static final String DIRECT = "electricity-maps/DE/direct";
  private static final String LIFECYCLE = "electricity-maps/DE/lifecycle";
  private static final String UPSTREAM = "electricity-maps/DE/upstream";

  @Test
  void idleEnergyTakesItsTimeAlongToTheModelsThatShareIt() throws IOException {
    Books books =
        new Books()
            .model("scoring", "day", Phase.INFERENCE, 1, kwh(3))
            .matched(DIRECT, matched(kwh(3), 400))
            .model("scoring", "night", Phase.INFERENCE, 1, kwh(1))
            .matched(DIRECT, matched(kwh(1), 200))
            .account("scoring", Account.HOST_IDLE, kwh(4))
            .matched(DIRECT, matched(kwh(4), 100));

    Footprint footprint = footprint(Allocation.BY_ACTIVITY, books);

    assertThat(scope2(footprint, named("day"))).isEqualTo("1500");
    assertThat(scope2(footprint, named("night"))).isEqualTo("300");
    assertThat(scope2(footprint, key -> true)).isEqualTo("1800");
  }

  @Test
  void energyWithoutAnIntensityMeetsTheYearlyFactorAndTheFigureSaysSo() throws IOException {
    Books books =
        new Books()
            .model("scoring", "m", Phase.INFERENCE, 1, kwh(4))
            .matched(DIRECT, matched(kwh(3), 400));

    Footprint footprint = footprint(Allocation.NONE, books);

    assertThat(scope2(footprint, key -> true)).isEqualTo("1563");
    assertThat(footprint.total(key -> true).scope2Location().notes())
        .contains(
            "energy of server room whose quarter-hour has no intensity is counted at the yearly"
                + " factor");
    assertThat(scope2(footprint.byYear(), key -> true)).isEqualTo("1452");
  }

  @Test
  void supplyIsLifecycleLessDirectOfEachQuarterHourThatHasBoth() throws IOException {
    Books both =
        new Books()
            .model("scoring", "m", Phase.INFERENCE, 1, kwh(2))
            .matched(DIRECT, matched(kwh(2), 400))
            .matched(LIFECYCLE, matched(kwh(2), 450))
            .matched(UPSTREAM, matched(kwh(2), 50));

    CarbonFigure upstream = footprint(Allocation.NONE, both).total(key -> true).scope3Upstream();

    assertThat(upstream.mass().orElseThrow().grams().central()).isEqualByComparingTo("100");
    assertThat(upstream.notes()).contains("not in it: no grid loss for DE");
  }

  @Test
  void whereHalfOfTheTimeHasBothItDoesNotMatterHowEnergyIsPutTogether() throws IOException {
    Books apart =
        new Books()
            .model("scoring", "day", Phase.INFERENCE, 1, kwh(1))
            .matched(DIRECT, matched(kwh(1), 400))
            .matched(LIFECYCLE, matched(kwh(1), 450))
            .matched(UPSTREAM, matched(kwh(1), 50))
            .model("scoring", "night", Phase.INFERENCE, 1, kwh(1))
            .matched(DIRECT, matched(kwh(1), 400));
    Books together =
        new Books()
            .model("scoring", "all day", Phase.INFERENCE, 1, kwh(2))
            .matched(DIRECT, matched(kwh(2), 400))
            .matched(LIFECYCLE, matched(kwh(1), 450))
            .matched(UPSTREAM, matched(kwh(1), 50));

    assertThat(scope33(apart)).isEqualByComparingTo(scope33(together));
    assertThat(scope33(apart)).isGreaterThanOrEqualTo(new BigDecimal(50));
  }

  @Test
  void aQuarterHourHasAnUpstreamIntensityWhereItHasBothOthers() throws IOException {
    GridSignals signals = GridSignals.of(organisation(Allocation.NONE), series(), FACTORS.latest());

    assertThat(signals.at("scoring", "production", Instant.parse("2026-10-05T12:00:00Z")))
        .extracting(SlotIntensity::series)
        .containsExactly(DIRECT, LIFECYCLE, UPSTREAM);
    assertThat(signals.at("scoring", "production", Instant.parse("2026-10-05T13:00:00Z")))
        .extracting(SlotIntensity::series)
        .containsExactly(DIRECT);
  }

  @Test
  void withoutLifecycleIntensitiesSupplyIsThatOfTheYear() throws IOException {
    Books books =
        new Books()
            .model("scoring", "m", Phase.INFERENCE, 1, kwh(2))
            .matched(DIRECT, matched(kwh(2), 300));

    CarbonFigure upstream =
        footprint(Allocation.NONE, books, FactorSetLoader.bundled())
            .total(key -> true)
            .scope3Upstream();

    assertThat(upstream.mass().orElseThrow().grams().central().setScale(6, RoundingMode.HALF_UP))
        .as("2 x (65.488 + 300 x 0.0473) / (1 - 0.0473)")
        .isEqualByComparingTo("167.267765");
    assertThat(upstream.notes())
        .containsExactly("grid loss for DE: proxy 2023", "upstream factor for DE: proxy 2023");
  }

  @Test
  void aForecastMakesTheFigureModelled() throws IOException {
    Books books =
        new Books()
            .model("scoring", "m", Phase.INFERENCE, 1, kwh(2))
            .matched(DIRECT, MatchedSums.of(kwh(2), 400_000_000, true));

    assertThat(
            footprint(Allocation.NONE, books)
                .total(key -> true)
                .scope2Location()
                .mass()
                .orElseThrow()
                .grams()
                .quality()
                .id())
        .isEqualTo("modelled");
  }

  @Test
  void intensitiesThatASiteNamesAndNobodyGivesAreMissed() throws IOException {
    Books books = new Books().model("scoring", "m", Phase.INFERENCE, 1, kwh(4));

    Footprint footprint =
        new FootprintCalculator(organisation(Allocation.NONE), FACTORS).of(books.totals(1));

    assertThat(scope2(footprint, key -> true)).isEqualTo("1452");
    assertThat(footprint.total(key -> true).scope2Location().notes())
        .contains("the intensities by time that server room names are not applied");
    assertThatThrownBy(
            () -> GridSignals.of(organisation(Allocation.NONE), NOTHING, FACTORS.latest()))
        .hasMessage(
            "site 'server room' names intensities of Electricity Maps for zone DE, of which no file"
                + " has any; add them, or drop 'intensities' of the site");
  }

  @Test
  void intensitiesThatNoSiteNamesAreAnError() throws IOException {
    Organisation plain =
        Sites.organisation(Allocation.NONE, Allocation.NONE, Sites.own("DE", "1", null, null));

    assertThatThrownBy(() -> GridSignals.of(plain, series(), FACTORS.latest()))
        .hasMessageStartingWith("no site names intensities; write 'intensities: ");
  }

  private static BigDecimal scope33(Books books) throws IOException {
    return footprint(Allocation.NONE, books)
        .total(key -> true)
        .scope3Upstream()
        .mass()
        .orElseThrow()
        .grams()
        .central();
  }

  private static Footprint footprint(Allocation idle, Books books) throws IOException {
    return footprint(idle, books, FACTORS);
  }

  private static Footprint footprint(Allocation idle, Books books, FactorSet factors)
      throws IOException {
    Organisation organisation = organisation(idle);
    return new FootprintCalculator(
            organisation,
            factors,
            period -> DrawnDown.NOTHING,
            GridSignals.of(organisation, series(), factors.latest()))
        .of(books.totals(1));
  }

  private static Organisation organisation(Allocation idle) {
    return Sites.organisation(
        idle,
        Allocation.NONE,
        Sites.timed(Sites.own("DE", "1", null, null), SignalPublisher.ELECTRICITY_MAPS, "DE"));
  }

  private static Intensities series() throws IOException {
    String json =
        """
        {"zone":"DE","data":[
          {"datetime":"2026-10-05T12:00:00Z","carbonIntensity":400,"emissionFactorType":"direct"},
          {"datetime":"2026-10-05T12:00:00Z","carbonIntensity":450,"emissionFactorType":"lifecycle"},
          {"datetime":"2026-10-05T13:00:00Z","carbonIntensity":400,"emissionFactorType":"direct"}]}
        """;
    return new Intensities(
        IntensityFolder.parse("de.json", json.getBytes(StandardCharsets.UTF_8)), List.of());
  }

  private static MatchedSums matched(BigInteger energy, long gramsPerKwh) {
    return MatchedSums.of(energy, gramsPerKwh * 1_000_000, false);
  }

  private static Predicate<LoadKey> named(String model) {
    return key -> key.model() != null && key.model().name().equals(model);
  }

  private static String scope2(Footprint footprint, Predicate<LoadKey> wanted) {
    BigDecimal grams =
        footprint.total(wanted).scope2Location().mass().orElseThrow().grams().central();
    return grams.setScale(6, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString();
  }

  private static BigInteger kwh(long number) {
    return BigInteger.valueOf(number).multiply(new BigInteger("3600000000000"));
  }
}
