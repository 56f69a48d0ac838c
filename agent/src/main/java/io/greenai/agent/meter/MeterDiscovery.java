package io.greenai.agent.meter;

import io.greenai.agent.cpu.HostCpuClock;
import io.greenai.ledger.Domain;
import io.greenai.ledger.Quality;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds the meters of this host. */
public final class MeterDiscovery {
  private static final String SCRIPTED = "scripted:";

  private final Path proc;
  private final List<Meter> meters = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private MeterDiscovery(Path proc) {
    this.proc = proc;
  }

  /** Opens the meters that {@code settings} ask for. Never throws and never returns null. */
  public static MeterSet open(MeterSettings settings) {
    return open(settings, Path.of("/proc"));
  }

  static MeterSet open(MeterSettings settings, Path proc) {
    MeterDiscovery discovery = new MeterDiscovery(proc);
    String meter = settings.meter();
    if (meter.startsWith(SCRIPTED)) {
      return discovery.scripted(meter.substring(SCRIPTED.length()));
    }
    CpuInfo cpu = discovery.cpu();
    CpuPower power = CpuPowerTable.load().find(cpu);
    switch (meter) {
      case "auto", "powercap" -> {
        if (!discovery.powercap(settings.powercapRoot(), cpu, meter.equals("powercap"))) {
          discovery.model(power);
        }
      }
      case "model" -> discovery.model(power);
      default -> {
        discovery.notes.add(
            "meter '"
                + meter
                + "' is not auto, powercap, model or scripted:FILE; the power model is used"
                + " instead");
        discovery.model(power);
      }
    }
    return discovery.found(Map.of(Domain.CPU, discovery.modelledIdle(power)));
  }

  private MeterSet scripted(String file) {
    try {
      meters.addAll(MeterScript.read(Path.of(file)).open());
    } catch (MeterException | InvalidPathException e) {
      notes.add(String.valueOf(e.getMessage()));
    }
    return found(Map.of());
  }

  /** Whether the processor's energy is metered by the kernel's counters. */
  private boolean powercap(Path root, CpuInfo cpu, boolean asked) {
    List<PowercapZone> zones = PowercapZone.find(root);
    if (zones.stream().noneMatch(PowercapZone::isPackage)) {
      if (asked || Files.isDirectory(root)) {
        notes.add(
            root
                + " shows no package zone: on bare metal load the kernel module"
                + " intel_rapl_msr, in a container mount the host's "
                + MeterSettings.POWERCAP_ROOT
                + ", in a virtual machine there is none; the power model is used instead");
      }
      return false;
    }
    for (PowercapZone zone : zones) {
      try {
        meters.add(PowercapMeter.open(zone, cpu.vendor().equals("AuthenticAMD"), System::nanoTime));
      } catch (IOException e) {
        notes.add(unreadable(root, zone, e));
        if (zone.isPackage()) {
          meters.forEach(Meter::close);
          meters.clear();
          return false;
        }
      }
    }
    return true;
  }

  static String unreadable(Path root, PowercapZone zone, IOException e) {
    String consequence = zone.isPackage() ? "the power model is used instead" : "it is not metered";
    if (e instanceof AccessDeniedException) {
      return "powercap is there but "
          + zone.energy()
          + " is not readable (mode 0400, owner root): after each boot run 'chgrp GROUP FILES &&"
          + " chmod g+r FILES' as root, with a group of this user and FILES="
          + root
          + "/*rapl*:*/energy_uj, to make it readable; "
          + consequence;
    }
    return "powercap is there but " + zone.id() + " cannot be read (" + e + "); " + consequence;
  }

  private void model(CpuPower power) {
    try {
      meters.add(
          new PowerModelMeter(power, HostCpuClock.open(proc.resolve("stat")), System::nanoTime));
    } catch (IOException e) {
      notes.add(
          "no meter: the power model needs "
              + proc.resolve("stat")
              + ", which cannot be read ("
              + e
              + "); run on Linux with /proc mounted, or give meter=scripted:FILE");
    }
  }

  private KnownIdle modelledIdle(CpuPower power) {
    return new KnownIdle(power.idleMilliwatts(), Quality.MODELLED, power.source());
  }

  private CpuInfo cpu() {
    try {
      return CpuInfo.parse(Files.readAllLines(proc.resolve("cpuinfo")));
    } catch (IOException e) {
      return CpuInfo.UNKNOWN;
    }
  }

  private MeterSet found(Map<Domain, KnownIdle> modelledIdle) {
    return new MeterSet(meters, notes, modelledIdle);
  }
}
