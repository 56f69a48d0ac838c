package io.greenai.report.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.greenai.report.factor.FactorSet;
import io.greenai.report.factor.FactorSetLoader;
import io.greenai.report.time.FiscalCalendar;
import io.greenai.report.time.Period;
import io.greenai.report.yaml.YamlException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganisationFileTest {
  private static final Path EXAMPLE = Path.of("src/test/resources/organisation.yaml");
  private static final FactorSet FACTORS = FactorSetLoader.bundled();

  @TempDir Path folder;

  @Test
  void sitesCarryWhatTheFileStatesOfThem() throws IOException {
    Organisation organisation = OrganisationFile.read(EXAMPLE, FACTORS, LocalDate.MAX);

    assertThat(organisation.name()).isEqualTo("Example Bank AG");
    assertThat(organisation.zone().getId()).isEqualTo("Europe/Berlin");
    assertThat(organisation.idle()).isEqualTo(Allocation.NONE);
    assertThat(organisation.jvmOverhead()).isEqualTo(Allocation.BY_ACTIVITY);
    assertThat(organisation.sites()).hasSize(5);
    Site berlin = organisation.sites().get(0);
    assertThat(berlin.pue().orElseThrow().value()).isEqualByComparingTo("1.35");
    assertThat(berlin.unmeteredRest().orElseThrow().high()).isEqualByComparingTo("0.4");
    assertThat(berlin.hardware().orElseThrow().embodiedGrams()).isEqualByComparingTo("1300000");
  }

  @Test
  void aCloudRegionBringsItsCountry() throws IOException {
    Site cloud = OrganisationFile.read(EXAMPLE, FACTORS, LocalDate.MAX).sites().get(1);

    assertThat(cloud.country()).isEqualTo("DE");
    assertThat(cloud.cloudRegion()).contains(new CloudRegion("aws", "eu-central-1"));
  }

  @Test
  void aServiceRunsWhereItIsNamedBeforeWhereAnyIsTaken() throws IOException {
    Organisation organisation = OrganisationFile.read(EXAMPLE, FACTORS, LocalDate.MAX);

    assertThat(organisation.siteOf("fraud-service", "production").map(Site::name))
        .contains("Berlin server room");
    assertThat(organisation.siteOf("fraud-service", "test")).isEmpty();
    assertThat(organisation.siteOf("anything", "dev").map(Site::name)).contains("laptops");
  }

  @Test
  void instrumentsBelongToASiteAndTellWhatTheyFail() throws IOException {
    Organisation organisation = OrganisationFile.read(EXAMPLE, FACTORS, LocalDate.MAX);
    Site berlin = organisation.sites().get(0);
    Instrument certificate = organisation.instrumentsOf(berlin).get(0);

    assertThat(berlin.consumption().get(0).microjoules())
        .isEqualByComparingTo("5256000000000000000");
    assertThat(certificate.gramsPerKilowattHour().orElseThrow()).isZero();
    assertThat(certificate.failures(berlin)).isEmpty();
    assertThat(organisation.instrumentsOf(organisation.sites().get(1))).isEmpty();
  }

  @Test
  void anInstrumentTellsWhatOfItIsSignedOffForAiLoad() throws IOException {
    assertThat(
            OrganisationFile.read(EXAMPLE, FACTORS, LocalDate.MAX)
                .instruments()
                .get(0)
                .allocations())
        .containsExactly(
            new AiAllocation(
                new BigDecimal("100").multiply(new BigDecimal("3.6e15")),
                LocalDate.of(2026, 10, 1),
                LocalDate.of(2026, 12, 31),
                "Head of sustainability",
                LocalDate.of(2026, 9, 15),
                "bought for the model platform by order PO-4650"));
  }

  @Test
  void allocationsTogetherTakeNoMoreThanTheVolume() throws IOException {
    String one = "- {value: 100, unit: MWh, from: 2026-10-01";
    String example = Files.readString(EXAMPLE);
    String line = example.substring(example.indexOf(one), example.indexOf("population:"));
    Path file =
        Files.writeString(
            folder.resolve("org.yaml"),
            example.replace(line, line + "      " + line.replace("value: 100", "value: 631")));

    assertThatThrownBy(() -> OrganisationFile.read(file, FACTORS, LocalDate.MAX))
        .isInstanceOf(YamlException.class)
        .hasMessage(
            file
                + ":63:17: 'value' is '631'; what is allocated of 'GO-2026-17' comes to more than"
                + " its volume; write less");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          site: Berlin server room | site: AWS Frankfurt | valid are Berlin server room
          from: 2026-01-01 | from: 2027-01-01 | it lies before 'from'
          soleClaim: true | soleClaim: maybe | valid are
          rate: {value: 0, unit: gCO2e/kWh} | rate: {value: 0, unit: kgCO2e/MWh} | gCO2e/kWh
          volume: {value: 730, unit: MWh} | volume: {value: 0, unit: MWh} | write more than 0
          market: DE | market: XX | 'market' is 'XX'; did you mean 'AX'? valid are AD, AE
          soleClaim: true | generatedFrom: wind | valid are fossil, nuclear, renewable
          soleClaim: true | 'generatedFrom: {renewable: 0.7, fossil: 0.4}' | shares of one instrument come to more than 1; write less
          soleClaim: true | 'generatedFrom: {solar: 1}' | unknown key 'solar'; valid are fossil, nuclear, renewable
          type: certificate | type: certifikate | did you mean 'certificate'
          value: 100, | value: 731, | what is allocated of 'GO-2026-17' comes to more than its volume; write less
          from: 2026-10-01 | from: 2025-10-01 | the instrument is about 2026-01-01 to 2026-12-31
          to: 2026-12-31, signed | to: 2027-01-01, signed | the instrument is about 2026-01-01 to 2026-12-31
          to: 2026-12-31, signed | to: 2026-09-30, signed | it lies before 'from'
          signedOffBy: Head of sustainability, | '' | lacks the key 'signedOffBy'
          signedOffOn: 2026-09-15, | '' | lacks the key 'signedOffOn'
          , reason: bought for the model platform by order PO-4650 | '' | lacks the key 'reason'
          value: 100, | value: -1, | -1
          """)
  void aWrongInstrumentIsRefusedWithItsPlace(String right, String wrong, String problem)
      throws IOException {
    String example = Files.readString(EXAMPLE);
    int instruments = example.indexOf("instruments:");
    String text =
        example.substring(0, instruments) + example.substring(instruments).replace(right, wrong);
    Path file = Files.writeString(folder.resolve("org.yaml"), text);

    assertThatThrownBy(() -> OrganisationFile.read(file, FACTORS, LocalDate.MAX))
        .isInstanceOf(YamlException.class)
        .hasMessageContaining("org.yaml:")
        .hasMessageContaining(problem);
  }

  @Test
  void countriesMakeOneMarketWhereTheOrganisationSaysWhy() throws IOException {
    String markets =
        """
        markets:
          - {name: Europe, countries: [DE, FR, NO], basis: "guarantees of origin, one hub"}
        instruments:
        """;
    String example =
        Files.readString(EXAMPLE)
            .replace("instruments:\n", markets)
            .replace("market: DE", "market: NO");
    Path file = Files.writeString(folder.resolve("org.yaml"), example);

    Organisation organisation = OrganisationFile.read(file, FACTORS, LocalDate.MAX);

    Instrument certificate = organisation.instruments().get(0);
    assertThat(certificate.market()).hasToString("NO, Europe (guarantees of origin, one hub)");
    assertThat(certificate.failures(organisation.sites().get(0))).isEmpty();
    Path twice =
        Files.writeString(
            folder.resolve("twice.yaml"),
            example.replace(
                "instruments:\n",
                "  - {name: Nordic, countries: [SE, NO], basis: x}\ninstruments:\n"));
    assertThatThrownBy(() -> OrganisationFile.read(twice, FACTORS, LocalDate.MAX))
        .hasMessageContaining("'countries' is 'NO'; it is in another market too; keep it in one");
  }

  @Test
  void whatIsStillToBeRetiredIsNotRetired() throws IOException {
    LocalDate dayOfIt = LocalDate.of(2027, 1, 15);

    assertThat(OrganisationFile.read(EXAMPLE, FACTORS, dayOfIt).instruments()).hasSize(1);
    assertThatThrownBy(() -> OrganisationFile.read(EXAMPLE, FACTORS, dayOfIt.minusDays(1)))
        .hasMessage(
            EXAMPLE
                + ":60:22: 'on' is '2027-01-15'; that day is still to come; write 'retirement' once"
                + " it is done");
    Path unretired =
        Files.writeString(
            folder.resolve("org.yaml"),
            Files.readString(EXAMPLE).replaceAll("(?m)^    retirement: .*\n", ""));
    assertThatThrownBy(() -> OrganisationFile.read(unretired, FACTORS, LocalDate.of(2026, 9, 14)))
        .hasMessageContaining("'signedOffOn' is '2026-09-15'; that day is still to come");
  }

  @Test
  void hardwareThatWasBoughtIsListedWithWhatMakingItEmitted() throws IOException {
    Inventory inventory =
        OrganisationFile.read(EXAMPLE, FACTORS, LocalDate.MAX).inventory().orElseThrow();

    assertThat(inventory.in(Period.parse("2026-Q4", ZoneId.of("Europe/Berlin"))))
        .extracting(Purchase::id)
        .containsExactly("PO-4711");
    assertThat(inventory.purchases().get(0).embodiedGrams().orElseThrow())
        .isEqualByComparingTo("1300000");
    assertThat(inventory.purchases().get(1).device()).contains("h100-sxm-80gb");
  }

  @Test
  void aCloudInstanceTakesItsShareOfTheHostThatATableKnows() throws IOException {
    SiteHardware host =
        OrganisationFile.read(EXAMPLE, FACTORS, LocalDate.MAX)
            .sites()
            .get(3)
            .hardware()
            .orElseThrow();

    assertThat(host.embodiedGrams()).isEqualByComparingTo("127776.25");
    assertThat(host.source())
        .isEqualTo(
            "0.125 of the host of aws:a1.large (embodied-host-ccf/aws:a1.large/2022); 2 of 16"
                + " virtual processors");
  }

  @Test
  void whatWasChosenForReportsIsRead() throws IOException {
    ReportingPolicy policy = OrganisationFile.read(EXAMPLE, FACTORS, LocalDate.MAX).policy();

    assertThat(policy.baseYear()).contains(new BaseYear(2025, "first year with full coverage"));
    assertThat(policy.materialityPercent().orElseThrow()).isEqualByComparingTo("5");
    assertThat(policy.internalCarbonPrice())
        .contains(new CarbonPrice(new BigDecimal("120"), "EUR", CarbonPrice.Type.INTERNAL_FEE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          count: 4 | count: 0 | 'count' is '0'; write a whole number from 1 to 999999
          device: h100-sxm-80gb | device: h900 | 'device' is 'h900'; no table of the factor set knows it; write 'embodied' instead
          id: PO-4712 | id: PO-4711 | 'id' is 'PO-4711'; another purchase has it; each counts once
          , device: h100-sxm-80gb |  | purchase 'PO-4712' needs either 'device' or 'embodied', not both
          instance: a1.large | instance: a9.large | 'instance' is 'a9.large'; no table of the factor set knows it; write 'embodied'
          shareOfHost: 0.125 | shareOfHost: 1.5 | 'shareOfHost' is '1.5'; write more than 0 and at most 1
          overhead: landlord | overhead: theirs | 'overhead' is 'theirs'; valid are
          percent: 5 | percent: 0 | 'percent' is '0'; write more than 0 and at most 100
          currency: EUR, per | currency: Euro, per | 'currency' is 'Euro'; write a code of ISO 4217 such as EUR
          year: 2025 | year: last | 'year' is 'last'; write a year such as 2025
          """)
  void aWrongInventoryOrPolicyIsRefusedWithItsPlace(String right, String wrong, String problem)
      throws IOException {
    String example = Files.readString(EXAMPLE);
    assertThat(example).contains(right);
    Path file =
        Files.writeString(
            folder.resolve("org.yaml"), example.replace(right, wrong == null ? "" : wrong));

    assertThatThrownBy(() -> OrganisationFile.read(file, FACTORS, LocalDate.MAX))
        .isInstanceOf(YamlException.class)
        .hasMessageMatching("(?s).*org.yaml:\\d+:\\d+: .*")
        .hasMessageContaining(problem);
  }

  @Test
  void fiscalYearsBeginWithAMonthOrAreListed() throws IOException {
    assertThat(readAfter("fiscalCalendar: {firstMonth: april}\n").fiscalCalendar())
        .isEqualTo(new FiscalCalendar.OfMonths(Month.APRIL));
    assertThat(
            readAfter(
                    """
                fiscalCalendar:
                  years:
                    - year: 2027
                      quartersFrom: [2026-02-01, 2026-05-03, 2026-08-02, 2026-11-01]
                      lastDay: 2027-01-30
                """)
                .fiscalCalendar()
                .turns(2027))
        .startsWith(LocalDate.of(2026, 2, 1))
        .endsWith(LocalDate.of(2027, 1, 31))
        .hasSize(5);
    assertThat(OrganisationFile.read(EXAMPLE, FACTORS, LocalDate.MAX).fiscalCalendar())
        .isEqualTo(FiscalCalendar.calendarYears());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fiscalCalendar: {firstMonth: 4} | valid are
          fiscalCalendar: {} | write either 'firstMonth' or 'years'
          fiscalCalendar: {years: [{year: 2027, quartersFrom: [2026-02-01], lastDay: 2027-01-30}]} | 'quartersFrom' lists 1 days
          fiscalCalendar: {years: [{year: 2027, quartersFrom: [2026-02-01, 2026-05-03, 2026-08-02, 2026-11-01], lastDay: 2026-10-30}]} | cannot end before
          """)
  void aFiscalCalendarThatCannotBeIsRefusedWithItsPlace(String text, String problem) {
    assertThatThrownBy(() -> readAfter(text + "\n"))
        .isInstanceOf(YamlException.class)
        .hasMessageContaining("org.yaml:1:")
        .hasMessageContaining(problem);
  }

  /** The example with {@code first} put before everything else. */
  private Organisation readAfter(String first) throws IOException {
    Path file = Files.writeString(folder.resolve("org.yaml"), first + Files.readString(EXAMPLE));
    return OrganisationFile.read(file, FACTORS, LocalDate.MAX);
  }

  @Test
  void theSchemaAcceptsTheExample() throws IOException {
    String json =
        new ObjectMapper().writeValueAsString(new YAMLMapper().readTree(Files.readString(EXAMPLE)));
    try (InputStream schema =
        OrganisationFile.class.getResourceAsStream("/schemas/organisation.schema.json")) {
      assertThat(
              SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                  .getSchema(schema, InputFormat.JSON)
                  .validate(json, InputFormat.JSON))
          .isEmpty();
    }
  }

  @Test
  void aRegionThatDoesNotExistIsCorrected() {
    assertThatThrownBy(() -> read("hosting: cloud, provider: aws, region: eu-centrl-1"))
        .hasMessageStartingWith(
            folder.resolve("org.yaml")
                + ":6:54: 'region' is 'eu-centrl-1'; did you mean 'eu-central-1'? valid are ");
  }

  @Test
  void aPueBelowOneIsRefused() {
    assertThatThrownBy(() -> read("hosting: own, country: DE, pue: {value: 0.9, source: nowhere}"))
        .hasMessageEndingWith(": 'value' is '0.9'; a PUE lies between 1 and 10");
  }

  @Test
  void aCountryIsWrittenWithTwoLetters() {
    assertThatThrownBy(() -> read("hosting: own, country: DEU"))
        .hasMessageContaining("'country' is 'DEU'; did you mean 'DE'?");
  }

  private Organisation read(String site) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("org.yaml"),
            """
            apiVersion: greenai.io/v1
            kind: Organisation
            entity: {name: X}
            timeZone: UTC
            sites:
              - {name: s, %s, services: ["*"]}
            """
                .formatted(site));
    return OrganisationFile.read(file, FACTORS, LocalDate.MAX);
  }
}
