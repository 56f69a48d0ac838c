package io.greenai.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A quarter of the synthetic fleet, from its first draft to its last correction. */
class CloseCommandTest {
  private static final String IN_THE_QUARTER = "2025-02-10T12:00:00Z";
  private static final String AFTER_IT = "2026-12-01T09:00:00Z";
  private static final String LATER = "2026-12-12T09:00:00Z";

  private static FleetDesk open;
  private static FleetDesk closed;

  @TempDir Path folder;

  @BeforeAll
  static void closeOnce(@TempDir Path shared) throws IOException {
    Path generated = Files.createDirectory(shared.resolve("open"));
    open = FleetDesk.generate(generated, "2025-Q1", "--quarters=1", "--days=2");
    // Half of the clocks below stand in the quarter: nothing of 2026 was retired then.
    FleetDesk.replace(open.organisation, "on: 2026-06-30", "on: 2025-01-31");
    FleetDesk.replace(open.organisation, "signedOffOn: 2026-", "signedOffOn: 2025-01-01 # 2026-");
    closed = open.copyTo(shared.resolve("closed"));
    assertThat(closed.run(AFTER_IT, "close")).isZero();
  }

  @Test
  void untilItIsClosedAPeriodHasDraftsAndALateLedgerIsJustData() throws IOException {
    FleetDesk desk = open.copyTo(folder);
    Path late = hide(desk);
    desk.run(IN_THE_QUARTER, "report");
    assertThat(desk.out()).contains("2025-Q1  SYNTHETIC  draft, day ");
    String without = desk.figure("energy.models");
    assertThat(desk.figure("coverage.missing")).isNotEqualTo("0");
    show(late);

    desk.run(AFTER_IT, "report");

    assertThat(desk.out()).contains("draft, day ");
    assertThat(desk.figure("energy.models")).isNotEqualTo(without);
    assertThat(desk.figure("coverage.missing")).isEqualTo("0");
    assertThat(desk.html()).contains("No earlier period was closed in this journal");
  }

  @Test
  void aPeriodIsClosedOnceItIsOverAndNotBefore() throws IOException {
    FleetDesk desk = open.copyTo(folder);

    assertThat(desk.run(IN_THE_QUARTER, "close")).isEqualTo(1);

    assertThat(desk.err())
        .contains("2025-Q1 is not over: it ends at 2025-03-31T22:00:00Z; close it then");
  }

  @Test
  void whatIsClosedIsMadeAgainByteByByteAndIsNotClosedTwice() throws IOException {
    FleetDesk desk = closed.copyTo(folder);
    byte[] pdf = Files.readAllBytes(desk.esg(".pdf"));
    assertThat(Files.readString(folder.resolve("journal/closes/2025-Q1-1.json")))
        .contains("\"number\" : 1", "\"merkleRoot\" : \"", "\"Approved by\" : \"Chief financial")
        .contains("\"esg-2025-Q1.pdf\" : \"", "\"factor set\" : \"", "\"templates\" : \"");

    desk.run(LATER, "report");

    assertThat(desk.out()).contains("  final, close 1, data until 2025-03-31T22:00:00Z");
    assertThat(Files.readAllBytes(desk.esg(".pdf"))).isEqualTo(pdf);
    assertThat(desk.run(LATER, "close")).isEqualTo(1);
    assertThat(desk.err())
        .contains("2025-Q1, close 1 stands: no figure comes to anything else; nothing was closed");
  }

  @Test
  void aLateLedgerAfterTheCloseMakesACorrectiveReportThatNamesWhatItReplaces() throws IOException {
    FleetDesk desk = open.copyTo(folder);
    Path late = hide(desk);
    desk.run(AFTER_IT, "close");
    String[] before = desk.cells("energy.models");
    Path replaced = Files.copy(desk.esg(".html"), folder.resolve("esg-2025-Q1.html"));
    show(late);

    desk.run(LATER, "report");
    assertThat(desk.out())
        .contains("  draft of a correction, to replace close 1 of 2025-Q1, " + AFTER_IT);
    assertThat(desk.run(LATER, "close")).isZero();

    assertThat(desk.out())
        .contains("2025-Q1  corrective, close 2, replaces close 1 of 2025-Q1, " + AFTER_IT);
    assertThat(desk.figure("energy.models")).isNotEqualTo(before[2]);
    assertThat(desk.figure("previous.energy.models")).isEqualTo(before[2]);
    assertThat(desk.html()).contains("late ledger " + FleetDesk.key(late));
    assertThat(desk.run(LATER, "verify-report", desk.esg(".html").toString())).isZero();
    assertThat(desk.run(LATER, "verify-report", replaced.toString())).isEqualTo(3);
    assertThat(desk.out())
        .contains("esg-2025-Q1.html: as performed again")
        .contains("standing: late\n  stated:    close 1\n")
        .contains("  now:       close 2 of 2025-Q1 replaces it\n")
        .contains("ledger " + FleetDesk.key(late) + ": late\n  stated:    not there\n")
        .contains("verdict: the report holds as it was closed, ");
  }

  @Test
  void aFactorThatChangedIsTheCauseOfWhatItChangesAndOfNothingElse() throws IOException {
    FleetDesk desk = closed.copyTo(folder);
    Path pack = pack(300);

    desk.run(LATER, "close", "--factors", pack.toString());

    assertThat(desk.out()).contains("corrective, close 2");
    assertThat(desk.html())
        .contains("factor set")
        .contains("factor own/DE/2024: 363 g CO2e/kWh (grid-direct-uba/DE/2024) -&gt; internal<");
    assertThat(desk.figures())
        .contains("difference.esg.scope2.location,")
        .doesNotContain("difference.energy.metered,");
    FleetDesk.replace(pack.resolve("own.csv"), "300", "250");

    desk.run(LATER, "report", "--factors", pack.toString());

    assertThat(desk.html()).contains("factor own/DE/2024: another value, which is internal");
  }

  @Test
  void aConsumptionOfASiteThatIsCorrectedIsTheCauseOfMarketBasedScope2AndOfNothingElse()
      throws IOException {
    FleetDesk desk = open.copyTo(folder);
    FleetDesk.replace(
        desk.organisation,
        "instruments:\n",
        """
        instruments:
          - id: GO-DE-2025
            type: certificate
            site: Frankfurt data hall
            market: DE
            volume: {value: 1000, unit: MWh}
            from: 2025-01-01
            to: 2025-12-31
            rate: {value: 0, unit: gCO2e/kWh}
            soleClaim: true
            retirement: {on: 2025-01-31, record: "HKNR, for Synthetic Trading SE"}
        """);
    assertThat(desk.run(AFTER_IT, "close")).isZero();
    FleetDesk.replace(desk.organisation, "value: 3900, unit: MWh", "value: 3600, unit: MWh");

    assertThat(desk.run(LATER, "close")).as(desk.err()).isZero();

    String cause =
        "consumption of Frankfurt data hall, 2025-01-01 to 2025-12-31:"
            + " 3.90 GWh (Grid operator&#39;s meter) -&gt; 3.60 GWh (Grid operator&#39;s meter)";
    assertThat(desk.html()).contains(cause);
    assertThat(desk.figures())
        .contains("difference.esg.scope2.market,")
        .contains("difference.esg.instrument._47_4f-_44_45-2025.share,")
        .doesNotContain("difference.esg.scope2.location,")
        .doesNotContain("difference.energy.");
  }

  @Test
  void aLaterFactorBelowTheThresholdIsListedWithItsEffectAndNothingIsRestated() throws IOException {
    FleetDesk desk = closed.copyTo(folder);
    Path pack = pack(364);

    desk.run(LATER, "report", "--factors", pack.toString());

    assertThat(desk.out())
        .contains("  final, close 1, with a remark that was added since, data until");
    assertThat(
            desk.run(LATER, "verify-report", desk.esg(".html").toString(), "--factors", "" + pack))
        .isZero();
    assertThat(desk.html())
        .contains("Not restated: factors recorded after 2026-12-01 would change Scope 2, location-")
        .contains("less than the organisation&#39;s threshold of 5 %");
    assertThat(desk.run(LATER, "close", "--factors", pack.toString())).isEqualTo(1);
    assertThat(desk.err()).contains("2025-Q1, close 1 stands");
  }

  @Test
  void aLaterTableOfAnotherCategoryIsHeldAgainstTheThresholdToo() throws IOException {
    FleetDesk desk = closed.copyTo(folder);
    Path pack = pack(364);
    Path manifest = pack.resolve("manifest.csv");
    String adpe =
        "adpe,Own ADPe,Us,own,adp-elements,2024,lifecycle,generation,production,none,kgSbeq/kWh,"
            + "internal,2025-01-01,https://example.com/,\n";
    Files.writeString(manifest, Files.readString(manifest) + adpe);
    Files.writeString(pack.resolve("adpe.csv"), "key,value,year,source\nDE,0.000009,2024,own\n");

    desk.run(LATER, "report", "--factors", pack.toString());

    assertThat(desk.out()).contains("draft of a correction");
    assertThat(desk.html()).doesNotContain("Not restated");
  }

  @Test
  void aRaisedBudgetLeavesItsBreachVisible() throws IOException {
    FleetDesk desk = open.copyTo(folder);
    Path budget = folder.resolve("budgets/fraud-scorer.yaml");
    FleetDesk.replace(budget, "value: 90, unit: kWh", "value: 0.1, unit: kWh");
    desk.run(IN_THE_QUARTER, "check");
    assertThat(desk.out()).contains("breach");
    FleetDesk.replace(budget, "value: 0.1, unit: kWh", "value: 90, unit: kWh");

    desk.run(AFTER_IT, "check");

    assertThat(desk.out()).contains("raised in the period").contains("breached before raised");
  }

  @Test
  void aRunThatWasTamperedWithAfterItWasRecordedIsNamedAndFails() throws IOException {
    FleetDesk desk = closed.copyTo(folder);
    Path file = desk.ledgers().get(0);
    tamper(file);

    assertThat(desk.run(LATER, "check")).isEqualTo(1);
    assertThat(desk.out())
        .contains("error: ledgers are not what was recorded of them: " + FleetDesk.key(file))
        .contains("its first lines have changed");
    assertThat(desk.run(LATER, "close")).isEqualTo(1);
    assertThat(desk.err())
        .contains("the ledgers do not hold; 'verify' tells where and why; ledgers are not what was")
        .contains(FleetDesk.key(file) + " is not what was recorded: its first lines have changed")
        .endsWith("; '--accept-findings' closes all the same\n");
    desk.run(LATER, "report");
    assertThat(desk.out()).contains("draft of a correction");
    assertThat(desk.html()).contains("tampered ledger " + FleetDesk.key(file));
    assertThat(desk.run(LATER, "check")).isEqualTo(1);
  }

  @Test
  void asOfAnEarlierTimeWhatWasRecordedLaterIsNotThere() throws IOException {
    FleetDesk desk = open.copyTo(folder);
    Path late = hide(desk);
    desk.run(IN_THE_QUARTER, "check");
    desk.run(IN_THE_QUARTER, "explain", "energy.models");
    String before = desk.out();
    show(late);
    desk.run(AFTER_IT, "check");
    desk.run(AFTER_IT, "explain", "energy.models");
    assertThat(desk.out()).isNotEqualTo(before);

    desk.run(LATER, "explain", "energy.models", "--as-of", IN_THE_QUARTER);

    assertThat(desk.out()).isEqualTo(before);
    assertThat(desk.run(LATER, "check", "--as-of", "2025-01-15T00:00:00Z")).isEqualTo(1);
    assertThat(desk.err())
        .contains("was not recorded as of 2025-01-15T00:00:00Z; nothing of it was");
  }

  @Test
  void asOfAnEarlierTimeATableThatCameLaterIsNotThereWhateverItsDates() throws IOException {
    FleetDesk desk = open.copyTo(folder);
    Path pack = pack(300);
    desk.run(IN_THE_QUARTER, "check");
    desk.run(IN_THE_QUARTER, "explain", "esg.scope2.location");
    String before = desk.out();
    desk.run(AFTER_IT, "check", "--factors", "" + pack);
    desk.run(AFTER_IT, "explain", "esg.scope2.location", "--factors", "" + pack);
    assertThat(desk.out()).isNotEqualTo(before);

    desk.run(
        LATER, "explain", "esg.scope2.location", "--factors", "" + pack, "--as-of", IN_THE_QUARTER);

    assertThat(desk.out()).isEqualTo(before);
    assertThat(desk.run(LATER, "explain", "esg.scope2.location", "--as-of", AFTER_IT)).isEqualTo(1);
    assertThat(desk.err())
        .contains("factor table own was recorded as of " + AFTER_IT + " and is not there; give it");
  }

  /** A direct factor for Germany in a pack of one's own, after the close. */
  private Path pack(int grams) throws IOException {
    Path pack = Files.createDirectory(folder.resolve("own-factors"));
    Files.writeString(
        pack.resolve("manifest.csv"),
        "id,title,publisher,licence,quantity,vintage,boundary,delivery,mix,gases,unit,"
            + "redistribution,publishedAt,url,sha256\n"
            + "own,Own grid,Us,own,grid-intensity,2024,direct,consumer,production,CO2e,gCO2e/kWh,"
            + "internal,2025-01-01,https://example.com/,\n");
    Files.writeString(
        pack.resolve("own.csv"), "key,value,year,source\nDE," + grams + ",2024,own\n");
    return pack;
  }

  /** Changes the first count of calls in a compressed ledger. */
  private static void tamper(Path file) throws IOException {
    String text;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Matcher count = Pattern.compile("\"invocations\":(\\d)").matcher(text);
    assertThat(count.find()).isTrue();
    String other = count.group(1).equals("7") ? "8" : "7";
    String changed = text.substring(0, count.start(1)) + other + text.substring(count.end(1));
    try (OutputStream to = new GZIPOutputStream(Files.newOutputStream(file))) {
      to.write(changed.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Takes the first ledger file away. */
  private Path hide(FleetDesk desk) throws IOException {
    Path file = desk.ledgers().get(0);
    Files.move(file, folder.resolve(file.getFileName()));
    return file;
  }

  private void show(Path file) throws IOException {
    Files.move(folder.resolve(file.getFileName()), file);
  }
}
