package io.greenai.report.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FactorSetTest {
  private final FactorSet factors = FactorSetLoader.bundled();

  @Test
  void nationalAuthoritiesStateDirectFactors() {
    assertThat(direct("GB")).isEqualByComparingTo("177");
    assertThat(direct("US")).isEqualByComparingTo("350");
    assertThat(direct("DE")).isEqualByComparingTo("363");
  }

  @Test
  void aLifecycleFactorNeverStandsInForADirectOne() {
    assertThat(factors.gridIntensity("FR", FactorBoundary.LIFECYCLE).value()).isPresent();
    assertThat(factors.gridIntensity("FR", FactorBoundary.DIRECT))
        .isEqualTo(new FactorChoice.Missing("no direct factor for FR"));
  }

  @Test
  void aCountryWithoutRowIsMissingAndNotZero() {
    FactorChoice choice = factors.gridIntensity("AQ", FactorBoundary.LIFECYCLE);

    assertThat(choice.value()).isEmpty();
    assertThat(choice.basis()).isEqualTo("no lifecycle factor for AQ");
  }

  @Test
  void aRegionThatPublishesNoPueGetsOneThatSaysItIsAssumed() {
    assertThat(factors.cloudPue("aws", "eu-central-1"))
        .isInstanceOfSatisfying(
            FactorChoice.Published.class,
            published -> assertThat(published.row().value()).isEqualByComparingTo("1.35"));
    assertThat(factors.cloudPue("aws", "ap-southeast-2")).isInstanceOf(FactorChoice.Assumed.class);
    assertThat(factors.cloudPue("gcp", "europe-west3")).isInstanceOf(FactorChoice.Assumed.class);
    assertThat(factors.defaultPue("own")).isInstanceOf(FactorChoice.Assumed.class);
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
                assertThat(factors.gridIntensity(row.text(), FactorBoundary.LIFECYCLE).value())
                    .as(row.key())
                    .isPresent());
    assertThat(factors.countryOf("azure", "northeurope")).contains("IE");
  }

  @Test
  void theSetIsPinnedByOneHash() {
    assertThat(factors.id()).startsWith("greenai-factors-");
    assertThat(factors.sha256()).matches("[0-9a-f]{64}");
    assertThat(FactorSetLoader.bundled()).isEqualTo(factors);
  }

  private BigDecimal direct(String country) {
    return factors.gridIntensity(country, FactorBoundary.DIRECT).value().orElseThrow();
  }

  private List<FactorRow> rows(String table) {
    return factors.rows().values().stream().filter(row -> row.table().id().equals(table)).toList();
  }
}
