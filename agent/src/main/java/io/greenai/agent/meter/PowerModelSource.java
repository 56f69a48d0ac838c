package io.greenai.agent.meter;

import io.greenai.agent.cpu.HostCpuClock;
import java.io.IOException;
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
  private static final List<Table> TABLES =
      List.of(site -> Optional.of(CpuPowerTable.load().find(site.cpu())));

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Found find(MeterSite site) {
    CpuPower power =
        TABLES.stream().flatMap(table -> table.find(site).stream()).findFirst().orElseThrow();
    Path stat = site.proc().resolve("stat");
    try {
      return new Found(
          List.of(new PowerModelMeter(power, HostCpuClock.open(stat), site.clock())),
          List.of(),
          "");
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
}
