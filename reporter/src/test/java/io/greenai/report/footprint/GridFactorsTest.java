package io.greenai.report.footprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.report.factor.Delivery;
import io.greenai.report.factor.ElectricityMix;
import io.greenai.report.factor.FactorBoundary;
import io.greenai.report.factor.FactorChoice;
import io.greenai.report.factor.FactorChoice.Missing;
import io.greenai.report.factor.FactorChoice.Published;
import io.greenai.report.factor.FactorRow;
import io.greenai.report.factor.FactorSetLoader;
import io.greenai.report.factor.Place;
import io.greenai.report.factor.Quantity;
import io.greenai.report.factor.Redistribution;
import io.greenai.report.factor.TableManifest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A tenth is lost on the way, so that 900 kWh consumed are 1,000 kWh generated. */
class GridFactorsTest {
  private static final Place PLACE = Place.country("XX");
  private static final FactorErrors ERRORS = new FactorErrors(2026);
  private static final FactorChoice LOSS = choice("0.1", Delivery.NONE);

  @Test
  void whatIsLostIsAddedOnceWhereFactorsAreCountedAtGeneration() {
    GridFactors grid = grid(Delivery.GENERATION, LOSS);

    assertThat(grams(grid.scope2(ERRORS))).isEqualByComparingTo("360");
    assertThat(grams(grid.scope33(ERRORS))).isEqualByComparingTo("140");
    assertThat(grams(grid.wholeLife(ERRORS))).isEqualByComparingTo("500");
    assertThat(grams(grid.scope2(ERRORS)).add(grams(grid.scope33(ERRORS))))
        .isEqualByComparingTo(grams(grid.wholeLife(ERRORS)));
  }

  @Test
  void nothingIsAddedWhereFactorsAreCountedAtTheConsumer() {
    GridFactors grid = grid(Delivery.CONSUMER, LOSS);

    assertThat(grams(grid.scope33(ERRORS))).isEqualByComparingTo("90");
    assertThat(grams(grid.wholeLife(ERRORS))).isEqualByComparingTo("450");
    assertThat(grid.scope33(ERRORS).notes())
        .containsExactly("losses of the grid are in the direct factor for XX");
  }

  @Test
  void aFactorOfAResourceTakesLossesOnlyWhereItIsCountedAtGeneration() {
    GridFactors grid = grid(Delivery.GENERATION, LOSS);

    assertThat(grams(grid.delivered("metals", choice("9", Delivery.GENERATION), ERRORS)))
        .isEqualByComparingTo("10");
    assertThat(grams(grid.delivered("metals", choice("9", Delivery.CONSUMER), ERRORS)))
        .isEqualByComparingTo("9");
  }

  @Test
  void withoutAKnownLossRatesAreLowerBoundsThatSaySo() {
    GridFactors grid = grid(Delivery.GENERATION, new Missing("no grid loss for XX"));

    assertThat(grams(grid.wholeLife(ERRORS))).isEqualByComparingTo("450");
    assertThat(grid.wholeLife(ERRORS).missing()).containsExactly("no grid loss for XX");
    assertThat(grams(grid.scope33(ERRORS))).isEqualByComparingTo("90");
    assertThat(grid.scope33(ERRORS).missing()).containsExactly("no grid loss for XX");
    assertThat(grid.scope2(ERRORS).missing()).isEmpty();
  }

  @Test
  void lossesAreScope33EvenWhereNobodyKnowsTheRestOfIt() {
    GridFactors grid =
        grid(Delivery.GENERATION, LOSS).withUpstream(new Missing("no upstream factor for XX"));

    assertThat(grams(grid.scope33(ERRORS))).isEqualByComparingTo("40");
    assertThat(grid.scope33(ERRORS).missing()).containsExactly("no upstream factor for XX");
  }

  @Test
  void supplyOfTheUnitedStatesIsModelledAndItsLossesArePublished() {
    GridFactors us = GridFactors.of(FactorSetLoader.bundled().at(2026), Place.country("US"));

    assertThat(us.upstream().value()).contains(new BigDecimal("61.948"));
    assertThat(grams(us.scope33(ERRORS)).setScale(6, RoundingMode.HALF_UP))
        .as("(61.948 + 350 x 0.042) / 0.958")
        .isEqualByComparingTo("80.008351");
    assertThat(us.scope33(ERRORS).missing()).isEmpty();
    assertThat(us.scope33(ERRORS).notes())
        .containsExactly(
            "direct factor for US: proxy 2023",
            "grid loss for US: proxy 2023",
            "the sum of direct and upstream factor for US " + GridFactors.ABOVE_LIFECYCLE,
            "upstream factor for US: proxy 2023");
  }

  /** The table of docs/methodology.md, section 8. */
  @ParameterizedTest
  @CsvSource({"DE,68.739", "FR,16.097", "US,80.008", "IN,324.110"})
  void scope33OfFourGridsIsAsTheMethodologyWorksItOut(String country, BigDecimal perKilowattHour) {
    GridFactors grid = GridFactors.of(FactorSetLoader.bundled().at(2026), Place.country(country));

    assertThat(grams(grid.scope33(ERRORS)).setScale(3, RoundingMode.HALF_UP))
        .isEqualByComparingTo(perKilowattHour);
    assertThat(grid.scope33(ERRORS).missing()).isEmpty();
  }

  @Test
  void aFactorForAnEarlierYearIsMarkedAsProxy() {
    GridRate rate =
        GridRate.of(
            "factor", new Published(row("1", Delivery.NONE), Optional.of("proxy 2023")), ERRORS);

    assertThat(rate.notes()).containsExactly("factor: proxy 2023");
  }

  @Test
  void aDirectFactorAboveTheLifecycleOneIsToldAndNothingIsSubtracted() {
    GridFactors grid = GridFactors.of(FactorSetLoader.bundled().at(2026), Place.country("ZA"));

    assertThat(grid.isDirectAboveLifecycle()).isTrue();
    assertThat(grid.scope2(ERRORS).notes())
        .contains("direct factor for ZA " + GridFactors.ABOVE_LIFECYCLE);
    assertThat(grid.upstream()).isInstanceOf(FactorChoice.Modelled.class);
    assertThat(grid(Delivery.GENERATION, choice("0.1", Delivery.NONE)).isDirectAboveLifecycle())
        .isFalse();
  }

  private static GridFactors grid(Delivery delivery, FactorChoice loss) {
    return new GridFactors(
        PLACE, choice("360", delivery), choice("450", delivery), choice("90", delivery), loss);
  }

  private static FactorChoice choice(String value, Delivery delivery) {
    return new Published(row(value, delivery), Optional.empty());
  }

  private static FactorRow row(String value, Delivery delivery) {
    TableManifest table =
        new TableManifest(
            "table",
            "Table",
            "Agency",
            "CC0-1.0",
            Quantity.GRID_INTENSITY,
            "2026",
            FactorBoundary.DIRECT,
            delivery,
            ElectricityMix.PRODUCTION,
            "CO2e",
            "AR6; 100 years",
            Redistribution.PUBLIC,
            "2026",
            "https://example.com",
            "");
    return new FactorRow(table, "XX", value, Optional.empty(), 2026, "Agency");
  }

  /** To 30 significant digits: a loss makes a fraction without end. */
  private static BigDecimal grams(GridRate rate) {
    return rate.perKilowattHour().orElseThrow().central().setScale(30, RoundingMode.HALF_EVEN);
  }
}
