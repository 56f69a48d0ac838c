package io.greenai.fleet;

import io.greenai.ledger.Account;
import io.greenai.ledger.Domain;
import io.greenai.ledger.Gap;
import io.greenai.ledger.Header;
import io.greenai.ledger.LatencyHistogram;
import io.greenai.ledger.LedgerWriter;
import io.greenai.ledger.LedgerWriterOptions;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterReading;
import io.greenai.ledger.ModelActivity;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Ownership;
import io.greenai.ledger.Posting;
import io.greenai.ledger.StatedFigures;
import io.greenai.ledger.Window;
import io.greenai.ledger.WriteStatus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ledger that an agent keeps of one day: what it saw of its host, window by window. */
final class AgentRun {
  private static final long WINDOW_NANOS = QuarterHour.LENGTH.toNanos();
  private static final long ALLOCATION_PPM = 20_000;
  private static final long MILLIWATTS_PER_CORE = 7_000;
  private static final int LATENCY_SCALE = 3;

  /** What sessions were opened with, by engine; of others agents see nothing. */
  private static final Map<String, Map<String, String>> SETTINGS =
      Map.of("onnxruntime", Map.of("executionProvider", "cpu", "intraOpThreads", "4"));

  /** How latencies spread around the median, an eighth of an octave apart, in percent. */
  private static final List<Integer> LATENCY_PERCENT = List.of(2, 8, 22, 33, 20, 9, 4, 1, 1);

  private final Agent agent;
  private final LedgerWriter writer;
  private Instant now;
  private long seq;
  private final Map<String, Long> cpuNanos = new HashMap<>();
  private @Nullable Instant pausedAt;

  AgentRun(Path ledger, Agent agent, Instant start) {
    this.agent = agent;
    this.now = start;
    LedgerWriterOptions options =
        LedgerWriterOptions.DEFAULTS.withFreeSpaceFloorPercent(0).withMaxTotalBytes(Long.MAX_VALUE);
    this.writer = LedgerWriter.open(ledger, header(agent, start), options, () -> now);
  }

  private static Header header(Agent agent, Instant start) {
    Host host = agent.host();
    String run = agent.id() + "@" + start;
    return new Header(
        Header.SCHEMA,
        UUID.nameUUIDFromBytes(run.getBytes(StandardCharsets.UTF_8)).toString(),
        0,
        host.key(),
        agent.service(),
        agent.environment(),
        host.region(),
        "OpenJDK 64-Bit Server VM 21.0.5+11",
        "0.1.0",
        start.minusSeconds(20),
        start,
        WINDOW_NANOS,
        null,
        null,
        host.hardware(),
        host.meters(),
        Map.of("idle.cpu", "configured", "generator", "synthetic fleet"),
        true,
        null);
  }

  /** The file being written. */
  @Nullable Path file() {
    return writer.currentFile();
  }

  /** CPU time of each model so far. */
  Map<String, Long> cpuNanos() {
    return Map.copyOf(cpuNanos);
  }

  void pause(Instant at) {
    if (pausedAt == null) {
      pausedAt = at;
    }
  }

  void book(QuarterHour time) {
    now = time.start().plus(QuarterHour.LENGTH);
    List<Gap> gaps = new ArrayList<>();
    Instant since = pausedAt;
    if (since != null) {
      long nanos = Duration.between(since, time.start()).toNanos();
      gaps.add(new Gap(since, nanos, "paused", 0));
      pausedAt = null;
    }
    Window window =
        new Window(seq++, time.start(), WINDOW_NANOS, meters(time), postings(time), gaps);
    if (writer.append(window) != WriteStatus.WRITTEN) {
      throw new IllegalStateException(
          "The ledger of " + agent.id() + " cannot be written: " + writer.problem());
    }
  }

  void end() {
    writer.close("shutdown");
  }

  private List<MeterReading> meters(QuarterHour time) {
    List<MeterReading> readings = new ArrayList<>();
    for (Domain domain : agent.host().domains()) {
      List<MeterDeclaration> meters =
          agent.host().meters().stream().filter(meter -> meter.domain() == domain).toList();
      long left = time.microjoules(domain);
      for (int i = 0; i < meters.size(); i++) {
        long part = i == meters.size() - 1 ? left : left / (meters.size() - i) / 100 * 104;
        left -= part;
        MeterDeclaration meter = meters.get(i);
        readings.add(new MeterReading(meter.id(), domain, meter.role(), part));
      }
    }
    return readings;
  }

  private List<Posting> postings(QuarterHour time) {
    ProcessUse process = time.processes().get(agent);
    if (process == null) {
      throw new IllegalArgumentException(agent.id() + " was not on this host");
    }
    List<Posting> postings = new ArrayList<>();
    process.uses().forEach(use -> postings.add(model(use, time.start())));
    process.overheadMicrojoules().forEach((account, energy) -> postings.add(of(account, energy)));
    Map<Domain, Long> others = new EnumMap<>(Domain.class);
    for (Domain domain : agent.host().domains()) {
      others.put(
          domain,
          time.microjoules(domain)
              - time.idleMicrojoules().getOrDefault(domain, 0L)
              - process.microjoules(domain));
    }
    postings.add(of(Account.HOST_OTHER, others));
    postings.add(of(Account.HOST_IDLE, time.idleMicrojoules()));
    return postings;
  }

  private Posting of(Account account, Map<Domain, Long> energy) {
    return new Posting(
        account,
        null,
        energy,
        agent.host().quality(),
        null,
        agent.host().meterUncertaintyPpm(),
        ALLOCATION_PPM,
        account == Account.HOST_IDLE ? 0 : cpuNanos(energy),
        null);
  }

  private Posting model(Use use, Instant start) {
    Workload workload = use.workload();
    Workload.Deployment deployment = use.deployment();
    long cpuNanos = cpuNanos(use.energyMicrojoules());
    this.cpuNanos.merge(workload.model(), cpuNanos, Long::sum);
    long nativeNanos = (long) (cpuNanos * deployment.nativeShare());
    long busyNanos = use.calls() * deployment.nanosPerCall();
    ModelActivity activity =
        new ModelActivity(
            use.calls(),
            use.calls() * workload.itemsPerCall(),
            workload.itemUnit(),
            use.calls() / 20_000,
            busyNanos,
            Math.min(WINDOW_NANOS, busyNanos),
            nativeNanos,
            (long) (nativeNanos * deployment.spinShare()),
            WINDOW_NANOS,
            latency(use.calls(), deployment.nanosPerCall()),
            SETTINGS.getOrDefault(workload.engine(), Map.of()),
            use.calls() == 0
                ? StatedFigures.NONE
                : workload.stating().of(use.calls(), start.atZone(agent.host().zone())));
    return new Posting(
        Account.MODEL,
        new ModelKey(
            workload.model(), deployment.version(), workload.phase(), workload.engine(), "cpu"),
        use.energyMicrojoules(),
        agent.host().quality(),
        Ownership.EXACT,
        agent.host().meterUncertaintyPpm(),
        ALLOCATION_PPM,
        cpuNanos,
        activity);
  }

  private static long cpuNanos(Map<Domain, Long> energyMicrojoules) {
    return energyMicrojoules.getOrDefault(Domain.CPU, 0L) * 1_000_000 / MILLIWATTS_PER_CORE;
  }

  private static @Nullable LatencyHistogram latency(long calls, long medianNanos) {
    if (calls == 0) {
      return null;
    }
    int median =
        (int)
            Math.floor(
                StrictMath.log((double) medianNanos) / StrictMath.log(2) * (1 << LATENCY_SCALE));
    int middle = LATENCY_PERCENT.indexOf(33);
    if (calls < 200) {
      return new LatencyHistogram(LATENCY_SCALE, median, List.of(calls));
    }
    List<Long> counts = new ArrayList<>();
    long left = calls;
    for (int percent : LATENCY_PERCENT) {
      long count = counts.size() == LATENCY_PERCENT.size() - 1 ? left : calls * percent / 100;
      counts.add(count);
      left -= count;
    }
    return new LatencyHistogram(LATENCY_SCALE, median - middle, counts);
  }
}
