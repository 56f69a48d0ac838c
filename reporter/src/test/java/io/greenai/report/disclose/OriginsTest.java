package io.greenai.report.disclose;

import static io.greenai.report.footprint.Books.KILOWATT_HOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.greenai.ledger.Phase;
import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Input;
import io.greenai.report.disclose.model.Input.OfFactor;
import io.greenai.report.disclose.model.Input.OfLedgers;
import io.greenai.report.disclose.model.View;
import io.greenai.report.factor.FactorSet;
import io.greenai.report.factor.FactorSetLoader;
import io.greenai.report.factor.series.Intensities;
import io.greenai.report.factor.series.IntensityFolder;
import io.greenai.report.factor.series.SignalPublisher;
import io.greenai.report.footprint.Books;
import io.greenai.report.footprint.DrawnDown;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.FootprintCalculator;
import io.greenai.report.footprint.GridSignals;
import io.greenai.report.footprint.Sites;
import io.greenai.report.ingest.MatchedSums;
import io.greenai.report.org.Allocation;
import io.greenai.report.org.Organisation;
import io.greenai.report.org.RestFraction;
import io.greenai.report.org.SiteHardware;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whoever follows a formula with its inputs comes to the figure. */
class OriginsTest {
  private static final FactorSet FACTORS = FactorSetLoader.bundled();
  private static final RestFraction REST =
      new RestFraction(
          new BigDecimal("0.1"), new BigDecimal("0.2"), new BigDecimal("0.4"), "campaign");
  private static final SiteHardware HARDWARE =
      new SiteHardware(new BigDecimal("1200000"), new BigDecimal("4"), "maker", Optional.empty());

  private final Organisation organisation =
      Sites.organisation(Allocation.NONE, Allocation.NONE, Sites.own("DE", "1.5", REST, HARDWARE));
  private final Footprint footprint =
      new FootprintCalculator(organisation, FACTORS)
          .of(
              new Books()
                  .model("scoring", "m", Phase.INFERENCE, 1000, KILOWATT_HOUR)
                  .model("scoring", "n", Phase.TRAINING, 10, KILOWATT_HOUR)
                  .totals(1));
  private final Origins origins = new Origins(organisation, footprint);

  @Test
  void supplyByTimeIsOfTheEnergyThatHasBothIntensitiesWhateverLoadsItIsOf() throws IOException {
    String json =
        """
        {"zone":"DE","data":[
          {"datetime":"2026-10-05T12:00:00Z","carbonIntensity":400,"emissionFactorType":"direct"},
          {"datetime":"2026-10-05T12:00:00Z","carbonIntensity":450,"emissionFactorType":"lifecycle"}]}
        """;
    Organisation timed =
        Sites.organisation(
            Allocation.NONE,
            Allocation.NONE,
            Sites.timed(Sites.own("DE", "1", null, null), SignalPublisher.ELECTRICITY_MAPS, "DE"));
    Intensities intensities =
        new Intensities(
            IntensityFolder.parse("de.json", json.getBytes(StandardCharsets.UTF_8)), List.of());
    MatchedSums direct = MatchedSums.of(KILOWATT_HOUR, 400_000_000, false);
    Books books =
        new Books()
            .model("scoring", "day", Phase.INFERENCE, 1, KILOWATT_HOUR)
            .matched("electricity-maps/DE/direct", direct)
            .matched(
                "electricity-maps/DE/lifecycle", MatchedSums.of(KILOWATT_HOUR, 450_000_000, false))
            .matched(
                "electricity-maps/DE/upstream", MatchedSums.of(KILOWATT_HOUR, 50_000_000, false))
            .model("scoring", "night", Phase.INFERENCE, 1, KILOWATT_HOUR)
            .matched("electricity-maps/DE/direct", direct);
    Footprint half =
        new FootprintCalculator(
                timed,
                FACTORS,
                period -> DrawnDown.NOTHING,
                GridSignals.of(timed, intensities, FACTORS.latest()))
            .of(books.totals(1));

    Derivation scope33 =
        new Origins(timed, half)
            .emissions(Selection.MODELS, SiteDraw.Reach::bought, GridTerms::scope33);

    assertThat(scope33.formula())
        .contains("energy with upstream factor by time x PUE x upstream factor by time");
    assertThat(ledgers(scope33.inputs(), "energy with upstream factor by time at server room"))
        .isEqualByComparingTo(new BigDecimal(KILOWATT_HOUR));
  }

  @Test
  void emissionsAreEnergyTimesRestTimesPueTimesFactor() {
    View.Esg view = (View.Esg) new EsgView(organisation, footprint, origins).view(List.of());
    Figure scope2 = view.scopes().get(0).emissions();
    List<Input> inputs = scope2.derivation().inputs();

    BigDecimal performed =
        ledgers(inputs, "energy at server room")
            .multiply(BigDecimal.ONE.add(factor(inputs, "unmetered rest at server room")))
            .multiply(factor(inputs, "PUE at server room"))
            .multiply(factor(inputs, "direct factor at server room"))
            .divide(new BigDecimal("3.6E12"));

    assertThat(scope2.number().orElseThrow()).isCloseTo(performed, within(new BigDecimal("1E-20")));
    assertThat(scope2.derivation().formula())
        .isEqualTo(
            "sum over sites: energy x (1 + unmetered rest) x PUE x direct factor / 3.6E12"
                + " uJ/kWh; 95 % interval by source: factors -7.1 to +7.6 %, boundary -8.3 to +16.7 %; direct factor for DE: proxy 2024");
    assertThat(scope2.derivation().sources())
        .contains("ledgers", "site.server_20room.rest", "site.server_20room.pue");
  }

  @Test
  void hardwareIsSharedByTheTimeOfItsHostsAndTheEnergyOnThem() {
    Figure embodied = new LcaView(organisation, footprint, origins).headline().get(2);
    List<Input> inputs = embodied.derivation().inputs();

    BigDecimal performed =
        factor(inputs, "hardware at server room")
            .multiply(ledgers(inputs, "host time by share of what is reserved at server room"))
            .divide(
                factor(inputs, "lifetime at server room")
                    .multiply(new BigDecimal("8760"))
                    .multiply(new BigDecimal("3.6E12")),
                MathContext.DECIMAL128);

    assertThat(embodied.number().orElseThrow())
        .isCloseTo(performed, within(new BigDecimal("1E-20")));
  }

  @Test
  void aSelectionSaysWhatItTakes() {
    Derivation derivation =
        origins.booked(Selection.MODELS.phases(List.of(Phase.TRAINING)).host("host-1"));

    OfLedgers booked = (OfLedgers) derivation.inputs().get(0);
    assertThat(booked.selection())
        .containsExactly(
            entry("account", "model"), entry("phase", "training"), entry("host", "host-1"));
  }

  @Test
  void aPolicyThatMovesEnergyIsAnInput() {
    Organisation sharing =
        Sites.organisation(
            Allocation.BY_ACTIVITY, Allocation.NONE, Sites.own("DE", "1.5", REST, HARDWARE));

    assertThat(new Origins(sharing, footprint).facility(Selection.MODELS).inputs())
        .contains(new Input.OfPolicy("policy for idle energy", "by-activity"));
  }

  private static BigDecimal ledgers(List<Input> inputs, String name) {
    return inputs.stream()
        .filter(input -> input instanceof OfLedgers && input.name().equals(name))
        .map(input -> ((OfLedgers) input).value())
        .findFirst()
        .orElseThrow();
  }

  private static BigDecimal factor(List<Input> inputs, String name) {
    return inputs.stream()
        .filter(input -> input instanceof OfFactor && input.name().equals(name))
        .map(input -> ((OfFactor) input).factor().value())
        .findFirst()
        .orElseThrow();
  }
}
