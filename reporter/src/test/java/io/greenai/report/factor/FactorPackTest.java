package io.greenai.report.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactorPackTest {
  private static final Path TEMPLATES = Path.of("../samples/factors");
  private static final String MANIFEST_HEADER =
      "id,title,publisher,licence,quantity,vintage,boundary,delivery,mix,gases,unit,redistribution,"
          + "publishedAt,url,sha256\n";
  private static final String OWN_GRID =
      "own,Own,We,own,grid-intensity,2025,direct,generation,production,CO2e,gCO2e/kWh,internal,"
          + "2026,https://example.com,\n";
  private static final String OWN_RESIDUAL =
      "residual,Own,We,own,grid-intensity,2025,direct,generation,residual,CO2e,gCO2e/kWh,internal,"
          + "2026,https://example.com,\n";

  @TempDir private Path pack;

  @Test
  void theTemplatesAsTheyStandChangeNoFactor() {
    assertThat(FactorSetLoader.withPacks(List.of(TEMPLATES)).rows())
        .isEqualTo(FactorSetLoader.bundled().rows());
  }

  @Test
  void everyExampleOfTheTemplatesLoadsOnceItsMarkIsRemoved() throws IOException {
    int examples = 0;
    try (Stream<Path> files = Files.list(TEMPLATES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".csv")).toList()) {
        String template = Files.readString(file);
        String uncommented = template.replaceAll("(?m)^#(?=[^ \\n])(?!$)", "");
        examples += template.equals(uncommented) ? 0 : 1;
        write(String.valueOf(file.getFileName()), uncommented.replaceAll("(?m)^#$\\n", ""));
      }
    }
    FactorsAt factors = FactorSetLoader.withPacks(List.of(pack)).at(2026);

    assertThat(examples).isEqualTo(6);
    assertThat(
            factors
                .contractual(Place.country("DE").atSite("berlin"), ElectricityMix.SUPPLIER)
                .value())
        .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo("12.5"));
    assertThat(factors.upstream(Place.country("GB")).isInternal()).isTrue();
    assertThat(factors.embodied("server-r760").rows().get(0).range()).isPresent();
  }

  @Test
  void aPackWinsForItsPlaceAndYearAndLeavesOthersAlone() throws IOException {
    write("manifest.csv", MANIFEST_HEADER + OWN_GRID);
    write("own.csv", "key,value,year,source\nDE,300,2024,own\n");
    FactorSet set = FactorSetLoader.withPacks(List.of(pack));

    FactorChoice germany = set.at(2024).gridIntensity(Place.country("DE"), FactorBoundary.DIRECT);

    assertThat(germany.value().orElseThrow()).isEqualByComparingTo("300");
    assertThat(germany.isInternal()).isTrue();
    Place britain = Place.country("GB");
    assertThat(set.latest().gridIntensity(britain, FactorBoundary.DIRECT))
        .isEqualTo(
            FactorSetLoader.bundled().latest().gridIntensity(britain, FactorBoundary.DIRECT));
    assertThat(set.id()).endsWith(" + " + pack.getFileName());
    assertThat(set.sha256()).isNotEqualTo(FactorSetLoader.bundled().sha256());
  }

  @Test
  void aContractIsNoGridAndAGridNoContract() throws IOException {
    write("manifest.csv", MANIFEST_HEADER + OWN_RESIDUAL);
    write("residual.csv", "key,value,year,source\nDE,724,2025,own\n");
    FactorsAt factors = FactorSetLoader.withPacks(List.of(pack)).at(2025);

    assertThat(
            factors.gridIntensity(Place.country("DE"), FactorBoundary.DIRECT).value().orElseThrow())
        .isEqualByComparingTo("363");
    assertThat(
            factors.contractual(Place.country("DE"), ElectricityMix.RESIDUAL).value().orElseThrow())
        .isEqualByComparingTo("724");
    assertThatThrownBy(() -> factors.contractual(Place.country("DE"), ElectricityMix.PRODUCTION))
        .hasMessage("PRODUCTION is the mix of a place, not of a contract");
  }

  @Test
  void upstreamIsLifecycleLessDirectOfOneSourceAndYearOnly() throws IOException {
    String lifecycle = OWN_GRID.replace("own,Own", "whole,Own").replace(",direct,", ",lifecycle,");
    write("manifest.csv", MANIFEST_HEADER + OWN_GRID + lifecycle);
    write("own.csv", "key,value,year,source\nFR,180,2025,own\nAQ,300,2025,own\nPL,9,2025,own\n");
    write(
        "whole.csv", "key,value,year,source\nFR,230.5,2025,own\nAQ,350,2024,own\nPL,8,2025,own\n");
    FactorsAt factors = FactorSetLoader.withPacks(List.of(pack)).at(2025);

    FactorChoice france = factors.upstream(Place.country("FR"));

    assertThat(france.value().orElseThrow()).isEqualByComparingTo("50.5");
    assertThat(france.rows())
        .extracting(FactorRow::id)
        .containsExactly("whole/FR/2025", "own/FR/2025");
    assertThat(factors.upstream(Place.country("AQ")))
        .isEqualTo(new FactorChoice.Missing("no upstream factor for AQ"));
    assertThatThrownBy(() -> factors.upstream(Place.country("PL")))
        .hasMessage(
            "own/PL/2025: 9 is more than the 8 of whole/PL/2025, which it is a part of; correct one");
  }

  @Test
  void theHashOfASetCoversTablesWhoseHashThePackDoesNotState() throws IOException {
    write("manifest.csv", MANIFEST_HEADER + OWN_GRID);
    write("own.csv", "key,value,year,source\nDE,300,2024,own\n");
    String before = FactorSetLoader.withPacks(List.of(pack)).sha256();
    write("own.csv", "key,value,year,source\nDE,301,2024,own\n");

    assertThat(FactorSetLoader.withPacks(List.of(pack)).sha256()).isNotEqualTo(before);
  }

  @Test
  void aTableThatChangedSinceItsHashWasTakenIsRefused() throws IOException {
    write("manifest.csv", MANIFEST_HEADER + OWN_GRID.replace(".com,\n", ".com,abc\n"));
    write("own.csv", "key,value,year,source\n");

    assertThatThrownBy(() -> FactorSetLoader.withPacks(List.of(pack)))
        .hasMessageStartingWith(pack.resolve("own.csv") + ": has the hash ")
        .hasMessageEndingWith(
            ", not the 'abc' of the manifest; find out who changed it, then correct one");
  }

  @Test
  void aPackMayTellThePotentialsThatGasesAreWeighedBy() throws IOException {
    write(
        "manifest.csv",
        MANIFEST_HEADER.replace(",gases,", ",gases,gwp,")
            + OWN_GRID.replace(",CO2e,", ",CO2e,AR6; 100 years,"));
    write("own.csv", "key,value,year,source\nDE,300,2024,own\n");
    TableManifest told = FactorSetLoader.withPacks(List.of(pack)).tables().get(0);
    write("manifest.csv", MANIFEST_HEADER + OWN_GRID);
    TableManifest silent = FactorSetLoader.withPacks(List.of(pack)).tables().get(0);

    assertThat(told.globalWarmingPotentials()).isEqualTo("AR6; 100 years");
    assertThat(silent.globalWarmingPotentials()).isEqualTo("not stated");
  }

  @Test
  void aFolderWithoutManifestIsNoPack() {
    assertThatThrownBy(() -> FactorSetLoader.withPacks(List.of(pack)))
        .hasMessageStartingWith(pack.resolve("manifest.csv") + ": cannot be read (")
        .hasMessageEndingWith(
            "); a pack of factors is a folder with manifest.csv and the tables that it names");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "DE,4000,2024,own | 2: 'value' 4000 is not between 0 and 3000, where a grid-intensity lies"
            + " in gCO2e/kWh",
        "DE,-1,2024,own | 2: 'value' -1 is not between 0 and 3000, where a grid-intensity lies in"
            + " gCO2e/kWh",
        "DE,3o0,2024,own | 2: 'value' '3o0' is not a number; write it as 123.45, or leave it blank",
        "DE,300,24,own | 2: 'year' is '24'; write one from 1900 to 2099",
        "DE,300,2024, | 2: 'source' is blank; it must be given",
        ",300,2024,own | 2: 'key' is blank; it must be given",
        "DE,300,2024,own,more | 2: has 5 fields where the header has 4; write one for each, and"
            + " those with a comma in quotation marks",
        "DE,300,2024,\"own | 2: 'source' runs over the end of the line; close its quotation mark"
      })
  void aWrongRowIsReportedWithFileAndLine(String row, String message) throws IOException {
    write("manifest.csv", MANIFEST_HEADER + OWN_GRID);
    write("own.csv", "key,value,year,source\n" + row + "\n");

    assertThatThrownBy(() -> FactorSetLoader.withPacks(List.of(pack)))
        .isInstanceOf(FactorSetException.class)
        .hasMessage(pack.resolve("own.csv") + ":" + message);
  }

  @Test
  void aRowThatIsThereTwiceIsRefused() throws IOException {
    write("manifest.csv", MANIFEST_HEADER + OWN_GRID);
    write("own.csv", "key,value,year,source\nDE,300,2024,own\n# note\nDE,301,2024,own\n");

    assertThatThrownBy(() -> FactorSetLoader.withPacks(List.of(pack)))
        .hasMessage(
            pack.resolve("own.csv")
                + ":4: 'key' is 'DE' for 2024 again, after "
                + pack.resolve("own.csv")
                + ":2; keep one");
  }

  @Test
  void aBlankValueStaysUnknown() throws IOException {
    write("manifest.csv", MANIFEST_HEADER + OWN_GRID);
    write("own.csv", "key,value,year,source\nAQ,,2024,nobody knows\n");

    FactorsAt factors = FactorSetLoader.withPacks(List.of(pack)).latest();
    assertThat(factors.gridIntensity(Place.country("AQ"), FactorBoundary.DIRECT))
        .isEqualTo(new FactorChoice.Missing("no direct factor for AQ"));
  }

  @Test
  void aValueOutsideItsOwnRangeIsRefused() throws IOException {
    write(
        "manifest.csv",
        MANIFEST_HEADER
            + "own,Own,We,own,embodied-device,2025,lifecycle,none,none,CO2e,kgCO2e,public,2026,"
            + "https://example.com,\n");
    write("own.csv", "key,value,low,high,year,source\ngpu,500,150,371,2024,own\n");

    assertThatThrownBy(() -> FactorSetLoader.withPacks(List.of(pack)))
        .hasMessage(
            pack.resolve("own.csv")
                + ":2: 'value' is 500, outside its own range from 150 to 371; correct one");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gCO2e/kWh | kgCO2e/kWh | 'unit' is 'kgCO2e/kWh'; a grid-intensity is in gCO2e/kWh and"
            + " nothing else",
        "direct | none | 'boundary' is 'none'; where a source does not say, write 'lifecycle'",
        "direct | Direct | 'boundary' is 'Direct'; write one of direct, lifecycle, none",
        "internal | bundled | 'redistribution' is 'bundled'; write one of public, internal",
        "2026,https | 31.5.2026,https | 'publishedAt' is '31.5.2026'; write a year, month or day such as"
            + " 2025-06",
        "own,Own | Own,Own | 'id' is 'Own'; write lower case, digits and single dashes"
      })
  void aWrongManifestIsReportedWithFileAndLine(String right, String wrong, String message)
      throws IOException {
    write("manifest.csv", MANIFEST_HEADER + OWN_GRID.replaceFirst(right, wrong));
    write("own.csv", "key,value,year,source\n");

    assertThatThrownBy(() -> FactorSetLoader.withPacks(List.of(pack)))
        .hasMessage(pack.resolve("manifest.csv") + ":2: " + message);
  }

  @Test
  void waterThatIsWeightedByScarcityIsNoWaterInLitres() throws IOException {
    write(
        "manifest.csv",
        MANIFEST_HEADER
            + "own,Own,We,own,water-off-site,2025,none,generation,production,none,m3 world-eq/kWh,"
            + "public,2026,https://example.com,\n");
    write("own.csv", "key,value,year,source\n");

    assertThatThrownBy(() -> FactorSetLoader.withPacks(List.of(pack)))
        .hasMessageEndingWith(
            "'unit' is 'm3 world-eq/kWh'; a water-off-site is in L/kWh and nothing else");
  }

  @Test
  void twoTablesOfOneNameAreRefused() throws IOException {
    write("manifest.csv", MANIFEST_HEADER + OWN_GRID.replace("own,Own", "pue-default,Own"));
    write("pue-default.csv", "key,value,year,source\n");

    assertThatThrownBy(() -> FactorSetLoader.withPacks(List.of(pack)))
        .hasMessage("table 'pue-default': is there twice; give one another id");
  }

  private void write(String file, String content) throws IOException {
    Files.writeString(pack.resolve(file), content);
  }
}
