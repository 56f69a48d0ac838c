package io.greenai.report.footprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.report.factor.FactorBoundary;
import io.greenai.report.factor.FactorChoice;
import io.greenai.report.factor.FactorRow;
import io.greenai.report.factor.FactorSet;
import io.greenai.report.factor.FactorSetLoader;
import io.greenai.report.factor.FactorsAt;
import io.greenai.report.factor.Place;
import io.greenai.report.factor.ValueRange;
import io.greenai.report.org.SiteHardware;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FactorErrorsTest {
  private static final FactorsAt FACTORS = FactorSetLoader.bundled().at(2026);
  private static final FactorErrors ERRORS = new FactorErrors(2026);

  @Test
  void aRangeThatARowStatesIsItsInterval() {
    Band band = ERRORS.of(FACTORS.embodied("h100-sxm-80gb"), "").orElseThrow().band();

    assertThat(band.low()).isEqualByComparingTo("164");
    assertThat(band.high()).isEqualByComparingTo("371");
  }

  @Test
  void ofAPueOnlyThePartAboveOneIsUncertain() {
    Band band =
        ERRORS.pue(FACTORS.cloudPue("aws", "eu-central-1"), "Frankfurt").orElseThrow().band();

    assertThat(band.low()).isBetween(new BigDecimal("1.32"), new BigDecimal("1.33"));
    assertThat(band.high()).isBetween(new BigDecimal("1.37"), new BigDecimal("1.38"));
  }

  @Test
  void aPueWithARangeOfItsOwnKeepsIt() {
    FactorChoice.Published published =
        (FactorChoice.Published) FACTORS.cloudPue("aws", "eu-central-1");
    FactorRow row = published.row();
    FactorRow ranged =
        new FactorRow(
            row.table(),
            row.key(),
            row.text(),
            Optional.of(new ValueRange(new BigDecimal("1.2"), new BigDecimal("1.6"))),
            row.year(),
            row.source());

    Band band =
        ERRORS
            .pue(new FactorChoice.Published(ranged, Optional.empty()), "Frankfurt")
            .orElseThrow()
            .band();

    assertThat(band.low()).isEqualByComparingTo("1.2");
    assertThat(band.high()).isEqualByComparingTo("1.6");
  }

  @Test
  void aModelledFactorErrsAsEachOfItsRowsDoesTimesItsSlope() {
    FactorChoice poland = FACTORS.gridIntensity(Place.country("PL"), FactorBoundary.DIRECT);

    Estimate factor = ERRORS.of(poland, "").orElseThrow();

    assertThat(factor.uncertainty().bySource().keySet())
        .extracting(ErrorSource::name)
        .containsExactlyInAnyOrderElementsOf(poland.rows().stream().map(FactorRow::id).toList());
    Deviation coal = deviation(factor, "combustion-ipcc/coal/2006");
    Deviation efficiency = deviation(factor, "efficiency-graus/coal/2003");
    assertThat(coal.above()).isPositive();
    assertThat(efficiency.above()).isNegative();
    BigDecimal ofCoal = new BigDecimal("0.6105").multiply(new BigDecimal("3.6"));
    assertThat(coal.above())
        .isEqualByComparingTo(
            new Pedigree(2, 2, 1, 3, 1)
                .around(new BigDecimal("94.6"))
                .high()
                .subtract(new BigDecimal("94.6"))
                .divide(BigDecimal.valueOf(2))
                .multiply(ofCoal.divide(new BigDecimal("0.35"), Band.PRECISION), Band.PRECISION));
  }

  @Test
  void theIntervalOfAModelledUpstreamFactorHoldsWhatBritainPublishes() {
    FactorSet bundled = FactorSetLoader.bundled();
    FactorChoice modelled =
        bundled
            .with(table -> !table.id().equals("upstream-desnz"), "without Britain's own", "0")
            .at(2025)
            .upstream(Place.country("GB"));

    Band band = new FactorErrors(2025).of(modelled, "").orElseThrow().band();

    assertThat(modelled).isInstanceOf(FactorChoice.Modelled.class);
    assertThat(new BigDecimal("45.9")).isBetween(band.low(), band.high());
  }

  @Test
  void whatAnUpstreamFactorTakesOffTheDirectOneCancelsInTheirSum() {
    FactorRow lifecycle = row(FACTORS.gridIntensity(Place.country("FR"), FactorBoundary.LIFECYCLE));
    FactorRow direct = row(FACTORS.gridIntensity(Place.country("DE"), FactorBoundary.DIRECT));
    FactorChoice upstream =
        new FactorChoice.Modelled(
            new BigDecimal("50"),
            "lifecycle less direct",
            List.of(
                new FactorChoice.Term(lifecycle, BigDecimal.ONE),
                new FactorChoice.Term(direct, BigDecimal.ONE.negate())),
            Optional.empty());
    Estimate own =
        ERRORS.of(new FactorChoice.Published(direct, Optional.empty()), "").orElseThrow();

    Estimate both = own.plus(ERRORS.of(upstream, "").orElseThrow());

    Deviation left = deviation(both, direct.id());
    assertThat(left.up()).isZero();
    assertThat(left.down()).isZero();
    assertThat(deviation(both, lifecycle.id()).up()).isPositive();
  }

  @Test
  void hardwareOfATableSharesTheErrorOfItsRowAndTheRangeInPart() {
    FactorRow host = row(FACTORS.embodiedHost("gcp", "e2-standard-2"));
    SiteHardware quarter =
        new SiteHardware(
            host.value().multiply(new BigDecimal("250")),
            BigDecimal.ONE,
            "ours",
            Optional.of(host));

    Estimate grams = FactorErrors.hardware(quarter, "here");

    assertThat(grams.band().low()).isEqualByComparingTo("288865");
    assertThat(grams.band().high()).isEqualByComparingTo("313865");
    assertThat(grams.uncertainty().bySource().keySet())
        .extracting(ErrorSource::name)
        .containsExactly(host.id());
  }

  private static FactorRow row(FactorChoice choice) {
    return choice.rows().get(0);
  }

  private static Deviation deviation(Estimate of, String row) {
    return of.uncertainty().bySource().get(ErrorSource.factor(row, false));
  }

  @Test
  void anOlderFactorIsLessCertain() {
    FactorChoice old = FACTORS.embodied("h100-sxm-80gb");
    FactorChoice pue = FACTORS.cloudPue("aws", "eu-central-1");

    assertThat(new FactorErrors(2040).of(pue, "").orElseThrow().band().high())
        .isGreaterThan(ERRORS.of(pue, "").orElseThrow().band().high());
    assertThat(new FactorErrors(2040).of(old, "").orElseThrow().band())
        .isEqualTo(ERRORS.of(old, "").orElseThrow().band());
  }
}
