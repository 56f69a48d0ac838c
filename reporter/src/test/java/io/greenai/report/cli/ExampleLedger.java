package io.greenai.report.cli;

import io.greenai.ledger.Account;
import io.greenai.ledger.Boundary;
import io.greenai.ledger.Domain;
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
import io.greenai.ledger.Window;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A ledger with round numbers, limited to 4 of 16 CPUs: what each account used is spread evenly
 * over quarter-hours.
 */
final class ExampleLedger {
  private static final BigDecimal MICROJOULES_PER_KWH = new BigDecimal("3600000000000");
  private static final Duration WINDOW = Duration.ofMinutes(15);

  private final String host;
  private final String service;
  private final Quality quality;
  private final List<Use> uses = new ArrayList<>();

  private record Use(Account account, ModelKey model, Map<Domain, BigDecimal> kilowattHours) {}

  ExampleLedger(String host, String service, Quality quality) {
    this.host = host;
    this.service = service;
    this.quality = quality;
  }

  ExampleLedger model(String name, Phase phase, String cpuKwh, String gpuKwh) {
    uses.add(
        new Use(
            Account.MODEL,
            new ModelKey(name, "1", phase, "onnxruntime", gpuKwh.equals("0") ? "cpu" : "gpu:0"),
            energy(cpuKwh, gpuKwh)));
    return this;
  }

  ExampleLedger other(Account account, String cpuKwh, String gpuKwh) {
    uses.add(new Use(account, null, energy(cpuKwh, gpuKwh)));
    return this;
  }

  private static Map<Domain, BigDecimal> energy(String cpuKwh, String gpuKwh) {
    Map<Domain, BigDecimal> energy = new EnumMap<>(Domain.class);
    energy.put(Domain.CPU, new BigDecimal(cpuKwh));
    if (!gpuKwh.equals("0")) {
      energy.put(Domain.GPU, new BigDecimal(gpuKwh));
    }
    return energy;
  }

  /** Writes whole hours from {@code start}; energies must divide evenly. */
  void write(Path directory, Instant start, int hours) {
    LedgerWriter writer =
        LedgerWriter.open(
            directory, header(start), LedgerWriterOptions.DEFAULTS.withFreeSpaceFloorPercent(0));
    int windows = Math.toIntExact(hours * Duration.ofHours(1).dividedBy(WINDOW));
    for (int seq = 0; seq < windows; seq++) {
      writer.append(window(seq, start.plus(WINDOW.multipliedBy(seq)), windows));
    }
    writer.close("shutdown");
  }

  private Header header(Instant start) {
    return new Header(
        Header.SCHEMA,
        "run-" + host,
        0,
        host,
        service,
        "production",
        "",
        "OpenJDK 17.0.15",
        "0.1.0",
        start.minusSeconds(3),
        start,
        WINDOW.toNanos(),
        4000L,
        null,
        new Hardware("Xeon", 1, 8, 16, 64L << 30, ""),
        domains().entrySet().stream().map(domain -> meter(domain.getKey())).toList(),
        Map.of("idle", "configured"),
        false,
        null);
  }

  private MeterDeclaration meter(Domain domain) {
    Boundary boundary = domain == Domain.GPU ? Boundary.DEVICE : Boundary.PACKAGE;
    return new MeterDeclaration(
        domain.id(), domain, MeterRole.PART, boundary, quality, "example", 50_000);
  }

  private Map<Domain, BigDecimal> domains() {
    Map<Domain, BigDecimal> sums = new TreeMap<>();
    uses.forEach(
        use ->
            use.kilowattHours.forEach((domain, kwh) -> sums.merge(domain, kwh, BigDecimal::add)));
    return sums;
  }

  private Window window(long seq, Instant start, int windows) {
    List<MeterReading> meters = new ArrayList<>();
    domains()
        .forEach(
            (domain, kwh) ->
                meters.add(
                    new MeterReading(
                        domain.id(), domain, MeterRole.PART, microjoules(kwh, windows))));
    return new Window(
        seq,
        start,
        WINDOW.toNanos(),
        meters,
        uses.stream().map(use -> posting(use, windows)).toList(),
        List.of());
  }

  private Posting posting(Use use, int windows) {
    Map<Domain, Long> energy = new EnumMap<>(Domain.class);
    use.kilowattHours.forEach((domain, kwh) -> energy.put(domain, microjoules(kwh, windows)));
    boolean model = use.account == Account.MODEL;
    return new Posting(
        use.account,
        use.model,
        energy,
        quality,
        model ? Ownership.EXACT : null,
        50_000,
        20_000,
        model ? WINDOW.toNanos() : 0,
        model ? activity() : null);
  }

  private static ModelActivity activity() {
    long nanos = WINDOW.toNanos();
    return new ModelActivity(
        1000,
        1000,
        "request",
        0,
        nanos / 2,
        nanos / 2,
        nanos / 2,
        0,
        nanos,
        new LatencyHistogram(5, 640, List.of(1000L)),
        Map.of());
  }

  private static long microjoules(BigDecimal kwh, int windows) {
    return kwh.multiply(MICROJOULES_PER_KWH).divide(BigDecimal.valueOf(windows)).longValueExact();
  }
}
