package io.greenai.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Account;
import io.greenai.ledger.Phase;
import io.greenai.ledger.Quality;
import io.greenai.report.csv.CsvRow;
import io.greenai.report.csv.CsvTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/methodology.md, section 11, where each number is worked out by hand. */
class WorkedExamplesTest {
  private static final Instant START = Instant.parse("2026-10-05T00:00:00Z");

  @TempDir Path folder;
  private Path pack;
  private Desk desk;

  @BeforeEach
  void takeAPack() throws IOException {
    desk = new Desk(folder);
    pack = Files.createDirectory(folder.resolve("pack"));
    Files.writeString(
        pack.resolve("manifest.csv"),
        """
        id,title,publisher,licence,quantity,vintage,boundary,delivery,mix,gases,unit,redistribution,publishedAt,url,sha256
        own-upstream,Upstream,us,ours,upstream-intensity,2024,none,generation,production,CO2e,gCO2e/kWh,public,2026-01-31,https://example.com,
        own-loss,Losses,us,ours,grid-loss,2024,none,none,none,none,1,public,2026-01-31,https://example.com,
        """);
    Files.writeString(
        pack.resolve("own-upstream.csv"), "key,value,year,source\nDE,40,2024,us\nFR,12,2024,us\n");
    Files.writeString(
        pack.resolve("own-loss.csv"),
        "key,value,year,source\nDE,0.04,2024,us\nFR,0.0625,2024,us\n");
  }

  @Test
  void ownDataCentreWithAPowerPurchaseAgreement() throws IOException {
    organisation("none", OWN + PPA);
    ownHost();

    assertFigures(
        Map.of(
            "energy.models", "14400000000000",
            "energy.models.it", "17280000000000",
            "energy.models.facility", "23328000000000",
            "esg.scope2.location", "2352.24",
            "esg.scope2.market", "1176.12",
            "esg.scope3.upstream", "270",
            "lca.gwp.operational", "2571.4125",
            "lca.gwp.embodied", "927.511416",
            "lca.gwp", "3498.923916"));
  }

  @Test
  void awsFrankfurtWithIdleEnergyByActivity() throws IOException {
    organisation("by-activity", AWS);
    awsHost();

    assertFigures(
        Map.of(
            "energy.models", "16457142857143",
            "energy.models.it", "16457142857143",
            "energy.models.facility", "22217142857143.05",
            "esg.scope3.cloud", "2448.964286",
            "lca.gwp.operational", "2448.964286"));
  }

  @Test
  void whatAProviderStatesStandsBesideTheLedgersOfItsRegion() throws IOException {
    organisation("by-activity", AWS);
    awsHost();
    Path statements = Files.createDirectory(folder.resolve("statements"));
    Files.writeString(
        statements.resolve("carbon.csv"),
        """
        model_version,region_code,total_lbm_emissions_unit,total_lbm_emissions_value,total_mbm_emissions_unit,total_mbm_emissions_value,usage_period_end,usage_period_start
        v3.0.0,eu-central-1,MTCO2e,0.005,MTCO2e,0.0001,2026-11-01 00:00:00Z,2026-10-01 00:00:00Z
        """);
    Files.writeString(
        statements.resolve("focus.csv"),
        """
        ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ServiceCategory,ConsumedQuantity,ConsumedUnit,RegionId,ProviderName
        2026-10-01T00:00:00Z,2026-11-01T00:00:00Z,Usage,Compute,744,Hours,eu-central-1,AWS
        """);

    assertFigures(
        Map.of(
            "provider.aws.eu-central-1.location", "5000",
            "provider.aws.eu-central-1.market", "100",
            "provider.aws.eu-central-1.ledgers", "2678.554688",
            "provider.aws.eu-central-1.unattributed", "2321.445312",
            "provider.aws.eu-central-1.hours", "744",
            "provider.aws.eu-central-1.booked-hours", "50",
            "provider.aws.eu-central-1.unattributed-hours", "694"),
        "--statements",
        "" + statements);
  }

  @Test
  void mixedFleetWithTrainingOnAGpu() throws IOException {
    organisation("none", OWN + AWS + FRANCE + PPA);
    ownHost();
    awsHost();
    gpuHost();

    assertFigures(
        Map.of(
            "energy.models", "123840000000000",
            "energy.models.facility", "185270400000000",
            "esg.scope2.location", "4273.898648",
            "esg.scope2.market", "3097.778648",
            "esg.scope3.upstream", "918.609777",
            "esg.scope3.cloud", "1714.275",
            "lca.training", "2430.687889",
            "lca.inference", "4285.6875",
            "lca.gwp.operational", "6716.375389",
            "lca.gwp.embodied", "3710.045662"));
  }

  @Test
  void britishSiteByTheHalfHour() throws IOException {
    organisation("none", LEEDS);
    Instant noon = START.plus(Duration.ofHours(12));
    new ExampleLedger("gb-1", "ranking", Quality.MEASURED)
        .model("ranker", Phase.INFERENCE, "0.4", "0")
        .write(desk.ledger, noon, 1);
    new ExampleLedger("gb-2", "ranking", Quality.MEASURED)
        .model("ranker", Phase.INFERENCE, "0.6", "0")
        .write(desk.ledger, noon.plus(Duration.ofHours(1)), 1);
    Path intensities = Files.createDirectory(folder.resolve("intensities"));
    Files.writeString(
        intensities.resolve("gb.json"),
        """
        {"data":[
          {"from":"2026-10-05T12:00Z","to":"2026-10-05T12:30Z","intensity":{"forecast":255,"actual":260}},
          {"from":"2026-10-05T12:30Z","to":"2026-10-05T13:00Z","intensity":{"forecast":250,"actual":null}},
          {"from":"2026-10-05T13:00Z","to":"2026-10-05T13:30Z","intensity":{"forecast":210,"actual":200}}]}
        """);

    assertFigures(
        Map.of(
            "energy.models.facility", "5400000000000",
            "intensity.leeds.direct.matched", "0.7",
            "intensity.leeds.direct.estimated", "0.2",
            "esg.scope2.location", "322.65",
            "esg.scope2.market", "322.65",
            "intensity.yearly.esg.scope2.location", "265.5",
            "esg.scope3.upstream", "84.396344",
            "lca.gwp.operational", "393.692998"),
        "--intensities",
        "" + intensities);
    assertThat(Files.readString(folder.resolve("reports/esg-2026-Q4-trace.json")))
        .contains("\"id\" : \"site.leeds.direct-by-time.");
  }

  private void ownHost() {
    new ExampleLedger("own-1", "fraud", Quality.MEASURED)
        .model("fraud-scorer", Phase.INFERENCE, "4", "0")
        .other(Account.JVM_GC, "0.5", "0")
        .other(Account.HOST_OTHER, "2.5", "0")
        .other(Account.HOST_IDLE, "3", "0")
        .write(desk.ledger, START, 100);
  }

  private void awsHost() {
    new ExampleLedger("aws-1", "images", Quality.MODELLED)
        .model("image-tagger", Phase.INFERENCE, "3.2", "0")
        .other(Account.JVM_GC, "0.3", "0")
        .other(Account.HOST_IDLE, "1.5", "0")
        .write(desk.ledger, START, 50);
  }

  private void gpuHost() {
    new ExampleLedger("gpu-1", "training", Quality.MEASURED)
        .model("detector", Phase.TRAINING, "2", "24")
        .model("detector", Phase.EVALUATION, "0.2", "1")
        .other(Account.HOST_OTHER, "0.8", "1")
        .other(Account.HOST_IDLE, "3", "4")
        .write(desk.ledger, START, 60);
  }

  private void organisation(String idle, String sites) throws IOException {
    Files.writeString(
        desk.organisation,
        """
        apiVersion: greenai.io/v1
        kind: Organisation
        entity: {name: Example AG}
        timeZone: Europe/Berlin
        allocation: {idle: %s, jvm: none}
        sites:
        """
                .formatted(idle)
            + sites);
  }

  private static final String OWN =
      """
        - name: Berlin
          hosting: own
          country: DE
          services: [fraud]
          pue: {value: 1.35, source: facility meter}
          unmeteredRest: {low: 0.1, central: 0.2, high: 0.4, source: campaign}
          hardware: {embodied: {value: 1300, unit: kgCO2e}, lifetimeYears: 4, source: declaration}
          consumption:
            - {from: 2026-01-01, to: 2026-12-31, value: 1460, unit: MWh, source: meter}
      """;
  private static final String AWS =
      """
        - name: AWS Frankfurt
          hosting: cloud
          provider: aws
          region: eu-central-1
          services: [images]
      """;
  private static final String FRANCE =
      """
        - name: Lyon
          hosting: own
          country: FR
          services: [training]
          pue: {value: 1.3, source: facility meter}
          unmeteredRest: {low: 0.1, central: 0.15, high: 0.2, source: campaign}
          hardware: {embodied: {value: 6.5, unit: tCO2e}, lifetimeYears: 4, source: declaration}
      """;
  private static final String LEEDS =
      """
        - name: leeds
          hosting: own
          country: GB
          services: [ranking]
          pue: {value: 1.25, source: facility meter}
          unmeteredRest: {low: 0.1, central: 0.2, high: 0.4, source: campaign}
          intensities: {publisher: uk-carbon-intensity, zone: GB}
      """;
  private static final String PPA =
      """
      instruments:
        - id: PPA-7
          type: contract
          site: Berlin
          market: DE
          volume: {value: 730, unit: MWh}
          from: 2026-01-01
          to: 2026-12-31
          rate: {value: 0, unit: gCO2e/kWh}
          soleClaim: true
          retirement: {on: 2026-11-02, record: HKNR for Example AG}
          attributesIncluded: true
      """;

  /** Central values by figure id, in microjoules and grams, to the sixth decimal. */
  private void assertFigures(Map<String, String> expected, String... more) throws IOException {
    Path out = folder.resolve("reports");
    List<String> command = new ArrayList<>(List.of("report", "--out", "" + out));
    command.addAll(List.of("--period", "2026-Q4", "--as-of", "2027-01-01T00:00:00Z"));
    command.addAll(List.of("--factors", "" + pack));
    command.addAll(List.of(more));
    assertThat(desk.runWithSources(command.toArray(String[]::new))).as(desk.err()).isIn(0, 3);
    Map<String, String> stated = new TreeMap<>();
    for (String report : List.of("esg", "lca")) {
      CsvTable.read(
          out.resolve(report + "-2026-Q4-figures.csv"),
          new CsvTable.Sink() {
            @Override
            public void columns(String where, List<String> columns) {}

            @Override
            public void row(CsvRow row) {
              String id = row.optional("id").orElseThrow();
              if (expected.containsKey(id)) {
                stated.put(id, row.optional("value").map(WorkedExamplesTest::rounded).orElse(""));
              }
            }
          });
    }
    assertThat(stated).containsExactlyInAnyOrderEntriesOf(expected);
    command.subList(0, 3).clear();
    assertRederived(command);
  }

  /** Every figure, from the inputs that it names. */
  private void assertRederived(List<String> options) throws IOException {
    List<String> sources = new ArrayList<>(options);
    sources.addAll(
        List.of(
            "--ledger", "" + desk.ledger,
            "--budgets", "" + desk.budgets,
            "--org", "" + desk.organisation));
    Rederivation.of(Clock.systemUTC(), sources)
        .forEach(
            (report, figures) -> {
              assertThat(figures.differing()).as(report).isEmpty();
              assertThat(figures.hidden()).as(report).isEmpty();
              assertThat(figures.untraceable()).as(report).isEmpty();
              assertThat(figures.performed()).as(report).isGreaterThan(40);
            });
  }

  private static String rounded(String value) {
    return new BigDecimal(value)
        .setScale(6, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }
}
