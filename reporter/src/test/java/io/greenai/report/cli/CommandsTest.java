package io.greenai.report.cli;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.report.ingest.Ledgers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
  private static final Instant END = Ledgers.OPENED.plusSeconds(600);

  @TempDir Path folder;

  private Desk desk;

  @BeforeEach
  void furnish() throws IOException {
    desk = new Desk(folder);
  }

  @Test
  void verifyFindsEveryLedgerAndHostToSum() {
    twoJvmsOnOneHost();

    assertThat(desk.run("verify", desk.ledger.toString())).isZero();

    assertThat(desk.out().lines().toList())
        .filteredOn(line -> line.contains("conservation difference: 0 uJ"))
        .hasSize(3);
    assertThat(desk.out().lines().toList())
        .last()
        .isEqualTo("verdict: the ledgers hold (integrity-checked)");
  }

  @Test
  void twoJvmsOnOneMeterCountItOnceThoughTheyStartedApart() {
    twoJvmsOnOneHost();

    desk.run("verify", desk.ledger.toString());

    // 10 W from 21:40:00 to 21:50:00.
    assertThat(desk.out()).contains("scoring, tagging  metered 1.67 Wh, overlap 0 uJ");
  }

  @Test
  void aTornTailCostsItsWindowAndNoMore() throws IOException {
    Path file = new Ledgers(desk.ledger).kill("fraud-scorer", END);
    Files.writeString(file, "{\"type\":\"window\",\"seq\":10,\"sta", StandardOpenOption.APPEND);

    assertThat(desk.run("verify", desk.ledger.toString())).isZero();

    assertThat(desk.out())
        .contains("windows 10")
        .contains("end no footer")
        .contains("1 torn tails")
        .contains("warning  scoring/2026/11/22/run-1-0.jsonl:12: the last line has no end");
  }

  @Test
  void aTamperedRunIsNamedByFileAndLineAndFailsTheCommand() throws IOException {
    Path file = new Ledgers(desk.ledger).kill("fraud-scorer", END);
    String text = Files.readString(file);
    Files.writeString(file, text.replaceFirst("\"invocations\":600", "\"invocations\":601"));

    assertThat(desk.run("verify", desk.ledger.toString())).isEqualTo(1);

    assertThat(desk.out())
        .contains("error  scoring/2026/11/22/run-1-0.jsonl:2: ")
        .contains("verdict: the ledgers do not hold");
  }

  @Test
  void aCopyOfALedgerCountsOnce() throws IOException {
    new Ledgers(desk.ledger).write("fraud-scorer", END);
    Path original = desk.ledger.resolve("scoring/2026/11/22/run-1-0.jsonl");
    Files.copy(
        original, Files.createDirectories(desk.ledger.resolve("copy")).resolve("run-1-0.jsonl"));

    assertThat(desk.run("verify", desk.ledger.toString())).isZero();

    assertThat(desk.out()).contains("metered 1.67 Wh, conservation difference: 0 uJ");
  }

  @Test
  void aPackOfFactorsIsNamedInTheReportAndItsMistakesByFileAndLine() throws IOException {
    twoJvmsOnOneHost();
    Path pack = Files.createDirectory(folder.resolve("my-factors"));
    Files.writeString(
        pack.resolve("manifest.csv"),
        """
        id,title,publisher,licence,quantity,vintage,boundary,delivery,mix,gases,unit,\
        redistribution,publishedAt,url,sha256
        own,Our grid,We,own,grid-intensity,2026,direct,generation,production,CO2e,gCO2e/kWh,\
        public,2026,https://example.com,
        """);
    Files.writeString(pack.resolve("own.csv"), "key,value,year,source\nDE,123.4,2026,our own\n");
    Path reports = folder.resolve("reports");

    assertThat(desk.runWithSources("report", "--out", "" + reports, "--factors", "" + pack))
        .isZero();
    assertThat(Files.readString(reports.resolve("esg-2026-Q4.html")))
        .contains("own/DE/2026")
        .contains(" + my-factors, sha256 ");

    Files.writeString(pack.resolve("own.csv"), "key,value,year,source\nDE,123 g,2026,our own\n");
    assertThat(desk.runWithSources("check", "--factors", "" + pack)).isEqualTo(1);
    assertThat(desk.err())
        .isEqualToIgnoringNewLines(
            "check: "
                + pack.resolve("own.csv")
                + ":2: 'value' '123 g' is not a number; write it as 123.45, or leave it blank");
  }

  @Test
  void reportWritesFourFilesAndALinePerModel() throws IOException {
    twoJvmsOnOneHost();
    desk.budget("fraud-scorer", "energy: {value: 1, unit: kWh}", "block");
    Path reports = folder.resolve("reports");

    int code = desk.runWithSources("report", "--out", reports.toString());

    assertThat(desk.err()).startsWith("report: no journal is kept, ").hasLineCount(1);
    assertThat(code).isZero();
    for (String name : List.of("esg", "lca")) {
      assertThat(reports.resolve(name + "-2026-Q4.html")).isNotEmptyFile();
      assertThat(reports.resolve(name + "-2026-Q4.pdf")).isNotEmptyFile();
    }
    assertThat(desk.out())
        .contains("2026-Q4  draft, day 53 of 92, data until 2026-11-22T21:50:00Z")
        .contains(
            "fraud-scorer  1,200 J (measured), native threads 90.0 %, spinning at least 70.0 %"
                + " (provider cpu, 4 threads), 240 mg CO2e lifecycle, budget ok")
        .contains("image-tagger  1,080 J")
        .contains("verdict: ok");
    assertThat(Files.readString(reports.resolve("esg-2026-Q4.html"), StandardCharsets.UTF_8))
        .contains("Scope 2, location-based")
        .contains("no residual mix for DE is given: the grid average stands in");
  }

  @Test
  void theSameSourcesGiveTheSameBytes() throws IOException {
    twoJvmsOnOneHost();

    desk.runWithSources("report", "--out", folder.resolve("one").toString());
    desk.runWithSources("report", "--out", folder.resolve("two").toString());

    for (String name : List.of("esg-2026-Q4.html", "lca-2026-Q4.html", "esg-2026-Q4.pdf")) {
      assertThat(folder.resolve("one/" + name))
          .hasSameBinaryContentAs(folder.resolve("two/" + name));
    }
  }

  @Test
  void bothReportsSayHowAModelAnsweredAndWhoStandsBehindThem() throws IOException {
    new Ledgers(desk.ledger).write("fraud-scorer", END);
    Files.writeString(
        desk.organisation, "approvals: {preparedBy: Anna Lead}\n", StandardOpenOption.APPEND);

    desk.runWithSources("report", "--out", folder.resolve("reports").toString());

    for (String name : List.of("esg", "lca")) {
      // 570 of 600 calls are in bucket 640 of scale 5, which ends at 2^(641/32) ns.
      assertThat(Files.readString(folder.resolve("reports/" + name + "-2026-Q4.html")))
          .contains(
              "Anna Lead",
              "not yet approved",
              "version 7",
              "per 1,000 requests",
              "measured<span>; exact <a ",
              "1,071,536 ns");
    }
  }

  @Test
  void syntheticLedgersAreCalledSo() throws IOException {
    new Ledgers(desk.ledger).synthetic().write("fraud-scorer", END);

    desk.runWithSources("report", "--out", folder.resolve("reports").toString());

    assertThat(desk.out()).contains("2026-Q4  SYNTHETIC  draft");
  }

  @Test
  void checkPassesWithinBudget() throws IOException {
    new Ledgers(desk.ledger).write("fraud-scorer", END);
    desk.budget("fraud-scorer", "energy: {value: 1, unit: kWh}", "block");

    assertThat(desk.runWithSources("check")).isZero();

    assertThat(desk.out().lines().toList()).last().isEqualTo("verdict: ok");
    assertThat(desk.out()).containsPattern("fraud-scorer +2026-Q4 +1.00 kWh +2,160 J +0\\.1 %");
  }

  @Test
  void aBreachFailsTheCheckOnlyWhereTheBudgetBlocks() throws IOException {
    new Ledgers(desk.ledger).write("fraud-scorer", END);
    desk.budget("fraud-scorer", "energy: {value: 0.5, unit: Wh}", "block");
    assertThat(desk.runWithSources("check")).isEqualTo(2);
    assertThat(desk.err())
        .endsWith("\nbudget 'fraud-scorer' of anna@example.com is breached in 2026-Q4\n");

    desk.budget("fraud-scorer", "energy: {value: 0.5, unit: Wh}", "report");
    assertThat(desk.runWithSources("check")).isZero();
  }

  @Test
  void aBurnRateCountsTheLookbackAlone() throws IOException {
    new Ledgers(desk.ledger)
        .start(END.minusSeconds(3 * 86_400))
        .write("fraud-scorer", END.minusSeconds(2 * 86_400));
    new Ledgers(desk.ledger).run("run-2").start(END.minusSeconds(3600)).write("fraud-scorer", END);
    desk.budget("fraud-scorer", "energy: {value: 1, unit: kWh}", "block");
    Path file = desk.budgets.resolve("fraud-scorer.yaml");
    Files.writeString(
        file, "  burnRate: [{lookback: 1d, factor: 0.3}]\n", StandardOpenOption.APPEND);

    assertThat(desk.runWithSources("check")).isZero();

    // Of 25 hours at 3.6 W, facility energy, one was in the last day: 3.6 Wh x 92 days and an hour.
    assertThat(desk.out())
        .containsPattern("fraud-scorer +2026-Q4 +1.00 kWh +90.0 Wh")
        .contains(
            "fraud-scorer: used over 1 day at 0.33 times the even pace, above the allowed 0.3");
  }

  @Test
  void aModelThatNoLedgerKnowsIsADataGap() throws IOException {
    new Ledgers(desk.ledger).write("fraud-scorer", END);
    desk.budget("ghost", "energy: {value: 1, unit: kWh}", "block");

    assertThat(desk.runWithSources("check")).isEqualTo(3);

    assertThat(desk.out())
        .contains("ghost: the ledgers hold nothing of ghost (prod) in 2026-Q4")
        .contains("verdict: data gap: a budget cannot be decided");
  }

  @Test
  void aPeriodWithoutWindowsIsADataGap() throws IOException {
    new Ledgers(desk.ledger).write("fraud-scorer", END);
    desk.budget("fraud-scorer", "energy: {value: 1, unit: kWh}", "block");

    assertThat(desk.runWithSources("check", "--period", "2025-Q1")).isEqualTo(3);

    assertThat(desk.out())
        .contains(
            "data gap: the ledgers hold no window of 2025-Q1; their last one ends at"
                + " 2026-11-22T21:50:00Z");
  }

  @Test
  void errorComesBeforeBreach() throws IOException {
    Path file = new Ledgers(desk.ledger).kill("fraud-scorer", END);
    Files.writeString(file, Files.readString(file).replaceFirst("\"errors\":0", "\"errors\":1"));
    desk.budget("fraud-scorer", "energy: {value: 0.5, unit: Wh}", "block");

    assertThat(desk.runWithSources("check")).isEqualTo(1);
  }

  @Test
  void lintNamesEveryWrongFile() throws IOException {
    desk.budget("right", "energy: {value: 1, unit: kWh}", "block");
    desk.budget("bare", "energy: 1200", "block");
    desk.budget("blok", "energy: {value: 1, unit: kWh}", "blok");

    assertThat(desk.run("budgets", "lint", desk.budgets.toString())).isEqualTo(1);

    assertThat(desk.err().lines().toList())
        .containsExactly(
            desk.budgets.resolve("bare.yaml")
                + ":7:20: 'energy' is '1200'; a limit needs its unit, for example {value: 1200,"
                + " unit: kWh}",
            desk.budgets.resolve("blok.yaml")
                + ":8:16: 'enforcement' is 'blok'; did you mean 'block'? valid are block, report,"
                + " warn");
    assertThat(desk.out()).contains("1 right, 2 wrong");
  }

  @Test
  void lintHoldsFiscalStartsAgainstTheOrganisationsCalendar() throws IOException {
    Path file = desk.budget("right", "energy: {value: 1, unit: kWh}", "block");
    Files.writeString(
        file,
        Files.readString(file)
            .replace("calendar: quarter", "start: 2026-11-01, calendar: fiscal-quarter"));

    assertThat(desk.run("budgets", "lint", desk.budgets.toString())).isZero();
    assertThat(
            desk.run(
                "budgets", "lint", desk.budgets.toString(), "--org", desk.organisation.toString()))
        .isEqualTo(1);
    assertThat(desk.err())
        .isEqualToIgnoringNewLines(
            file
                + ":6:3: 'start' is '2026-11-01'; no fiscal quarter of the organisation begins on"
                + " that day");
    assertThat(desk.out()).contains("0 right, 1 wrong");
  }

  @Test
  void aDirectoryWithoutBudgetsPassesNoGate() throws IOException {
    new Ledgers(desk.ledger).write("fraud-scorer", END);

    assertThat(desk.run("budgets", "lint", desk.budgets.toString())).isEqualTo(1);
    assertThat(desk.err())
        .isEqualToIgnoringNewLines(
            "lint: "
                + desk.budgets
                + ": there is no budget in this directory; budgets are files named *.yaml");

    assertThat(desk.runWithSources("check")).isEqualTo(1);
    assertThat(desk.err())
        .isEqualToIgnoringNewLines(
            "check: "
                + desk.budgets
                + ": no budget of this directory is for 2026-Q4; budgets are files named *.yaml");
  }

  @Test
  void anEmptyLedgerDirectoryIsADataGap() throws IOException {
    Files.createDirectory(desk.ledger);
    desk.budget("fraud-scorer", "energy: {value: 1, unit: kWh}", "block");

    assertThat(desk.runWithSources("check")).isEqualTo(3);

    assertThat(desk.out())
        .contains("verdict: data gap: there is no ledger file below " + desk.ledger.toRealPath());
  }

  @Test
  void aBudgetGivenForAnOrganisationIsToldByItsKind() throws IOException {
    new Ledgers(desk.ledger).write("fraud-scorer", END);
    desk.budget("fraud-scorer", "energy: {value: 1, unit: kWh}", "block");
    Files.copy(desk.budgets.resolve("fraud-scorer.yaml"), desk.organisation, REPLACE_EXISTING);

    assertThat(desk.runWithSources("check")).isEqualTo(1);

    assertThat(desk.err().lines().toList())
        .containsExactly(
            "check: "
                + desk.organisation
                + ":2:7: 'kind' is 'CarbonBudget'; valid are Organisation");
  }

  @Test
  void aMistypedCommandIsNamedWithTheNearestOne() {
    assertThat(desk.run("verfy")).isEqualTo(64);

    assertThat(desk.err().lines().toList())
        .containsExactly(
            "greenai-reporter: 'verfy' is not known here; did you mean 'verify'?",
            "Try 'greenai-reporter --help'.");
  }

  @Test
  void mistakesOfTheCallerAreUsageErrors() {
    assertThat(desk.run()).isEqualTo(64);
    assertThat(desk.run("budgets")).isEqualTo(64);
    assertThat(desk.run("check")).isEqualTo(64);
    assertThat(desk.runWithSources("check", "--period", "Q4")).isEqualTo(64);
    assertThat(desk.err())
        .contains("check: Period 'Q4' is not known; write a quarter as 2026-Q4")
        .doesNotContain("\tat ");

    new Ledgers(desk.ledger).write("fraud-scorer", END);
    assertThat(desk.runWithSources("check", "--as-of", "yesterday")).isEqualTo(64);
    assertThat(desk.err())
        .contains("check: '--as-of' is 'yesterday'; write an instant as 2026-11-22T21:40:00Z");
  }

  @Test
  void anErrorIsOneLineAndAsksForNoStackTrace() throws IOException {
    assertThat(desk.runWithSources("check")).isEqualTo(1);

    assertThat(desk.err().lines().toList())
        .containsExactly("check: " + desk.ledger + ": there is no ledger directory of that name");
  }

  private void twoJvmsOnOneHost() {
    new Ledgers(desk.ledger).write("fraud-scorer", END);
    new Ledgers(desk.ledger)
        .run("run-2")
        .service("tagging")
        .start(Ledgers.OPENED.plusSeconds(20))
        .write("image-tagger", END.minusSeconds(40));
  }
}
