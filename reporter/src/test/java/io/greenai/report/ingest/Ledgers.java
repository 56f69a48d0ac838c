package io.greenai.report.ingest;

import io.greenai.ledger.Account;
import io.greenai.ledger.Boundary;
import io.greenai.ledger.Domain;
import io.greenai.ledger.Gap;
import io.greenai.ledger.Hardware;
import io.greenai.ledger.Header;
import io.greenai.ledger.LatencyHistogram;
import io.greenai.ledger.LedgerWriter;
import io.greenai.ledger.LedgerWriterOptions;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterReading;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.ModelActivity;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Ownership;
import io.greenai.ledger.Phase;
import io.greenai.ledger.Posting;
import io.greenai.ledger.Quality;
import io.greenai.ledger.StatedFigures;
import io.greenai.ledger.Window;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Real ledgers of a host that draws 10 W, 3 W of them idle; each books 2 W to its model, unless
 * told otherwise, and 0.5 W to its collector.
 */
public final class Ledgers {
  public static final Instant OPENED = Instant.parse("2026-11-22T21:40:00Z");
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final Path directory;
  private String run = "run-1";
  private String service = "scoring";
  private String host = "host-1";
  private String environment = "production";
  private String version = "7";
  private List<Long> modelMilliwatts = List.of(2000L);
  private List<Long> estimatedPercent = List.of(0L);
  private List<StatedFigures> stated = List.of(StatedFigures.NONE);
  private Instant start = OPENED;
  private Phase phase = Phase.INFERENCE;
  private boolean synthetic;
  private int plugEvery;

  public Ledgers(Path directory) {
    this.directory = directory;
  }

  public Ledgers run(String value) {
    run = value;
    return this;
  }

  public Ledgers service(String value) {
    service = value;
    return this;
  }

  public Ledgers host(String value) {
    host = value;
    return this;
  }

  public Ledgers phase(Phase value) {
    phase = value;
    return this;
  }

  public Ledgers environment(String value) {
    environment = value;
    return this;
  }

  public Ledgers version(String value) {
    version = value;
    return this;
  }

  /** What the model draws, window by window and over again. */
  public Ledgers modelMilliwatts(Long... values) {
    modelMilliwatts = List.of(values);
    return this;
  }

  /**
   * How much of what the model draws is an estimate, window by window and over again; of 100 the
   * word alone tells, as agents wrote it that knew no parts.
   */
  public Ledgers estimatedPercent(Long... values) {
    estimatedPercent = List.of(values);
    return this;
  }

  /** What the application states, window by window and over again. */
  public Ledgers stating(StatedFigures... values) {
    stated = List.of(values);
    return this;
  }

  public Ledgers start(Instant value) {
    start = value;
    return this;
  }

  public Ledgers synthetic() {
    synthetic = true;
    return this;
  }

  /** Every so many windows, the first among them, are metered at the plug. */
  public Ledgers plugEvery(int windows) {
    plugEvery = windows;
    return this;
  }

  /** Writes windows of {@code model} until {@code end}, and closes in order. */
  public Ledgers write(String model, Instant end) {
    write(model, end, true);
    return this;
  }

  /** As {@link #write}, and leaves it as a killed process would: without footer. */
  public Path kill(String model, Instant end) {
    return write(model, end, false);
  }

  private Path write(String model, Instant end, boolean inOrder) {
    LedgerWriter writer =
        LedgerWriter.open(
            directory, header(), LedgerWriterOptions.DEFAULTS.withFreeSpaceFloorPercent(0));
    Instant from = start;
    for (long seq = 0; from.isBefore(end); seq++) {
      long intoWindow = Math.floorMod(from.getEpochSecond(), WINDOW.toSeconds());
      Instant windowEnd = from.plusSeconds(WINDOW.toSeconds() - intoWindow);
      Instant until = windowEnd.isBefore(end) ? windowEnd : end;
      writer.append(window(seq, from, Duration.between(from, until), model));
      from = until;
    }
    Path file = writer.currentFile();
    if (inOrder) {
      writer.close("shutdown");
    }
    return file;
  }

  private Header header() {
    return new Header(
        Header.SCHEMA,
        run,
        0,
        host,
        service,
        environment,
        "DE",
        "OpenJDK 17.0.15",
        "0.1.0",
        start.minusSeconds(3),
        start,
        WINDOW.toNanos(),
        null,
        null,
        new Hardware("Xeon", 1, 8, 16, 64L << 30, ""),
        List.of(
            new MeterDeclaration(
                "rapl:package-0",
                Domain.CPU,
                MeterRole.PART,
                Boundary.PACKAGE,
                Quality.MEASURED,
                "powercap",
                50_000),
            new MeterDeclaration(
                "hwmon:plug",
                Domain.CPU,
                MeterRole.PART,
                Boundary.WALL,
                Quality.MEASURED,
                "hwmon",
                50_000)),
        Map.of("idle", "configured"),
        synthetic,
        null);
  }

  private Window window(long seq, Instant start, Duration length, String model) {
    long energy = length.toNanos() / 100;
    long idle = energy * 3 / 10;
    long ofModel =
        length.toNanos() / 1_000_000 * modelMilliwatts.get((int) seq % modelMilliwatts.size());
    long estimated = ofModel * estimatedPercent.get((int) seq % estimatedPercent.size()) / 100;
    boolean mixed = estimated > 0 && estimated < ofModel;
    long collector = energy / 20;
    String meter = plugEvery > 0 && seq % plugEvery == 0 ? "hwmon:plug" : "rapl:package-0";
    return new Window(
        seq,
        start,
        length.toNanos(),
        List.of(new MeterReading(meter, Domain.CPU, MeterRole.PART, energy)),
        List.of(
            new Posting(
                Account.MODEL,
                new ModelKey(model, version, phase, "onnxruntime", "cpu"),
                Map.of(Domain.CPU, ofModel),
                Quality.MEASURED,
                estimated > 0 ? Ownership.ESTIMATED : Ownership.EXACT,
                mixed
                    ? Map.of(Ownership.EXACT, ofModel - estimated, Ownership.ESTIMATED, estimated)
                    : Map.of(),
                50_000,
                20_000 + 577_350 * estimated / Math.max(1, ofModel),
                length.toNanos(),
                new ModelActivity(
                    600,
                    600,
                    "request",
                    0,
                    length.toNanos() / 2,
                    length.toNanos() / 2,
                    length.toNanos() * 9 / 10,
                    length.toNanos() * 7 / 10,
                    length.toNanos(),
                    new LatencyHistogram(5, 640, List.of(570L, 30L)),
                    Map.of("executionProvider", "cpu", "intraOpThreads", "4"),
                    stated.get((int) seq % stated.size()))),
            account(Account.JVM_GC, collector),
            account(Account.HOST_OTHER, energy - idle - ofModel - collector),
            account(Account.HOST_IDLE, idle)),
        seq == 1 ? List.of(new Gap(start, 0, "paused", 0)) : List.of());
  }

  private static Posting account(Account account, long energyMicrojoules) {
    return new Posting(
        account,
        null,
        Map.of(Domain.CPU, energyMicrojoules),
        Quality.MEASURED,
        null,
        50_000,
        20_000,
        0,
        null);
  }
}
