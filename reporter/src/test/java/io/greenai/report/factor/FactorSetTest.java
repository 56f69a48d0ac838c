package io.greenai.report.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FactorSetTest {
  private final FactorSet factors = FactorSetLoader.bundled();
  private final FactorsAt latest = factors.latest();

  @Test
  void nationalAuthoritiesStateDirectFactors() {
    assertThat(direct("GB")).isEqualByComparingTo("177");
    assertThat(direct("US")).isEqualByComparingTo("350");
    assertThat(direct("DE")).isEqualByComparingTo("363");
  }

  @Test
  void aLifecycleFactorNeverStandsInForADirectOne() {
    Place france = Place.country("FR");
    assertThat(latest.publishedIntensity(france, FactorBoundary.LIFECYCLE).value()).isPresent();
    assertThat(latest.publishedIntensity(france, FactorBoundary.DIRECT))
        .isEqualTo(new FactorChoice.Missing("no direct factor for FR"));
  }

  @Test
  void aCountryWithoutRowIsMissingAndNotZero() {
    FactorChoice choice = latest.gridIntensity(Place.country("AQ"), FactorBoundary.LIFECYCLE);

    assertThat(choice.value()).isEmpty();
    assertThat(choice.basis()).isEqualTo("no lifecycle factor for AQ");
  }

  @Test
  void aRegionThatPublishesNoPueGetsOneThatSaysItIsAssumed() {
    assertThat(latest.cloudPue("aws", "eu-central-1"))
        .isInstanceOfSatisfying(
            FactorChoice.Published.class,
            published -> assertThat(published.row().value()).isEqualByComparingTo("1.35"));
    assertThat(latest.cloudPue("aws", "ap-southeast-2")).isInstanceOf(FactorChoice.Assumed.class);
    assertThat(latest.cloudPue("other", "somewhere")).isInstanceOf(FactorChoice.Assumed.class);
    assertThat(latest.defaultPue("own")).isInstanceOf(FactorChoice.Assumed.class);
  }

  @Test
  void aRegionOfGoogleTakesTheAverageOfGoogleAndNotThatOfAnotherProvider() {
    assertThat(latest.cloudPue("gcp", "europe-west3"))
        .isInstanceOfSatisfying(
            FactorChoice.Assumed.class,
            assumed -> {
              assertThat(assumed.row().id()).isEqualTo("pue-default/gcp/2024");
              assertThat(assumed.row().value()).isEqualByComparingTo("1.09");
              assertThat(assumed.basis()).startsWith("Google:").contains("not read there");
            });
  }

  @Test
  void everyPueLiesBetweenOneAndTwo() {
    assertThat(Stream.concat(rows("pue-provider").stream(), rows("pue-default").stream()))
        .allSatisfy(row -> assertThat(row.value()).isBetween(BigDecimal.ONE, new BigDecimal("2")));
  }

  @Test
  void everyCloudRegionStandsInACountryWithAnIntensity() {
    assertThat(factors.cloudRegions()).hasSizeGreaterThan(100);
    assertThat(rows("cloud-region-country"))
        .allSatisfy(
            row ->
                assertThat(
                        latest
                            .gridIntensity(Place.country(row.text()), FactorBoundary.LIFECYCLE)
                            .value())
                    .as(row.key())
                    .isPresent());
    assertThat(latest.cloudPlace("azure", "northeurope")).map(Place::country).contains("IE");
  }

  @Test
  void theSetIsPinnedByOneHash() {
    assertThat(factors.id()).startsWith("greenai-factors-");
    assertThat(factors.sha256()).matches("[0-9a-f]{64}");
    assertThat(FactorSetLoader.bundled()).isEqualTo(factors);
  }

  private BigDecimal direct(String country) {
    return latest
        .gridIntensity(Place.country(country), FactorBoundary.DIRECT)
        .value()
        .orElseThrow();
  }

  private List<FactorRow> rows(String table) {
    return factors.rows().values().stream().filter(row -> row.table().id().equals(table)).toList();
  }
}
