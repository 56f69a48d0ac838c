package io.greenai.agent.runtime;

import io.greenai.agent.config.AgentConfig;
import io.greenai.agent.meter.ContainerLimits;
import io.greenai.agent.meter.HardwareInventory;
import io.greenai.agent.meter.HostIdentity;
import io.greenai.agent.meter.IdlePower;
import io.greenai.agent.meter.MeterSet;
import io.greenai.agent.meter.MeterSettings;
import io.greenai.ledger.Header;
import io.greenai.ledger.MeterDeclaration;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The header of this run's ledger, and what it says in one line. */
final class Headers {

  private Headers() {}

  static Header of(AgentConfig config, MeterSettings settings, MeterSet meters) {
    ProcessIdentity process = ProcessIdentity.ofThisJvm();
    ContainerLimits limits = ContainerLimits.read();
    return new Header(
        Header.SCHEMA,
        process.runId(),
        0,
        HostIdentity.hostKey(config.hostId()),
        config.service(),
        config.environment(),
        config.region(),
        process.jvm(),
        version(),
        process.jvmStart().truncatedTo(ChronoUnit.MILLIS),
        Instant.now().truncatedTo(ChronoUnit.MILLIS),
        config.window().toNanos(),
        limits.cpuQuotaMillis(),
        limits.memoryBytes(),
        HardwareInventory.read(),
        meters.declarations(),
        attribution(settings, meters),
        false,
        null);
  }

  static String startLine(AgentConfig config, Header header) {
    List<MeterDeclaration> meters =
        header.meters().stream().filter(meter -> !meter.standby()).toList();
    String told =
        meters.isEmpty()
            ? "no meter, CPU time only"
            : meters.stream()
                .map(meter -> meter.id() + " (" + meter.quality().id() + ")")
                .collect(Collectors.joining(", "));
    return "books opened: service "
        + config.service()
        + ", meters "
        + told
        + ", ledger "
        + config.ledgerDir();
  }

  /** The release of this agent. */
  static String version() {
    try (InputStream in = Headers.class.getResourceAsStream("version.txt")) {
      return in == null ? "unknown" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static Map<String, String> attribution(MeterSettings settings, MeterSet meters) {
    Map<String, String> told = new TreeMap<>();
    IdlePower.all(settings, meters)
        .forEach(
            (of, power) ->
                power
                    .current()
                    .ifPresent(
                        idle ->
                            told.put(
                                "idle." + of,
                                idle.milliwatts()
                                    + " mW, "
                                    + idle.quality().id()
                                    + ", "
                                    + idle.source())));
    told.put("allocation", "cpu-time");
    return told;
  }
}
