package io.greenai.report.disclose;

import static io.greenai.report.footprint.Books.KILOWATT_HOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.greenai.ledger.Account;
import io.greenai.ledger.Boundary;
import io.greenai.ledger.Phase;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.HotSpotPage;
import io.greenai.report.disclose.model.Input;
import io.greenai.report.disclose.model.Value.Absent;
import io.greenai.report.disclose.model.Value.Known;
import io.greenai.report.disclose.model.View;
import io.greenai.report.disclose.model.View.LineTable;
import io.greenai.report.factor.BundledFactors;
import io.greenai.report.factor.FactorSet;
import io.greenai.report.factor.FactorSetLoader;
import io.greenai.report.factor.Place;
import io.greenai.report.factor.Quantity;
import io.greenai.report.footprint.Books;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.footprint.FootprintCalculator;
import io.greenai.report.footprint.Sites;
import io.greenai.report.ingest.TokenSums;
import io.greenai.report.org.Allocation;
import io.greenai.report.org.ModelLife;
import io.greenai.report.org.ModelLife.Pretrained;
import io.greenai.report.org.ModelLife.Version;
import io.greenai.report.org.Organisation;
import io.greenai.report.org.Site;
import io.greenai.report.org.SiteConsumption;
import io.greenai.report.org.SiteHardware;
import io.greenai.report.statement.ProviderStatements;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One host at the wall for an hour: 1 kWh of a model, 2 of others, 4 idle; 380.95 g/kWh. */
class LcaViewTest {
  private static final SiteHardware SERVER =
      new SiteHardware(new BigDecimal("1000000"), new BigDecimal("4"), "maker", Optional.empty());
  private static final Site SITE = Sites.own("DE", "1", null, SERVER);

  private final Books books =
      new Books()
          .boundary(Boundary.WALL)
          .reserved(1)
          .model("scoring", "m", Phase.INFERENCE, 1000, KILOWATT_HOUR)
          .reserved(7)
          .account("scoring", Account.HOST_OTHER, kilowattHours(2))
          .reserved(0)
          .account("scoring", Account.HOST_IDLE, kilowattHours(4));

  @Test
  void modelsAndWhatIsBesideThemAreAllThatHostsAccountFor() {
    for (Allocation idle : Allocation.values()) {
      View.Lca view = view(organisation(idle));

      for (int category = 0; category < view.categories().size(); category++) {
        int hosts = view.stages().size() - 1;
        BigDecimal beside = BigDecimal.ZERO;
        for (int stage = 5; stage < hosts; stage++) {
          Figure known = view.stages().get(stage).impacts().get(category);
          beside = beside.add(known.number().orElse(BigDecimal.ZERO));
        }
        assertThat(view.stages().get(6).impacts().get(0).isAboveZero()).isTrue();
        assertThat(stage(view, 4, category).add(beside))
            .isEqualByComparingTo(stage(view, hosts, category));
      }
    }
  }

  @Test
  void stagesOfTheModelsAreAllStagesOfTheModels() {
    View.Lca view = view(organisation(Allocation.BY_ACTIVITY));

    assertThat(stage(view, 0, 0).add(stage(view, 2, 0))).isEqualByComparingTo(stage(view, 4, 0));
    assertThat(stage(view, 2, 3)).isEqualByComparingTo(stage(view, 4, 3));
    assertThat(view.stages().get(3).impacts())
        .allSatisfy(figure -> assertThat(figure.value()).isInstanceOf(Absent.class));
  }

  @Test
  void phasesOfBuildingAreToldBelowIt() {
    books
        .reserved(0)
        .model("scoring", "m", Phase.TRAINING, 10, kilowattHours(3))
        .model("scoring", "m", Phase.EVALUATION, 10, KILOWATT_HOUR);

    View.Lca view = view(organisation(Allocation.NONE));

    assertThat(view.stages().subList(1, 5))
        .extracting(View.StageRow::stage)
        .containsExactly(
            "Building and training, runs of the period",
            "of which training",
            "of which evaluation",
            "Inference");
    assertThat(stage(view, 2, 0).add(stage(view, 3, 0))).isEqualByComparingTo(stage(view, 1, 0));
    assertThat(stage(view, 3, 0)).isEqualByComparingTo("380.95");
  }

  /** By hand: 1 kWh of its own; a third of 4 kWh by activity, an eighth by reservation. */
  @Test
  void theTotalUnderEachPolicyForIdleEnergyIsTold() {
    LineTable table = table(view(organisation(Allocation.NONE)), "Sensitivity to the policy");

    BigDecimal hardware = new BigDecimal("3.567351598");
    BigDecimal grid = new BigDecimal("380.95");
    assertThat(table.lines())
        .extracting(line -> number(line.figure()).setScale(6, RoundingMode.HALF_UP))
        .containsExactly(
            grid.add(hardware).setScale(6, RoundingMode.HALF_UP),
            grid.multiply(new BigDecimal("2.33333333333"))
                .add(hardware)
                .setScale(6, RoundingMode.HALF_UP),
            grid.multiply(new BigDecimal("1.5")).add(hardware).setScale(6, RoundingMode.HALF_UP));
  }

  /** By hand: 1.5 kWh x 380.95 g + 3.567351598 g, for 1,000 requests. */
  @Test
  void softwareCarbonIntensityTakesIdleInThoughThePolicyLeavesItOut() {
    View.FunctionalUnit unit = view(organisation(Allocation.NONE)).functionalUnits().get(0);

    assertThat(number(unit.gwp())).isEqualByComparingTo("380.95");
    assertThat(number(unit.sci()).setScale(6, RoundingMode.HALF_UP))
        .isEqualByComparingTo("574.992352");
    assertThat(unit.sci().label()).startsWith("Software Carbon Intensity, consumer");
  }

  /** Half of its kilowatt-hour is in windows that state 3,000 tokens in and 1,000 out. */
  @Test
  void tokensTakeTheShareOfTheWindowsThatStateThem() {
    BigInteger half = KILOWATT_HOUR.divide(BigInteger.TWO);
    books
        .stating(new TokenSums(BigInteger.valueOf(3000), BigInteger.valueOf(1000), half))
        .model("scoring", "chat", Phase.INFERENCE, 10, KILOWATT_HOUR);

    List<View.FunctionalUnit> units =
        view(organisation(Allocation.NONE)).functionalUnits().stream()
            .filter(unit -> unit.model().equals("chat"))
            .toList();

    assertThat(units)
        .extracting(View.FunctionalUnit::unit)
        .containsExactly(
            "1,000 requests answered by chat 1",
            "1,000 output tokens of chat 1",
            "1,000 tokens in and out of chat 1");
    assertThat(units.get(0).covered()).isEmpty();
    assertThat(number(units.get(1).covered().orElseThrow())).isEqualByComparingTo("0.5");
    assertThat(number(units.get(1).energy())).isEqualByComparingTo(new BigDecimal(half));
    assertThat(number(units.get(1).gwp())).isEqualByComparingTo("190.475");
    assertThat(number(units.get(2).gwp())).isEqualByComparingTo("47.61875");
    assertThat(units.get(2).referenceFlow().id())
        .isEqualTo("model.chat.1.onnxruntime.cpu.inference-tokens-in-and-out-flow");
  }

  @Test
  void whatABillHoldsBeyondTheLedgersIsNotAccountedFor() {
    Site billed =
        Sites.using(
            SITE,
            new SiteConsumption(
                LocalDate.of(2026, 10, 1),
                LocalDate.of(2026, 12, 31),
                new BigDecimal(kilowattHours(100)),
                "bill"));

    LineTable table =
        table(
            view(Sites.organisation(Allocation.NONE, Allocation.NONE, billed)), "From the ledgers");

    assertThat(table.lines())
        .extracting(line -> number(line.figure()).divide(new BigDecimal(KILOWATT_HOUR)))
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactly(new BigDecimal(100), new BigDecimal(7), new BigDecimal(93));
  }

  /**
   * By hand: 1,000 kg over 35,040 h, for 2,209 hours of the quarter less the one that is booked.
   */
  @Test
  void hoursOfHardwareWithoutBooksAreALineOfTheirOwn() {
    LineTable table = table(view(organisation(Allocation.NONE)), "Hardware in hours without");

    assertThat(number(table.lines().get(0).figure())).isEqualByComparingTo("2208");
    assertThat(number(table.lines().get(1).figure()).setScale(6, RoundingMode.HALF_UP))
        .isEqualByComparingTo("63013.698630");
  }

  /**
   * By hand: 2 kWh of version 0 and 3 kWh of version 1 at 380.95 g/kWh, and for each 1,000 kg over
   * 35,040 h for an hour of the whole host, over 10,000 units.
   */
  @Test
  void buildingIsSpreadOverTheUnitsOfALifeWithAllThatTheVersionDescendsFrom() {
    books
        .built(2024, "scoring", "m", "0", kilowattHours(2))
        .built(2026, "scoring", "m", "1", kilowattHours(3));
    Organisation living =
        Sites.living(
            organisation(Allocation.NONE),
            new ModelLife(
                "m",
                "1",
                Optional.of(new Version("m", "0")),
                Optional.of(new Pretrained("base", Optional.empty(), "not published")),
                Optional.of(BigDecimal.valueOf(10_000)),
                List.of()));

    View.ImpactTable table = impacts(view(living), "Building");

    assertThat(table.rows())
        .extracting(View.StageRow::stage)
        .containsExactly(
            "m 0; not in the functional unit: nobody states how many units it is to deliver",
            "m 1, with m 0",
            "Pretrained base base of m 1: excluded, unknown",
            "m 1, for 1,000 of 10,000 requests over its service life, as expected",
            "m 1, for 1,000 of 5,000 requests over its service life, half as many as expected",
            "m 1, for 1,000 of 20,000 requests over its service life, twice as many as expected");
    assertThat(table.rows().get(3).impacts().get(0).per()).isEqualTo("1,000 requests");
    BigDecimal electricity = new BigDecimal("1904.75");
    BigDecimal hardware = new BigDecimal("57.077625570776");
    assertThat(number(table.rows().get(1).impacts().get(0)))
        .isCloseTo(electricity.add(hardware), within(new BigDecimal("0.000001")));
    assertThat(number(table.rows().get(3).impacts().get(0)))
        .isCloseTo(new BigDecimal("196.182763"), within(new BigDecimal("0.000001")));
    assertThat(number(table.rows().get(4).impacts().get(0)))
        .isCloseTo(new BigDecimal("392.365525"), within(new BigDecimal("0.000001")));
    assertThat(number(table.rows().get(5).impacts().get(0)))
        .isCloseTo(new BigDecimal("98.091381"), within(new BigDecimal("0.000001")));
    assertThat(view(living).boundary())
        .anySatisfy(row -> assertThat(row.reason()).isEqualTo("excluded, unknown: base"));
  }

  @Test
  void buildingTakesTheSameResourcesAsUseDoesAndSaysWhichLedgersAndFactorsOfWhichYear() {
    books.built(2025, "scoring", "m", "1", kilowattHours(4));

    View.StageRow built = impacts(view(organisation(Allocation.NONE)), "Building").rows().get(0);

    BigDecimal primary =
        FactorSetLoader.bundled().latest().primaryEnergy(Place.country("DE")).value().orElseThrow();
    assertThat(number(built.impacts().get(2)))
        .isEqualByComparingTo(primary.multiply(new BigDecimal(4)));
    assertThat(number(built.impacts().get(3))).isPositive();
    assertThat(built.impacts().get(0).derivation().inputs())
        .extracting(Input::name)
        .contains(
            "2025: energy at server room",
            "2025: life-cycle factor at server room",
            "2025: host time by share of what is reserved at server room");
  }

  @Test
  void resourcesSayOfWhichEarlierYearTheirFactorIs() {
    List<Figure> inference = view(organisation(Allocation.NONE)).stages().get(2).impacts();

    assertThat(inference.get(1).derivation().formula()).contains("ADPe factor for DE: proxy ");
    assertThat(inference.get(2).derivation().formula())
        .contains("primary energy factor for DE: proxy ");
    assertThat(inference.get(3).derivation().formula())
        .contains("off-site water factor for DE: proxy ");
  }

  @Test
  void lossesOfTheGridAreAmongTheInputsOfMetalsPrimaryEnergyAndWater() {
    View.Lca view =
        view(
            Sites.organisation(
                Allocation.NONE, Allocation.NONE, Sites.own("US", "1", null, SERVER)),
            FactorSetLoader.bundled());

    for (int category = 1; category <= 3; category++) {
      Figure figure = view.stages().get(2).impacts().get(category);
      assertThat(figure.derivation().formula()).contains("/ (1 - grid loss)");
      assertThat(figure.derivation().inputs())
          .as(figure.id())
          .filteredOn(input -> input.name().startsWith("grid loss"))
          .extracting(Input::name)
          .containsExactly("grid loss at server room");
    }
  }

  @Test
  void hardwareThatNobodyStatesIsCutOffWithTheEnergyThatItGoesWith() {
    books.built(2025, "scoring", "m", "1", kilowattHours(4));
    Organisation silent =
        Sites.organisation(Allocation.NONE, Allocation.NONE, Sites.own("DE", "1", null, null));

    assertThat(view(silent).boundary())
        .filteredOn(row -> row.size().isPresent())
        .extracting(
            row -> row.stage() + ", " + number(row.size().orElseThrow()).stripTrailingZeros())
        .containsExactly("Hardware, 3.6E+12", "Building and training, 1.44E+13");
  }

  /** By hand: 1 kWh x 380.95 g + 3.567351598 g, for 1,000 requests; 1,000 kg over 3 years. */
  @Test
  void eachCategoryIsToldForAFunctionalUnitAndOtherLivesOfHardwareChangeTheTotal() {
    View.Lca view = view(organisation(Allocation.NONE));

    View.StageRow unit = impacts(view, "Impacts per functional unit").rows().get(0);
    assertThat(unit.stage()).isEqualTo("1,000 requests answered by m 1");
    assertThat(number(unit.impacts().get(0)).setScale(9, RoundingMode.HALF_UP))
        .isEqualByComparingTo("384.517351598");
    assertThat(number(unit.impacts().get(2))).isEqualByComparingTo(stage(view, 2, 2));
    LineTable lives = table(view, "Sensitivity to the life of hardware");
    assertThat(number(lives.lines().get(0).figure()).setScale(6, RoundingMode.HALF_UP))
        .isEqualByComparingTo("385.706469");
    assertThat(number(lives.lines().get(1).figure()).setScale(9, RoundingMode.HALF_UP))
        .isEqualByComparingTo("384.517351598");
    assertThat(number(lives.lines().get(3).figure()).setScale(9, RoundingMode.HALF_UP))
        .isEqualByComparingTo("384.517351598");
    assertThat(number(lives.lines().get(4).figure()).setScale(6, RoundingMode.HALF_UP))
        .isEqualByComparingTo("422.612352");
  }

  @Test
  void anotherAssumptionLeavesALowerBoundALowerBoundAndHasAnInterval() {
    for (View.Line line :
        table(view(organisation(Allocation.NONE)), "Sensitivity to the life of hardware").lines()) {
      Known known = (Known) line.figure().value();
      assertThat(known.lowerBound()).as("no grid loss for DE: " + line.label()).isTrue();
      assertThat(known.range()).as(line.label()).isNotNull();
    }
  }

  private View.Lca view(Organisation organisation) {
    return view(organisation, BundledFactors.without(Quantity.GRID_LOSS));
  }

  private View.Lca view(Organisation organisation, FactorSet factors) {
    Footprint footprint =
        new FootprintCalculator(organisation, factors)
            .of(books.totals(1))
            .building(books.builds(1));
    return (View.Lca)
        new LcaView(organisation, footprint, new Origins(organisation, footprint))
            .view(
                new Reconciliation(
                        organisation,
                        footprint,
                        ProviderStatements.NONE,
                        new Origins(organisation, footprint))
                    .tables(),
                HotSpotPage.NONE);
  }

  private static Organisation organisation(Allocation idle) {
    return Sites.organisation(idle, Allocation.NONE, SITE);
  }

  private static LineTable table(View.Lca view, String caption) {
    return view.tables().stream()
        .filter(table -> table.caption().startsWith(caption))
        .findFirst()
        .orElseThrow();
  }

  private static View.ImpactTable impacts(View.Lca view, String caption) {
    return view.impacts().stream()
        .filter(table -> table.caption().startsWith(caption))
        .findFirst()
        .orElseThrow();
  }

  private static BigDecimal stage(View.Lca view, int stage, int category) {
    return number(view.stages().get(stage).impacts().get(category));
  }

  private static BigDecimal number(Figure figure) {
    return figure.number().orElseThrow();
  }

  private static BigInteger kilowattHours(long number) {
    return KILOWATT_HOUR.multiply(BigInteger.valueOf(number));
  }
}
