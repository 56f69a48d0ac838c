package io.greenai.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Account;
import io.greenai.ledger.Domain;
import io.greenai.ledger.Finding;
import io.greenai.ledger.HostBook;
import io.greenai.ledger.LedgerStore;
import io.greenai.ledger.LedgerVerifier;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Posting;
import io.greenai.ledger.StatedFigures;
import io.greenai.ledger.VerificationReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The ledgers read back by the product's own reader, held against the truth that came with them.
 */
class FleetTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @TempDir static Path shared;
  private static Path ledger;
  private static Path truth;

  @BeforeAll
  static void writeAFleet() {
    generate(shared, "--quarters=6", "--days=3");
    ledger = shared.resolve("ledger");
    truth = shared.resolve("truth");
  }

  @Test
  void onlyWhatWasMeantToBeWrongIsWrong() throws IOException {
    VerificationReport report = LedgerVerifier.verify(ledger);

    assertThat(report.findings())
        .extracting(Finding::kind)
        .containsOnly(
            Finding.Kind.GAP,
            Finding.Kind.TORN_TAIL,
            Finding.Kind.CHAIN_BREAK,
            Finding.Kind.SEQUENCE,
            Finding.Kind.FOOTER);
    assertThat(files(report, Finding.Kind.TORN_TAIL))
        .singleElement()
        .asString()
        .contains("nightly-training");
    assertThat(files(report, Finding.Kind.CHAIN_BREAK))
        .singleElement()
        .asString()
        .contains("search");
    assertThat(files(report, Finding.Kind.GAP)).hasSize(6);
    assertThat(report.runs()).allMatch(run -> run.differenceMicrojoules().signum() == 0);
  }

  @Test
  void whatAgentsBookedIsTheTruth() throws IOException {
    Map<String, BigInteger> booked = new TreeMap<>();
    LedgerStore.scan(ledger)
        .forEachWindow(
            (header, window, line) -> {
              for (Posting posting : window.postings()) {
                if (posting.account().isOfProcess()) {
                  String key =
                      String.join(
                          ",",
                          quarter(window.start()),
                          header.hostKey(),
                          header.service(),
                          header.environment(),
                          posting.account().id());
                  booked.merge(
                      key,
                      BigInteger.valueOf(
                          posting.energyMicrojoules(Domain.CPU)
                              + posting.energyMicrojoules(Domain.DRAM)),
                      BigInteger::add);
                }
              }
            });

    Map<String, BigInteger> expected = new TreeMap<>();
    for (List<String> row : rows("postings.csv")) {
      String key =
          String.join(",", row.get(0), keyOf(row.get(1)), row.get(2), row.get(3), row.get(4));
      BigInteger energy = new BigInteger(row.get(8)).add(new BigInteger(row.get(9)));
      expected.merge(key, energy, BigInteger::add);
    }
    assertThat(booked).isEqualTo(expected).hasSizeGreaterThan(6 * 3 * 5);
    assertThat(booked.keySet()).anyMatch(key -> key.endsWith(Account.MODEL.id()));
  }

  @Test
  void whatHostsUsedIsTheTruth() throws IOException {
    Map<String, Map<String, HostBook>> books = new TreeMap<>();
    LedgerStore.scan(ledger)
        .forEachWindow(
            (header, window, line) ->
                books
                    .computeIfAbsent(quarter(window.start()), period -> new TreeMap<>())
                    .computeIfAbsent(header.hostKey(), host -> new HostBook())
                    .add(header, window));
    List<List<String>> found = new ArrayList<>();
    books.forEach(
        (period, hosts) ->
            hosts.forEach(
                (key, book) ->
                    book.total()
                        .forEach(
                            (domain, balance) -> {
                              assertThat(balance.overlap()).isZero();
                              found.add(
                                  List.of(
                                      period,
                                      key,
                                      domain.id(),
                                      balance.meters().toString(),
                                      balance.idle().toString(),
                                      balance.processes().toString(),
                                      balance.other().toString()));
                            })));

    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(
            rows("hosts.csv").stream()
                .map(row -> Stream.of(0, 2, 3, 4, 5, 6, 7).map(row::get).toList())
                .toList());
  }

  @Test
  void whatIsLackingIsListedWithItsCause() throws IOException {
    assertThat(rows("lacking.csv"))
        .contains(
            List.of("2025-Q1", "bom-1", "search", "prod", "PAUSED", "120"),
            List.of("2025-Q2", "use1-1", "shop", "staging", "ABSENT", "1440"),
            List.of("2025-Q4", "fra-2", "nightly-training", "prod", "TORN", "15"),
            List.of("2026-Q2", "bom-1", "search", "prod", "TAMPERED", "15"));
  }

  @Test
  void twoServicesHaveHotSpotsBesideEachLedger() throws IOException {
    try (Stream<Path> files = Files.walk(ledger)) {
      List<Path> sampled =
          files.filter(file -> file.toString().endsWith("-hotspots.collapsed")).toList();

      assertThat(sampled)
          .hasSize(2 * 6 * 3)
          .allSatisfy(
              file -> {
                String name = file.getFileName().toString();
                String run = name.substring(0, name.length() - "-hotspots.collapsed".length());
                assertThat(file.getParent())
                    .isDirectoryContaining(beside -> beside.toString().contains(run + "-1.jsonl"));
                assertThat(file)
                    .content()
                    .containsPattern("^(image-tagger|search-ranker);ai\\.[^ ]+ [0-9]+\n");
              });
    }
  }

  @Test
  void modelsThatLearnStateExperimentsAndScoresAndOneOfLanguageItsTokens() throws IOException {
    Map<String, TreeSet<String>> stated = new TreeMap<>();
    LedgerStore.scan(ledger)
        .forEachWindow(
            (header, window, line) -> {
              for (Posting posting : window.postings()) {
                ModelKey model = posting.model();
                if (model != null && posting.activity().invocations() > 0) {
                  StatedFigures figures = posting.activity().stated();
                  TreeSet<String> words =
                      stated.computeIfAbsent(
                          model.name() + " " + model.phase().id(), key -> new TreeSet<>());
                  words.addAll(figures.scores().keySet());
                  words.addAll(figures.experiments());
                  if (figures.outputTokens() > 0) {
                    assertThat(figures.outputTokens() * 2).isEqualTo(figures.inputTokens());
                    words.add("output");
                  }
                }
              }
            });

    assertThat(stated.get("demand-forecaster training"))
        .contains("forecast-2026-01")
        .hasSize(6 * 3)
        .doesNotContain("mape");
    assertThat(stated.get("demand-forecaster evaluation"))
        .contains("forecast-2026-01", "mape", "r2")
        .hasSize(6 * 3 + 2);
    assertThat(stated.get("search-assistant inference")).containsExactly("output");
    assertThat(stated.get("search-ranker inference")).isEmpty();
  }

  @Test
  void theSameSeedGivesTheSameBytes(@TempDir Path first, @TempDir Path second) throws IOException {
    generate(first, "--quarters=1", "--days=2");
    generate(second, "--quarters=1", "--days=2");

    try (Stream<Path> files = Files.walk(first)) {
      assertThat(files.filter(Files::isRegularFile))
          .hasSizeGreaterThan(20)
          .allSatisfy(
              file ->
                  assertThat(second.resolve(first.relativize(file))).hasSameBinaryContentAs(file));
    }
  }

  @Test
  void anExistingLedgerIsNotAddedTo() {
    StringWriter told = new StringWriter();

    int code =
        GenerateFleet.commandLine()
            .setErr(new PrintWriter(told, true))
            .execute("--out", shared.toString());

    assertThat(code).isEqualTo(1);
    assertThat(told)
        .hasToString("fleet: " + ledger + " exists already; name a folder without a ledger" + "\n");
  }

  private static void generate(Path out, String... options) {
    List<String> arguments = new ArrayList<>(List.of("--out", out.toString()));
    arguments.addAll(List.of(options));
    int code = GenerateFleet.commandLine().execute(arguments.toArray(String[]::new));
    assertThat(code).isZero();
  }

  private static List<Path> files(VerificationReport report, Finding.Kind kind) {
    return report.findings().stream()
        .filter(finding -> finding.kind() == kind)
        .map(Finding::file)
        .toList();
  }

  private static String quarter(Instant start) {
    return start.atZone(BERLIN).getYear()
        + "-Q"
        + start.atZone(BERLIN).get(IsoFields.QUARTER_OF_YEAR);
  }

  private static String keyOf(String host) {
    return Fleet.small().agents().stream()
        .map(Agent::host)
        .filter(candidate -> candidate.name().equals(host))
        .findFirst()
        .orElseThrow()
        .key();
  }

  private static List<List<String>> rows(String file) throws IOException {
    return Files.readAllLines(truth.resolve(file)).stream()
        .skip(1)
        .map(line -> List.of(line.split(",", -1)))
        .toList();
  }
}
