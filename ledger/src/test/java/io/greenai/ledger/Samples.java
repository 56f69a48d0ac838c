package io.greenai.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fixed records for tests. */
final class Samples {
  static final Instant OPENED = Instant.parse("2026-11-22T21:40:00.000Z");
  static final long WINDOW_NANOS = 60_000_000_000L;

  private Samples() {}

  static Header header() {
    return header("run-1", "scoring", "host-1");
  }

  static Header header(String run, String service, String hostKey) {
    return new Header(
        Header.SCHEMA,
        run,
        0,
        hostKey,
        service,
        "production",
        "DE",
        "OpenJDK 17.0.15",
        "0.1.0",
        OPENED.minusSeconds(3),
        OPENED,
        WINDOW_NANOS,
        2000L,
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
                50_000)),
        Map.of("idle", "learnt"),
        false,
        null);
  }

  /**
   * A window of 10 W: 600 J, of which a model has 60 %, idle 30 %, this JVM and others the rest.
   */
  static Window window(long seq) {
    return window(seq, OPENED.plusNanos(seq * WINDOW_NANOS), WINDOW_NANOS);
  }

  static Window window(long seq, Instant start, long durationNanos) {
    long energy = durationNanos / 100;
    long model = energy * 6 / 10;
    long idle = energy * 3 / 10;
    long jvm = energy / 20;
    return new Window(
        seq,
        start,
        durationNanos,
        List.of(
            new MeterReading("rapl:package-0", Domain.CPU, MeterRole.PART, energy),
            new MeterReading("rapl:psys", Domain.REST, MeterRole.WHOLE, 2 * energy)),
        List.of(
            modelPosting("fraud-scorer", model),
            posting(Account.JVM_GC, jvm),
            posting(Account.HOST_OTHER, energy - model - idle - jvm),
            posting(Account.HOST_IDLE, idle)),
        List.of());
  }

  /** The first window, with all that may be there of a model. */
  static Window fullWindow() {
    Window window = window(0);
    List<Posting> postings = new ArrayList<>(window.postings());
    postings.set(0, full(postings.get(0)));
    return new Window(
        0, window.start(), window.durationNanos(), window.meters(), postings, List.of());
  }

  private static Posting full(Posting posting) {
    ModelActivity of = posting.activity();
    ModelActivity activity =
        new ModelActivity(
            of.invocations(),
            of.items(),
            of.itemUnit(),
            of.errors(),
            of.busyNanos(),
            of.inFlightNanos(),
            of.nativeCpuNanos(),
            of.spinCpuNanos(),
            of.loadedNanos(),
            of.latency(),
            of.settings(),
            new StatedFigures(12_000, 3_400, Map.of("accuracy", "0.931"), List.of("exp-42")));
    return new Posting(
        posting.account(),
        posting.model(),
        posting.energyMicrojoules(),
        posting.quality(),
        Ownership.ESTIMATED,
        Map.of(Ownership.EXACT, 340_000_000L, Ownership.ESTIMATED, 20_000_000L),
        posting.meterUncertaintyPpm(),
        posting.allocationUncertaintyPpm(),
        posting.cpuNanos(),
        activity);
  }

  static Posting modelPosting(String name, long energyMicrojoules) {
    return new Posting(
        Account.MODEL,
        new ModelKey(name, "7", Phase.INFERENCE, "onnxruntime", "cpu"),
        Map.of(Domain.CPU, energyMicrojoules),
        Quality.MEASURED,
        Ownership.EXACT,
        50_000,
        20_000,
        58_234_567_890L,
        new ModelActivity(
            5400,
            5400,
            "request",
            0,
            31_234_567_890L,
            29_234_567_890L,
            29_117_283_945L,
            21_234_567_890L,
            WINDOW_NANOS,
            new LatencyHistogram(5, 640, List.of(3L, 0L, 17L)),
            Map.of()));
  }

  static Posting posting(Account account, long energyMicrojoules) {
    return new Posting(
        account,
        null,
        Map.of(Domain.CPU, energyMicrojoules),
        Quality.MEASURED,
        null,
        0,
        0,
        0,
        null);
  }

  /** Chained lines of these records. */
  static byte[] lines(LedgerRecord... records) {
    return lines(HashChain.start(), records);
  }

  static byte[] lines(HashChain chain, LedgerRecord... records) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (LedgerRecord record : records) {
      byte[] body = LineEncoder.body(record);
      byte[] hash = chain.peek(body, 0, body.length);
      chain.advance(hash);
      out.writeBytes(LineEncoder.line(body, hash));
    }
    return out.toByteArray();
  }

  static Path write(Path file, byte[] content) {
    try {
      return Files.write(file, content);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
