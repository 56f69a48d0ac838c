package io.greenai.report.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenai.report.factor.FactorSet;
import io.greenai.report.factor.FactorSetLoader;
import io.greenai.report.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people get wrong in an organisation file, and the line that tells them. */
class WrongOrganisationTest {
  private static final FactorSet FACTORS = FactorSetLoader.bundled();
  private static final String RIGHT =
      """
      apiVersion: greenai.io/v1
      kind: Organisation
      entity: {name: Example AG, consolidation: operational-control}
      timeZone: Europe/Berlin
      allocation: {idle: by-activity, jvm: none}
      revenue: [{amount: 1000000, currency: EUR, from: 2026-01-01, to: 2026-03-31, source: accounts}]
      sites:
        - name: Berlin
          hosting: own
          country: DE
          services: [scoring]
          pue: {value: 1.5, source: facility meter}
          unmeteredRest: {low: 0.1, central: 0.2, high: 0.4, source: campaign}
        - name: Shop
          hosting: cloud
          provider: aws
          region: us-east-1
          services: [shop]
      """;

  @TempDir Path folder;

  @ParameterizedTest(name = "{0} -> {1}")
  @MethodSource
  void aMistakeIsNamedByPlaceValueAndRemedy(String right, String wrong, String problem)
      throws IOException {
    Path file = Files.writeString(folder.resolve("org.yaml"), RIGHT);
    assertThat(OrganisationFile.read(file, FACTORS, LocalDate.MAX).sites()).hasSize(2);
    assertThat(RIGHT).contains(right);
    Files.writeString(file, RIGHT.replace(right, wrong));

    assertThatThrownBy(() -> OrganisationFile.read(file, FACTORS, LocalDate.MAX))
        .isInstanceOf(YamlException.class)
        .hasMessage(file + problem);
  }

  static Stream<Arguments> aMistakeIsNamedByPlaceValueAndRemedy() {
    return Stream.of(
        wrong(
            "Organisation",
            "Organization",
            ":2:7: 'kind' is 'Organization'; did you mean 'Organisation'? valid are "
                + "Organisation"),
        wrong(
            "services: [shop]",
            "services: [shop, scoring]\n    environments: [prod]",
            ":18:22: 'services' is 'scoring'; site 'Berlin' has it in the same environment; name it"
                + " at one, or tell 'environments' apart"),
        wrong(
            "services: [scoring]",
            "services: [scoring]\n    intensities: {publisher: uk-carbon-intensity, zone: GB}",
            ":12:57: 'zone' is 'GB'; UK Carbon Intensity has no such zone in the site's country, DE"),
        wrong(
            "services: [scoring]",
            "services: [scoring]\n    intensities: {publisher: entsoe, zone: DE}",
            ":12:30: 'publisher' is 'entsoe'; did you mean 'entso-e'? valid are electricity-maps,"
                + " entso-e, uk-carbon-intensity, watttime"),
        wrong(
            "country: DE",
            "country: DE\n    subdivision: Bayern",
            ":11:18: 'subdivision' is 'Bayern'; write a part of the site's 'country' as in ISO 3166-2,"
                + " CA-ON, or a subregion of eGRID, US-CAMX"),
        wrong("name: Example AG, ", "", ":3:9: 'entity' lacks the key 'name'"),
        wrong(
            "operational-control",
            "operational",
            ":3:43: 'consolidation' is 'operational'; valid are equity-share, "
                + "financial-control, operational-control"),
        wrong(
            "Europe/Berlin",
            "Berlin",
            ":4:11: 'timeZone' is 'Berlin'; write an IANA zone, for example " + "Europe/Berlin"),
        wrong(
            "idle: by-activity",
            "idle: by-activty",
            ":5:20: 'idle' is 'by-activty'; did you mean 'by-activity'? valid are "
                + "by-activity, by-reservation, none"),
        wrong(
            "amount: 1000000",
            "amount: 1,000,000",
            ":6:25: '000' has no value; write one or drop the key"),
        wrong(
            "hosting: own",
            "hosting: owned",
            ":9:14: 'hosting' is 'owned'; did you mean 'own'? valid are cloud,"
                + " colocation, laptop, own"),
        wrong(
            "services: [scoring]",
            "services: scoring",
            ":11:15: 'services' is 'scoring'; write a list"),
        wrong(
            "services: [scoring]",
            "servces: [scoring]",
            ":11:5: unknown key 'servces'; did you mean 'services'?"),
        wrong("value: 1.5", "value: 15", ":12:18: 'value' is '15'; a PUE lies between 1 and 10"),
        wrong(
            "value: 1.5, source: facility meter",
            "value: 1.5",
            ":12:10: 'pue' lacks the key 'source'"),
        wrong(
            "low: 0.1",
            "low: 0.3",
            ":13:40: 'central' is '0.2'; it must lie between 'low' and 'high'"),
        wrong(
            "region: us-east-1",
            "region: us-est-1",
            ":17:13: 'region' is 'us-est-1'; did you mean 'us-east-1'? valid are "
                + "af-south-1, ap-east-1, ap-northeast-1, ap-northeast-2, ap-northeast-3, "
                + "ap-south-1, ap-south-2, ap-southeast-1, ap-southeast-2, ap-southeast-3, "
                + "ap-southeast-4, ap-southeast-5 and 23 more"),
        wrong(
            "provider: aws",
            "provider: amazon",
            ":16:15: 'provider' is 'amazon'; valid are aws, azure, gcp; for others "
                + "write 'country'"),
        wrong(
            "name: Shop",
            "name: Berlin",
            ":14:11: 'name' is 'Berlin'; another site has that name already"));
  }

  private static Arguments wrong(String right, String instead, String problem) {
    return Arguments.of(right, instead, problem);
  }
}
