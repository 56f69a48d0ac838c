package io.greenai.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.greenai.report.ingest.Ledgers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class GateTest {
  private static final String NO_JOURNAL =
      "check: no journal is kept, so that nobody will know what the budgets were today; name a"
          + " directory for it with '--journal'\n";

  private static final Instant END = Ledgers.OPENED.plusSeconds(600);

  @TempDir Path folder;

  private Desk desk;

  @BeforeEach
  void layOut() throws IOException {
    desk = new Desk(folder);
  }

  @Test
  void errorBreachAndGapAreAllToldAndTheErrorDecides() throws IOException {
    Path file = new Ledgers(desk.ledger).kill("fraud-scorer", END);
    new Ledgers(desk.ledger).run("run-2").host("host-2").write("fraud-scorer", END);
    Files.writeString(file, Files.readString(file).replaceFirst("\"errors\":0", "\"errors\":1"));
    desk.budget("fraud-scorer", "energy: {value: 0.5, unit: Wh}", "block");
    desk.budget("ghost", "energy: {value: 1, unit: kWh}", "report");

    assertThat(desk.runWithSources("check")).isEqualTo(1);

    assertThat(desk.out())
        .endsWith(
            "verdict: error: the ledgers do not hold; 'verify' tells where and why; breach: a"
                + " budget that blocks is exceeded; data gap: a budget cannot be decided\n");
  }

  @Test
  void aBreachComesBeforeADataGap() throws IOException {
    new Ledgers(desk.ledger).write("fraud-scorer", END);
    desk.budget("fraud-scorer", "energy: {value: 0.5, unit: Wh}", "block");
    desk.budget("ghost", "energy: {value: 1, unit: kWh}", "report");

    assertThat(desk.runWithSources("check")).isEqualTo(2);
  }

  @Test
  void aBreachStaysVisibleWhenTheLimitIsRaisedInThePeriod() throws IOException {
    new Ledgers(desk.ledger).write("fraud-scorer", END);
    String journal = folder.resolve("journal").toString();
    desk.budget("fraud-scorer", "energy: {value: 0.5, unit: Wh}", "block");
    assertThat(desk.runWithSources("check", "--journal", journal)).isEqualTo(2);

    desk.budget("fraud-scorer", "energy: {value: 1, unit: Wh}", "block");

    assertThat(desk.runWithSources("check", "--journal", journal)).isZero();
    assertThat(desk.out())
        .contains(" over the limit before it was raised  block\n")
        .contains("changed in the period: limits.energy 0.5 Wh -> 1 Wh, new with this run\n")
        .contains(
            "raised in the period, from 0.5 Wh, which held on 2026-11-23, breached before raised:"
                + " so found at 2026-11-23T00:00:00Z\n");
  }

  @Test
  void energyOfModelsThatNoBudgetTakesIsALineOfItsOwn() throws IOException {
    new Ledgers(desk.ledger).write("fraud-scorer", END);
    new Ledgers(desk.ledger)
        .run("run-2")
        .service("tagging")
        .host("host-2")
        .write("image-tagger", END);
    desk.budget("fraud-scorer", "energy: {value: 1, unit: kWh}", "block");

    assertThat(desk.runWithSources("check")).isZero();
    assertThat(desk.out())
        .contains("unbudgeted: 2,160 J of image-tagger in tagging (production)\n");
    assertThat(desk.err()).isEqualTo(NO_JOURNAL);

    assertThat(desk.runWithSources("check", "--on-unbudgeted", "warn")).isZero();
    assertThat(desk.err())
        .isEqualTo(
            NO_JOURNAL + "models run without a budget: image-tagger in tagging (production)\n");

    assertThat(desk.runWithSources("check", "--on-unbudgeted", "fail")).isEqualTo(2);
    assertThat(desk.out())
        .endsWith(
            "verdict: breach: models run without a budget: image-tagger in tagging"
                + " (production)\n");
    assertThat(desk.runWithSources("check", "--on-unbudgeted", "explode")).isEqualTo(64);
  }

  @Test
  void sarifPointsAtTheLimitInTheBudgetFile() throws IOException {
    new Ledgers(desk.ledger).write("fraud-scorer", END);
    Path file =
        desk.budget(
            "fraud-scorer",
            "energy: {value: 0.5, unit: Wh}, absolute: {value: 1, unit: tCO2e}",
            "block");

    assertThat(desk.runWithSources("check", "--format", "sarif")).isEqualTo(2);

    JsonNode log = new ObjectMapper().readTree(desk.out());
    assertThat(log.get("version").asText()).isEqualTo("2.1.0");
    assertThat(log.at("/runs/0/tool/driver/name").asText()).isEqualTo("greenai check");
    JsonNode results = log.at("/runs/0/results");
    assertThat(results).hasSize(2);
    JsonNode gap = results.get(0);
    assertThat(gap.get("ruleId").asText()).isEqualTo("budget-data-gap");
    assertThat(gap.get("level").asText()).isEqualTo("error");
    JsonNode breach = results.get(1);
    assertThat(breach.get("ruleId").asText()).isEqualTo("budget-breach");
    assertThat(breach.get("level").asText()).isEqualTo("error");
    assertThat(breach.at("/message/text").asText())
        .startsWith(
            "budget 'fraud-scorer' of anna@example.com, energy limit 0.5 Wh of 2026-Q4: breach"
                + " at 2,160 J (120.0 %)");
    JsonNode place = breach.at("/locations/0/physicalLocation");
    assertThat(place.at("/artifactLocation/uri").asText()).isEqualTo(file.toUri().toString());
    assertThat(place.at("/region/startLine").asInt()).isEqualTo(7);
    assertThat(place.at("/region/startColumn").asInt()).isEqualTo(20);
  }

  @Test
  void whateverIsFoundTheLogIsSarifByTheSchemaOfOasis() throws IOException {
    Path torn = new Ledgers(desk.ledger).kill("fraud-scorer", END);
    Files.writeString(torn, Files.readString(torn).replaceFirst("\"errors\":0", "\"errors\":1"));
    new Ledgers(desk.ledger).run("run-2").host("host-2").write("image-tagger", END);
    desk.budget("fraud-scorer", "energy: {value: 0.5, unit: Wh}", "block");
    desk.budget("ghost", "energy: {value: 1, unit: kWh}", "report");

    assertThat(desk.runWithSources("check", "--format", "sarif")).isEqualTo(1);

    assertThat(new ObjectMapper().readTree(desk.out()).at("/runs/0/results"))
        .extracting(result -> result.get("ruleId").asText())
        .contains("budget-data-gap", "unbudgeted", "ledger-chain-break");
    GateFormats.assertIsSarif(desk.out());
  }

  @Test
  void whatIsKeptIsNoResultOfSarif() throws IOException {
    new Ledgers(desk.ledger).write("fraud-scorer", END);
    desk.budget("fraud-scorer", "energy: {value: 1, unit: kWh}", "block");

    assertThat(desk.runWithSources("check", "--format", "sarif")).isZero();

    assertThat(new ObjectMapper().readTree(desk.out()).at("/runs/0/results")).isEmpty();
  }

  @Test
  void junitHasATestForEachLimitAndOneForTheLedgers() throws Exception {
    new Ledgers(desk.ledger).write("fraud-scorer", END);
    desk.budget(
        "fraud-scorer",
        "energy: {value: 0.5, unit: Wh}, intensity: {value: 1, unit: J, per: 1, of: training-item}",
        "block");
    desk.budget("ghost", "energy: {value: 1, unit: kWh}", "report");

    assertThat(desk.runWithSources("check", "--format", "junit")).isEqualTo(2);

    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(desk.out().getBytes(StandardCharsets.UTF_8)));
    Element suite = (Element) document.getElementsByTagName("testsuite").item(0);
    assertThat(suite.getAttribute("tests")).isEqualTo("4");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("errors")).isEqualTo("1");
    assertThat(suite.getAttribute("skipped")).isEqualTo("1");
    Element failed = (Element) document.getElementsByTagName("failure").item(0);
    assertThat(((Element) failed.getParentNode()).getAttribute("name")).isEqualTo("energy 2026-Q4");
    assertCountsAreThoseOfTheCases(document);
    GateFormats.assertIsJUnit(desk.out());
    assertThat(failed.getAttribute("message")).contains("breach at 2,160 J (120.0 %)");
    Element undecided = (Element) document.getElementsByTagName("error").item(0);
    assertThat(((Element) undecided.getParentNode()).getAttribute("classname")).isEqualTo("ghost");
  }

  private static void assertCountsAreThoseOfTheCases(Document document) {
    Element suite =
        (Element) document.getDocumentElement().getElementsByTagName("testsuite").item(0);
    assertThat(suite.getAttribute("tests"))
        .isEqualTo(String.valueOf(suite.getElementsByTagName("testcase").getLength()));
    for (String outcome : List.of("failure", "error", "skipped")) {
      String counted = outcome.equals("skipped") ? outcome : outcome + "s";
      assertThat(suite.getAttribute(counted))
          .isEqualTo(String.valueOf(suite.getElementsByTagName(outcome).getLength()));
    }
  }
}
