package io.greenai.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.fleet.GenerateFleet;
import io.greenai.report.close.Closes;
import io.greenai.report.close.Journal;
import io.greenai.report.time.Period;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One service of the synthetic fleet with its journal and its reports, and the commands that work
 * on them at any time.
 */
final class FleetDesk {
  private static final String SERVICE = "fraud-scoring";
  private static final BigDecimal MICROJOULES_PER_MWH = new BigDecimal("3.6E15");

  final Path folder;
  final Path organisation;
  final Path reports;

  private final String period;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private FleetDesk(Path folder, String period) {
    this.folder = folder;
    this.period = period;
    organisation = folder.resolve("org.yaml");
    reports = folder.resolve("reports");
  }

  /**
   * Has the fleet write its ledgers, and takes those of the one service.
   *
   * @param folder empty
   * @param period that commands are about
   * @param options of the fleet
   */
  static FleetDesk generate(Path folder, String period, String... options) throws IOException {
    Path fleet = folder.resolve("fleet");
    List<String> args = new ArrayList<>(List.of("--out=" + fleet));
    args.addAll(List.of(options));
    assertThat(GenerateFleet.commandLine().execute(args.toArray(String[]::new))).isZero();
    FleetDesk desk = new FleetDesk(folder, period);
    copy(fleet.resolve("ledger/" + SERVICE), folder.resolve("ledger/" + SERVICE));
    Files.createDirectory(folder.resolve("budgets"));
    Files.copy(
        Path.of("../samples/fleet/budgets/fraud-scorer.yaml"),
        folder.resolve("budgets/fraud-scorer.yaml"));
    Files.write(
        folder.resolve("population.csv"),
        Files.readAllLines(fleet.resolve("population.csv")).stream()
            .filter(line -> line.startsWith("service,") || line.startsWith(SERVICE))
            .toList());
    Files.copy(fleet.resolve("org.yaml"), desk.organisation);
    return desk;
  }

  /** All that lies here, once more in a folder of its own. */
  FleetDesk copyTo(Path other) throws IOException {
    for (String part : List.of("ledger", "budgets", "population.csv", "org.yaml")) {
      copy(folder.resolve(part), other.resolve(part));
    }
    for (String made : List.of("journal", "reports")) {
      if (Files.exists(folder.resolve(made))) {
        copy(folder.resolve(made), other.resolve(made));
      }
    }
    return new FleetDesk(other, period);
  }

  /** The same about another period. */
  FleetDesk about(String other) {
    return new FleetDesk(folder, other);
  }

  /** What the last close of the period drew of an instrument, in megawatt-hours. */
  BigDecimal drawn(String instrument) throws IOException {
    Period closed = Period.parse(period, ZoneId.of("Europe/Berlin"));
    return Closes.of(Journal.read(folder.resolve("journal")))
        .last(closed)
        .orElseThrow()
        .drawn()
        .get(instrument)
        .divide(MICROJOULES_PER_MWH, MathContext.DECIMAL64);
  }

  /** Runs a command at {@code now}; its exit code. What the one before it said is forgotten. */
  int run(String now, String command, String... more) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> args = new ArrayList<>(List.of(command));
    args.addAll(List.of(more));
    args.addAll(
        List.of(
            "--journal", folder.resolve("journal").toString(),
            "--ledger", folder.resolve("ledger").toString(),
            "--budgets", folder.resolve("budgets").toString(),
            "--org", organisation.toString()));
    if (!command.equals("verify-report")) {
      args.addAll(List.of("--period", period));
    }
    if (command.equals("report") || command.equals("close")) {
      args.addAll(List.of("--out", reports.toString()));
    }
    return GreenaiReporter.run(
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        Clock.fixed(Instant.parse(now), ZoneOffset.UTC),
        args.toArray(String[]::new));
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }

  /** Ledger files in the order of days. */
  List<Path> ledgers() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("ledger"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** By which records name a ledger file. */
  static String key(Path ledger) {
    String name = ledger.getFileName().toString();
    return name.substring(0, name.lastIndexOf('-')) + "/" + name.replace(".gz", "");
  }

  /** A file of the ESG report, by how its name ends. */
  Path esg(String end) {
    return reports.resolve("esg-" + period + end);
  }

  String html() throws IOException {
    return Files.readString(esg(".html"));
  }

  String figures() throws IOException {
    return Files.readString(esg("-figures.csv"));
  }

  /** The number of a figure, as the table has it. */
  String figure(String id) throws IOException {
    return cells(id)[2];
  }

  /** The line of a figure in the table; no cell before the remark holds a comma. */
  String[] cells(String id) throws IOException {
    return figures()
        .lines()
        .filter(line -> line.startsWith(id + ","))
        .map(line -> line.split(",", -1))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no figure " + id));
  }

  /** Changes a text in a file of people. */
  static void replace(Path file, String before, String after) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(before);
    Files.writeString(file, text.replace(before, after));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    }
  }
}
