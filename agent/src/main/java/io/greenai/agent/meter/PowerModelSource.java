package io.greenai.agent.meter;

import io.greenai.agent.cpu.HostCpuClock;
import io.greenai.ledger.Hardware;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The power model of the processors, which is there wherever the host's CPU clock is. */
final class PowerModelSource implements MeterSource {
  static final String NAME = "model";

  /** A table of power models. */
  interface Table {
    /** The row that fits the site, if there is one. */
    Optional<CpuPower> find(MeterSite site);
  }

  /** In order of preference; the last has a row for any processor. */
  private static List<Table> tables() {
    CpuPowerTable processors = CpuPowerTable.load();
    return List.of(
        new CloudPowerTable(processors), site -> Optional.of(processors.find(site.cpu())));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Found find(MeterSite site) {
    boolean linux = Files.isDirectory(site.proc());
    MeterSite known = linux ? site : asOshiSees(site);
    CpuPower power =
        tables().stream().flatMap(table -> table.find(known).stream()).findFirst().orElseThrow();
    Path stat = site.proc().resolve("stat");
    try {
      HostCpuClock clock = linux ? HostCpuClock.open(stat) : HostCpuClock.ofHost(site.proc());
      return new Found(
          List.of(new PowerModelMeter(power, clock, site.clock())),
          List.of(),
          linux ? "" : "by the load that the JVM tells, for there is no " + site.proc());
    } catch (IOException e) {
      return Found.problem(
          null,
          "no meter: the power model needs "
              + stat
              + ", which cannot be read ("
              + e
              + "); run on Linux with /proc mounted, or give meter=scripted:FILE");
    }
  }

  /** Where the processor is not described in {@code /proc}. */
  private static MeterSite asOshiSees(MeterSite site) {
    Optional<Hardware> seen = HardwareInventory.oshi();
    CpuInfo cpu =
        new CpuInfo(
            "",
            0,
            0,
            0,
            seen.map(Hardware::cpuModel).orElse(""),
            seen.map(Hardware::sockets).orElse(1),
            seen.map(Hardware::physicalCores).orElse(0),
            Runtime.getRuntime().availableProcessors(),
            false);
    return new MeterSite(
        site.settings(), site.root(), cpu, site.clock(), site.environment(), site.background());
  }
}
