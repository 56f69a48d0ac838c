package io.greenai.report.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.greenai.report.factor.FactorSetLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PopulationReaderTest {
  private static final Path EXAMPLE = Path.of("src/test/resources/organisation.yaml");

  @TempDir Path folder;

  @Test
  void whatIsExpectedIsServicesTimesEnvironmentsTimesHosts() throws IOException {
    Population population = read(EXAMPLE);

    assertThat(population.fillsGaps()).isTrue();
    assertThat(population.expected())
        .extracting(one -> one.service() + " at " + one.host().orElse("any"))
        .containsExactly(
            "fraud-service at berlin-1", "fraud-service at berlin-2", "image-service at any");
    Expected office = population.expected().get(2);
    assertThat(office.hosts()).isEqualTo(3);
    assertThat(office.zone()).isEqualTo(ZoneId.of("Asia/Kolkata"));
    assertThat(office.weekdays()).containsExactlyInAnyOrder(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    assertThat(office.fromHour()).isEqualTo(8);
    assertThat(office.toHour()).isEqualTo(18);
  }

  @Test
  void aTableBesideTheFileIsRead() throws IOException {
    Population population =
        table(
            "search,prod,bom-1,2026-10-01,2026-10-07,,Asia/Kolkata\nsearch,prod,,2026-10-08,,08-18,");

    assertThat(population.expected())
        .extracting(Expected::service, Expected::zone, Expected::first, Expected::toHour)
        .containsExactly(
            tuple("search", ZoneId.of("Asia/Kolkata"), LocalDate.of(2026, 10, 1), 24),
            tuple("search", ZoneId.of("Europe/Berlin"), LocalDate.of(2026, 10, 8), 18));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          search,prod,bom-1,2026-10-01 | 2: has 4 fields where the header has 7; write one for each
          ,prod,bom-1,2026-10-01,,, | 2:1: 'service' is ''; name the service
          search,prod,bom-1,first,,, | 2:1: 'from' is 'first'; write a date as 2026-10-01
          search,prod,bom-1,2026-10-01,2026-09-01,, | 2:1: 'to' is '2026-09-01'; it lies before 'from'
          search,prod,bom-1,2026-10-01,,18-8, | 2:1: 'hours' is '18-8'; write the first hour
          search,prod,bom-1,2026-10-01,,,Berlin | 2:1: 'zone' is 'Berlin'; write an IANA zone
          """)
  void aWrongLineOfTheTableIsRefusedWithItsPlace(String line, String problem) {
    assertThatThrownBy(() -> table(line)).hasMessageContaining("population.csv:" + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          expected: [{services: [a], environments: [prod], from: 2026-01-01}] | write either 'hosts'
          expected: [{services: [], environments: [prod], hostCount: 1, from: 2026-01-01}] | 'services' names none; write at least one
          expected: [{services: [a], environments: [prod], hostCount: 0, from: 2026-01-01}] | 'hostCount' is '0'
          expected: [{services: [a], environments: [prod], hostCount: 1, from: 2026-01-01, to: 2025-01-01}] | 'to' is '2025-01-01'; it lies before 'from'
          expected: [] | 'population' expects nothing; list 'expected' or name a 'file'
          file: nowhere.csv | 'file' is 'nowhere.csv'; there is no such file beside the organisation file
          gapFillingSites: [Berlin server room] | 'gapFillingSites' goes with 'gapFilling: same-hour-of-week'; drop it, or add that
          gapFilling: same-hour-of-week, gapFillingSites: [Berlin room] | 'gapFillingSites' is 'Berlin room'; valid are AWS Frankfurt, AWS Virginia, Berlin server room
          gapFilling: same-hour-of-week, gapFillingSites: [] | 'gapFillingSites' names none; write at least one
          gapFilling: median | 'gapFilling' is 'median'; valid are none, same-hour-of-week
          """)
  void aWrongPopulationIsRefusedWithItsPlace(String text, String problem) {
    String with =
        text.startsWith("gap")
            ? text
                + ", expected: [{services: [a], environments: [b], hostCount: 1, from: 2026-01-01}]"
            : text;

    assertThatThrownBy(() -> population("population: {" + with + "}\n"))
        .hasMessageContaining("org.yaml:")
        .hasMessageContaining(problem);
  }

  private Population table(String lines) throws IOException {
    Files.writeString(
        folder.resolve("population.csv"),
        "service,environment,host,from,to,hours,zone\n" + lines + "\n");
    return population("population: {file: population.csv}\n");
  }

  private Population population(String yaml) throws IOException {
    String example = Files.readString(EXAMPLE);
    return read(
        Files.writeString(
            folder.resolve("org.yaml"),
            example.substring(0, example.indexOf("population:")) + yaml));
  }

  private static Population read(Path file) throws IOException {
    return OrganisationFile.read(file, FactorSetLoader.bundled(), LocalDate.MAX)
        .population()
        .orElseThrow();
  }
}
