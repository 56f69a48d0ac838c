package io.greenai.report.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BundledTablesTest {
  private static final Set<String> LICENCES_THAT_ALLOW_BUNDLING =
      Set.of(
          "CC-BY-4.0",
          "OGL-UK-3.0",
          "US-Public-Domain",
          "Published-Figure",
          "MIT",
          "Apache-2.0",
          "MPL-2.0");
  private static final List<String> NEVER_BUNDLED =
      List.of("digital4better", "boavizta", "electricity maps", "co2.js", "real-time-cloud");

  private final FactorSet factors = FactorSetLoader.bundled();

  @Test
  void everyLicenceAllowsBundlingAndIsPublic() {
    assertThat(factors.tables())
        .allSatisfy(
            table -> {
              assertThat(LICENCES_THAT_ALLOW_BUNDLING).contains(table.licence());
              assertThat(table.redistribution()).isEqualTo(Redistribution.PUBLIC);
              assertThat(table.url()).startsWith("https://");
            });
  }

  @Test
  void rowsUnderMplLieInFilesOfTheirOwnThatSaySo() throws IOException {
    assertThat(factors.rows().values())
        .allSatisfy(
            row ->
                assertThat(row.source().contains("EcoLogits"))
                    .as(row.id())
                    .isEqualTo(row.table().licence().equals("MPL-2.0")));
    for (TableManifest table : factors.tables()) {
      String text = new String(new FactorFiles.Bundled().bytes(table.id() + ".csv"), "UTF-8");
      assertThat(text.contains("Mozilla Public License"))
          .as(table.id())
          .isEqualTo(table.licence().equals("MPL-2.0"));
    }
  }

  @Test
  void noRowComesFromASetThatMustNotBeBundled() {
    assertThat(factors.rows().values())
        .allSatisfy(
            row ->
                assertThat(NEVER_BUNDLED)
                    .as(row.id())
                    .noneMatch(name -> row.source().toLowerCase(Locale.ROOT).contains(name)));
  }

  @Test
  void theNoticeListsEveryTableAndNoOther() throws IOException {
    String listed =
        Files.readAllLines(Path.of("../NOTICE")).stream()
            .filter(line -> line.startsWith("- factors/"))
            .collect(Collectors.joining("\n"));

    assertThat(listed)
        .isEqualTo(
            factors.tables().stream()
                .map(
                    table ->
                        "- factors/%s.csv: %s (%s). %s. %s"
                            .formatted(
                                table.id(),
                                table.title(),
                                table.publisher(),
                                table.licence(),
                                table.url()))
                .collect(Collectors.joining("\n")));
  }

  @Test
  void everyRowNamesItsSource() {
    assertThat(factors.rows().values()).allSatisfy(row -> assertThat(row.source()).isNotBlank());
  }

  @Test
  void twoHundredCountriesHaveALifecycleIntensityAndAGenerationMix() {
    List<FactorRow> grid = rows("grid-lifecycle-owid").toList();

    assertThat(grid).hasSizeGreaterThanOrEqualTo(200);
    assertThat(grid)
        .allSatisfy(
            row -> {
              assertThat(row.value()).isBetween(new BigDecimal("5"), new BigDecimal("1400"));
              assertThat(row.year()).isBetween(2021, 2026);
              assertThat(countries()).contains(row.key());
              assertThat(factors.latest().generationMix(Place.country(row.key())))
                  .as(row.key())
                  .isPresent();
            });
  }

  @Test
  void sharesOfGenerationSumToOneByKindAndBySource() {
    Stream<FactorRow> fossils =
        Stream.of("mix-owid", "mix-ca-province", "mix-egrid")
            .flatMap(this::rows)
            .filter(row -> row.key().endsWith(":fossil"));

    assertThat(fossils)
        .hasSizeGreaterThan(200)
        .allSatisfy(
            fossil -> {
              String key = fossil.key().substring(0, fossil.key().length() - 7);
              Place place = key.contains("-") ? Place.subdivision(key) : Place.country(key);
              GenerationMix mix = factors.latest().generationMix(place).orElseThrow();
              assertThat(mix.fossil()).isEqualTo(fossil);
              BigDecimal fuels = shares(fossil, key, "coal", "gas", "oil");
              BigDecimal renewables =
                  shares(fossil, key, "hydro", "wind", "solar", "other-renewable");
              assertThat(mix.fossil().value()).isEqualByComparingTo(fuels);
              assertThat(mix.renewable().value()).isEqualByComparingTo(renewables);
              assertThat(fuels.add(renewables).add(mix.nuclear().value()))
                  .isEqualByComparingTo("1");
              assertThat(shares(fossil, key, "bioenergy"))
                  .isLessThanOrEqualTo(shares(fossil, key, "other-renewable"));
            });
  }

  @Test
  void cloudRegionsThatStandInAPartOfACountryStandInThatCountry() {
    assertThat(rows("cloud-region-subdivision"))
        .hasSizeGreaterThan(15)
        .allSatisfy(
            row -> {
              String[] region = row.key().split(":", 2);
              assertThat(factors.latest().cloudPlace(region[0], region[1]))
                  .get()
                  .extracting(Place::country)
                  .isEqualTo(row.text().substring(0, 2));
              assertThat(factors.latest().generationMix(Place.subdivision(row.text()))).isPresent();
            });
  }

  private BigDecimal shares(FactorRow fossil, String key, String... sources) {
    return Stream.of(sources)
        .map(
            source ->
                factors
                    .row(fossil.table().id(), key + ":" + source, fossil.year())
                    .orElseThrow()
                    .value())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Kosovo's code is one that users of ISO 3166 assign. */
  private static List<String> countries() {
    return Stream.concat(Stream.of(Locale.getISOCountries()), Stream.of("XK")).toList();
  }

  private Stream<FactorRow> rows(String table) {
    return factors.rows().values().stream().filter(row -> row.table().id().equals(table));
  }
}
