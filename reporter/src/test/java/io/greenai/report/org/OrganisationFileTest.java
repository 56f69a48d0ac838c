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
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrganisationFileTest {
  private static final Path EXAMPLE = Path.of("src/test/resources/organisation.yaml");
  private static final FactorSet FACTORS = FactorSetLoader.bundled();

  @TempDir Path folder;

  @Test
  void sitesCarryWhatTheFileStatesOfThem() throws IOException {
    Organisation organisation = OrganisationFile.read(EXAMPLE, FACTORS);

    assertThat(organisation.name()).isEqualTo("Example Bank AG");
    assertThat(organisation.zone().getId()).isEqualTo("Europe/Berlin");
    assertThat(organisation.idle()).isEqualTo(Allocation.NONE);
    assertThat(organisation.jvmOverhead()).isEqualTo(Allocation.BY_ACTIVITY);
    assertThat(organisation.sites()).hasSize(3);
    Site berlin = organisation.sites().get(0);
    assertThat(berlin.pue().orElseThrow().value()).isEqualByComparingTo("1.35");
    assertThat(berlin.unmeteredRest().orElseThrow().high()).isEqualByComparingTo("0.4");
    assertThat(berlin.hardware().orElseThrow().embodiedGrams()).isEqualByComparingTo("1300000");
  }

  @Test
  void aCloudRegionBringsItsCountry() throws IOException {
    Site cloud = OrganisationFile.read(EXAMPLE, FACTORS).sites().get(1);

    assertThat(cloud.country()).isEqualTo("DE");
    assertThat(cloud.cloudRegion()).contains(new CloudRegion("aws", "eu-central-1"));
  }

  @Test
  void aServiceRunsWhereItIsNamedBeforeWhereAnyIsTaken() throws IOException {
    Organisation organisation = OrganisationFile.read(EXAMPLE, FACTORS);

    assertThat(organisation.siteOf("fraud-service", "production").map(Site::name))
        .contains("Berlin server room");
    assertThat(organisation.siteOf("fraud-service", "test")).isEmpty();
    assertThat(organisation.siteOf("anything", "dev").map(Site::name)).contains("laptops");
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
    return OrganisationFile.read(file, FACTORS);
  }
}
