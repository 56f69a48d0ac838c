package io.greenai.agent.meter;

import io.greenai.ledger.Hardware;
import java.io.IOException;
import java.nio.file.Files;
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
    CpuInfo cpu = linux ? site.cpu() : asOshiSees();
    MeterSite running = site.with(cpu.running(site.hostCpu().cpus()));
    CpuPower power =
        tables().stream().flatMap(table -> table.find(running).stream()).findFirst().orElseThrow();
    try {
      return new Found(
          List.of(new PowerModelMeter(power, site.hostCpu(), site.clock())),
          List.of(),
          linux ? "" : "by the load that the system tells, for there is no " + site.proc());
    } catch (IOException e) {
      return Found.problem(
          null,
          "no meter: the power model needs "
              + site.proc().resolve("stat")
              + ", which cannot be read ("
              + e.getMessage()
              + "); run on Linux with /proc mounted, or give meter=scripted:FILE");
    }
  }

  /** Where the processor is not described in {@code /proc}. */
  private static CpuInfo asOshiSees() {
    Optional<Hardware> seen = HardwareInventory.oshi();
    return new CpuInfo(
        "",
        0,
        0,
        0,
        seen.map(Hardware::cpuModel).orElse(""),
        seen.map(Hardware::sockets).orElse(1),
        seen.map(Hardware::physicalCores).orElse(0),
        0,
        Runtime.getRuntime().availableProcessors(),
        false);
  }
}
