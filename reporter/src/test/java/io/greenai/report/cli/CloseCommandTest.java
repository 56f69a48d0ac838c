package io.greenai.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.fleet.GenerateFleet;
import io.greenai.report.close.Signer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A quarter of the synthetic fleet, from its first draft to its last correction. */
class CloseCommandTest {
  private static final String IN_THE_QUARTER = "2025-02-10T12:00:00Z";
  private static final String AFTER_IT = "2025-04-07T09:00:00Z";
  private static final String LATER = "2025-05-02T09:00:00Z";

  @TempDir static Path fleet;
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void generate() {
    assertThat(GenerateFleet.commandLine().execute("--out=" + fleet, "--quarters=1", "--days=2"))
        .isZero();
  }

  @BeforeEach
  void copy() throws IOException {
    copy(fleet.resolve("ledger"), folder.resolve("ledger"));
    copy(Path.of("../samples/fleet/budgets"), folder.resolve("budgets"));
    Files.copy(fleet.resolve("population.csv"), folder.resolve("population.csv"));
    Files.copy(fleet.resolve("org.yaml"), folder.resolve("org.yaml"));
  }

  @Test
  void untilItIsClosedAPeriodHasDraftsAndALateLedgerIsJustData() throws IOException {
    Path late = hide();
    run(IN_THE_QUARTER, "report");
    assertThat(out.toString()).contains("2025-Q1  SYNTHETIC  draft, day ");
    String without = figure("energy.models");
    assertThat(figure("coverage.missing")).isNotEqualTo("0");
    show(late);

    run(AFTER_IT, "report");

    assertThat(out.toString()).contains("draft, day ");
    assertThat(figure("energy.models")).isNotEqualTo(without);
    assertThat(figure("coverage.missing")).isEqualTo("0");
    assertThat(html()).contains("No earlier period was closed in this journal");
  }

  @Test
  void aPeriodIsClosedOnceItIsOverAndNotBefore() {
    assertThat(run(IN_THE_QUARTER, "close")).isEqualTo(1);

    assertThat(err.toString())
        .contains("2025-Q1 is not over: it ends at 2025-03-31T22:00:00Z; close it then");
  }

  @Test
  void whatIsClosedIsMadeAgainByteByByteAndHolds() throws IOException {
    assertThat(run(AFTER_IT, "close")).isZero();
    assertThat(out.toString()).contains("2025-Q1  final, close 1");
    byte[] pdf = Files.readAllBytes(folder.resolve("reports/esg-2025-Q1.pdf"));
    String record = Files.readString(folder.resolve("journal/closes/2025-Q1-1.json"));
    assertThat(record)
        .contains("\"number\" : 1", "\"merkleRoot\" : \"", "\"Approved by\" : \"Chief financial")
        .contains("\"esg-2025-Q1.pdf\" : \"", "\"factor set\" : \"", "\"templates\" : \"");

    run(LATER, "report");

    assertThat(out.toString()).contains("  final, close 1, data until 2025-03-31T22:00:00Z");
    assertThat(Files.readAllBytes(folder.resolve("reports/esg-2025-Q1.pdf"))).isEqualTo(pdf);
    assertThat(run(LATER, "verify-report", folder.resolve("reports/lca-2025-Q1.html").toString()))
        .isZero();
    assertThat(run(LATER, "close")).isEqualTo(1);
    assertThat(err.toString())
        .contains("2025-Q1, close 1 stands: no figure comes to anything else; nothing was closed");
  }

  @Test
  void aLateLedgerAfterTheCloseMakesACorrectiveReportThatNamesWhatItReplaces() throws IOException {
    Path late = hide();
    run(AFTER_IT, "close");
    String before = figure("energy.models");
    Path closed =
        Files.copy(folder.resolve("reports/esg-2025-Q1.html"), folder.resolve("esg-2025-Q1.html"));
    show(late);

    run(LATER, "report");
    assertThat(out.toString())
        .contains("  draft of a correction, to replace close 1 of 2025-Q1, " + AFTER_IT);
    assertThat(run(LATER, "close")).isZero();

    assertThat(out.toString())
        .contains("2025-Q1  corrective, close 2, replaces close 1 of 2025-Q1, " + AFTER_IT);
    assertThat(figure("previous.energy.models")).isEqualTo(before);
    assertThat(figure("energy.models")).isNotEqualTo(before);
    assertThat(html()).contains("late ledger " + key(late));
    assertThat(run(LATER, "verify-report", folder.resolve("reports/esg-2025-Q1.html").toString()))
        .isZero();
    assertThat(run(LATER, "verify-report", closed.toString())).isZero();
  }

  @Test
  void aFactorThatChangedIsTheCauseOfWhatItChangesAndOfNothingElse() throws IOException {
    run(AFTER_IT, "close");
    Path pack = pack("2025-04-20", 300);

    run(LATER, "close", "--factors", pack.toString());

    assertThat(out.toString()).contains("corrective, close 2");
    assertThat(html()).contains("factor set").contains("factor own/DE/2024");
    assertThat(figures())
        .contains("difference.esg.scope2.location,")
        .doesNotContain("difference.energy.metered,");
  }

  @Test
  void aLaterFactorBelowTheThresholdIsListedWithItsEffectAndNothingIsRestated() throws IOException {
    Path organisation = folder.resolve("org.yaml");
    Files.writeString(
        organisation,
        Files.readString(organisation).replaceAll("(?m)^materialityThreshold:.*\n", "")
            + "materialityThreshold: {percent: 5}\n");
    run("2026-12-01T09:00:00Z", "close");
    Path pack = pack("2026-12-10", 364);

    run("2026-12-12T09:00:00Z", "report", "--factors", pack.toString());

    assertThat(out.toString()).contains("  final, close 1, data until");
    assertThat(html())
        .contains("Not restated: factors recorded after 2026-12-01 would change Scope 2, location-")
        .contains("less than the organisation&#39;s threshold of 5 %");
    assertThat(run("2026-12-12T09:00:00Z", "close", "--factors", pack.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("2025-Q1, close 1 stands");
  }

  @Test
  void aRaisedBudgetLeavesItsBreachVisible() throws IOException {
    Path budget = folder.resolve("budgets/fraud-scorer.yaml");
    String decided = Files.readString(budget);
    Files.writeString(budget, decided.replace("value: 90, unit: kWh", "value: 0.1, unit: kWh"));
    run(IN_THE_QUARTER, "check");
    assertThat(out.toString()).contains("breach");
    Files.writeString(budget, decided);

    run(AFTER_IT, "check");

    assertThat(out.toString()).contains("raised in the period").contains("breached before raised");
  }

  @Test
  void aRunThatWasTamperedWithAfterItWasRecordedIsNamedAndFails() throws IOException {
    run(AFTER_IT, "close");
    Path file = files().get(0);
    tamper(file);

    assertThat(run(LATER, "check")).isEqualTo(1);
    assertThat(out.toString())
        .contains("error: ledgers are not what was recorded of them: " + key(file) + " is not")
        .contains("its first lines have changed");
    assertThat(run(LATER, "close")).isEqualTo(1);
    assertThat(err.toString()).contains("the ledgers do not hold; 'verify' tells where and why");
    run(LATER, "report");
    assertThat(out.toString()).contains("draft of a correction");
    assertThat(html()).contains("tampered ledger " + key(file));
    assertThat(run(LATER, "check")).isEqualTo(1);
  }

  @Test
  void asOfAnEarlierTimeWhatWasRecordedLaterIsNotThere() throws IOException {
    Path late = hide();
    run(IN_THE_QUARTER, "report");
    String before = figure("energy.models");
    show(late);
    run(AFTER_IT, "report");
    assertThat(figure("energy.models")).isNotEqualTo(before);

    run(LATER, "report", "--as-of", IN_THE_QUARTER);

    assertThat(figure("energy.models")).isEqualTo(before);
    assertThat(run(LATER, "report", "--as-of", "2025-01-15T00:00:00Z")).isEqualTo(1);
    assertThat(err.toString())
        .contains("was not recorded as of 2025-01-15T00:00:00Z; nothing of it was");
  }

  @Test
  void aCloseRecordIsSigned() throws IOException, GeneralSecurityException {
    KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Path key = pem("PRIVATE KEY", keys.getPrivate());

    assertThat(run(AFTER_IT, "close", "--sign", key.toString())).isZero();

    Matcher signature =
        Pattern.compile("\"signature\":\"([^\"]+)\"")
            .matcher(Files.readString(folder.resolve("journal/journal.jsonl")));
    assertThat(signature.find()).isTrue();
    Path publicKey = pem("PUBLIC KEY", keys.getPublic());
    byte[] record = Files.readAllBytes(folder.resolve("journal/closes/2025-Q1-1.json"));
    assertThat(Signer.verify(publicKey, record, signature.group(1))).isTrue();
    record[10]++;
    assertThat(Signer.verify(publicKey, record, signature.group(1))).isFalse();
  }

  private Path pem(String type, Key key) throws IOException {
    return Files.writeString(
        folder.resolve(type + ".pem"),
        "-----BEGIN "
            + type
            + "-----\n"
            + Base64.getMimeEncoder().encodeToString(key.getEncoded())
            + "\n-----END "
            + type
            + "-----\n");
  }

  /** A direct factor for Germany in a pack of one's own. */
  private Path pack(String recordedAt, int grams) throws IOException {
    Path pack = Files.createDirectory(folder.resolve("own-factors"));
    Files.writeString(
        pack.resolve("manifest.csv"),
        "id,title,publisher,licence,quantity,vintage,boundary,delivery,mix,gases,unit,"
            + "redistribution,publishedAt,recordedAt,url,sha256\n"
            + "own,Own grid,Us,own,grid-intensity,2024,direct,generation,production,CO2e,gCO2e/kWh,"
            + "internal,2025-01-01,"
            + recordedAt
            + ",https://example.com/,\n");
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

  /** Takes one ledger file away. */
  private Path hide() throws IOException {
    Path file = files().get(0);
    Files.move(file, folder.resolve(file.getFileName() + ".hidden"));
    return file;
  }

  private void show(Path file) throws IOException {
    Files.move(folder.resolve(file.getFileName() + ".hidden"), file);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("ledger/fraud-scoring"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String key(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.lastIndexOf('-')) + "/" + name.replace(".gz", "");
  }

  private String html() throws IOException {
    return Files.readString(folder.resolve("reports/esg-2025-Q1.html"));
  }

  private String figures() throws IOException {
    return Files.readString(folder.resolve("reports/esg-2025-Q1-figures.csv"));
  }

  /** The number of a figure, as the table has it. */
  private String figure(String id) throws IOException {
    return figures()
        .lines()
        .filter(line -> line.startsWith(id + ","))
        .map(line -> line.split(",", -1)[2])
        .findFirst()
        .orElseThrow();
  }

  private int run(String now, String command, String... more) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> args = new ArrayList<>(List.of(command));
    args.addAll(List.of(more));
    args.addAll(
        List.of(
            "--journal", folder.resolve("journal").toString(),
            "--ledger", folder.resolve("ledger").toString(),
            "--budgets", folder.resolve("budgets").toString(),
            "--org", folder.resolve("org.yaml").toString()));
    if (!command.equals("verify-report")) {
      args.addAll(List.of("--period", "2025-Q1"));
    }
    if (command.equals("report") || command.equals("close")) {
      args.addAll(List.of("--out", folder.resolve("reports").toString()));
    }
    return GreenaiReporter.run(
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        Clock.fixed(Instant.parse(now), ZoneOffset.UTC),
        args.toArray(String[]::new));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
