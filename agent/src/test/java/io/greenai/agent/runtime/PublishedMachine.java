package io.greenai.agent.runtime;

import io.greenai.agent.meter.MeterSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Trees of files laid out as those of machines that others published, each under a load that does
 * not change: one CPU of which half is busy, and the power that its channels are given here.
 */
enum PublishedMachine {
  /** Sysfs fixtures of prometheus/procfs and node_exporter: memory wraps by a range of its own. */
  ONE_SOCKET_OF_INTEL(
      machine ->
          machine
              .cpu("GenuineIntel", 6, 158, "Intel(R) Xeon(R) E-2278G CPU @ 3.40GHz", "fpu")
              .file("proc/meminfo", "MemTotal:       31250000 kB")
              .zone("intel-rapl:0", "package-0", 1, Range.PACKAGE)
              .zone("intel-rapl:0:0", "core", 1, Range.PACKAGE)
              .zone("intel-rapl:0:1", "uncore", 1, Range.PACKAGE)
              .zone("intel-rapl:0:2", "dram", 1, Range.SMALL),
      new StandIns(60_000, 12_544),
      List.of("intel-rapl:0", "intel-rapl:0:0", "intel-rapl:0:1", "intel-rapl:0:2"),
      zone("rapl:package-0", "intel-rapl:0", 38_000, Range.PACKAGE),
      zone("", "intel-rapl:0:0", 28_000, Range.PACKAGE),
      zone("", "intel-rapl:0:1", 1_000, Range.PACKAGE),
      zone("rapl:dram-0", "intel-rapl:0:2", 3_000, Range.SMALL)),

  /** intel/powertelemetry, issue 3; the second socket is taken off line. */
  TWO_SOCKETS_OF_INTEL(
      machine ->
          machine
              .cpu("GenuineIntel", 6, 85, "Intel(R) Xeon(R) Gold 6130 CPU @ 2.10GHz", "fpu")
              .file("proc/meminfo", "MemTotal:       31250000 kB")
              .zone("intel-rapl:0", "package-0", 1, Range.PACKAGE)
              .zone("intel-rapl:0:0", "dram", 1, Range.SMALL)
              .zone("intel-rapl:1", "package-1", 1, Range.PACKAGE)
              .zone("intel-rapl:1:0", "dram", 1, Range.SMALL),
      new StandIns(93_750, 12_544),
      List.of("intel-rapl:1", "intel-rapl:1:0"),
      zone("rapl:package-0", "intel-rapl:0", 60_000, Range.PACKAGE),
      zone("rapl:dram-0", "intel-rapl:0:0", 6_000, Range.SMALL),
      zone("rapl:package-1", "intel-rapl:1", 40_000, Range.PACKAGE),
      zone("rapl:dram-1", "intel-rapl:1:0", 4_000, Range.SMALL)),

  /** Linux, drivers/powercap/intel_rapl_common.c names the dies of packages that have several. */
  TWO_DIES_OF_ONE_SOCKET(
      machine ->
          machine
              .zone("intel-rapl:0", "package-0-die-0", 1, Range.PACKAGE)
              .zone("intel-rapl:1", "package-0-die-1", 1, Range.PACKAGE),
      new StandIns(2_120, 0),
      List.of("intel-rapl:1"),
      zone("rapl:package-0-die-0", "intel-rapl:0", 50_000, Range.PACKAGE),
      zone("rapl:package-0-die-1", "intel-rapl:1", 30_000, Range.PACKAGE)),

  /** AMD through the same driver (amd/amd_energy, issue 16): no memory, no uncore. */
  EPYC(
      machine ->
          machine
              .cpu("AuthenticAMD", 25, 1, "AMD EPYC 7763 64-Core Processor", "fpu")
              .file("proc/meminfo", "MemTotal:       250000000 kB")
              .zone("intel-rapl:0", "package-0", 1, Range.EPYC)
              .zone("intel-rapl:0:0", "core", 1, Range.EPYC),
      new StandIns(210_000, 0),
      List.of("intel-rapl:0", "intel-rapl:0:0"),
      zone("rapl:package-0", "intel-rapl:0", 225_000, Range.EPYC),
      zone("", "intel-rapl:0:0", 150_000, Range.EPYC),
      new Channel.Modelled("model:dram", "proc/meminfo", 100_352)),

  /** Linux, Documentation/hwmon/amd_energy.rst: cores inside sockets, counted in 64 bits. */
  EPYC_WITH_THE_ENERGY_DRIVER(
      machine ->
          machine
              .cpu("AuthenticAMD", 23, 49, "AMD EPYC 7742 64-Core Processor", "fpu")
              .files(
                  Channel.HWMON + "hwmon3",
                  """
                  name amd_energy
                  energy1_label Ecore000
                  energy1_input 77
                  energy65_label Esocket0
                  energy65_input 1
                  energy66_label Esocket1
                  energy66_input 1
                  """),
      new StandIns(168_750, 0),
      List.of(Channel.HWMON + "hwmon3"),
      new Channel.Counter(
          "hwmon:amd_energy-esocket0", Channel.HWMON + "hwmon3/energy65_input", 90_000, 0),
      new Channel.Counter(
          "hwmon:amd_energy-esocket1", Channel.HWMON + "hwmon3/energy66_input", 60_000, 0)),

  /** zenpower, the two rails of a Ryzen: its cores and what lies beside them. */
  RYZEN(
      machine ->
          machine
              .cpu("AuthenticAMD", 23, 113, "AMD Ryzen 9 3900X 12-Core Processor", "fpu")
              .files(
                  Channel.HWMON + "hwmon2",
                  """
                  name zenpower
                  power1_label SVI2_P_Core
                  power1_input 36000000
                  power2_label SVI2_P_SoC
                  power2_input 12000000
                  """),
      new StandIns(78_750, 0),
      List.of(Channel.HWMON + "hwmon2"),
      new Channel.Power("hwmon:zenpower-svi2_p_core", Channel.HWMON + "hwmon2", 36_000),
      new Channel.Power("hwmon:zenpower-svi2_p_soc", Channel.HWMON + "hwmon2", 12_000)),

  /** CodeCarbon, docs/explanation/rapl.md: a Core Ultra 7 with psys and a second controller. */
  LAPTOP_WITH_THE_PLATFORM(
      machine ->
          machine
              .cpu("GenuineIntel", 6, 197, "Intel(R) Core(TM) Ultra 7 265H", "fpu")
              .zone("intel-rapl:0", "package-0", 1, Range.PACKAGE)
              .zone("intel-rapl:0:0", "core", 1, Range.PACKAGE)
              .zone("intel-rapl:1", "psys", 1, Range.PACKAGE)
              .zone("intel-rapl-mmio:0", "package-0", 77, Range.PACKAGE),
      new StandIns(21_000, 0),
      List.of("intel-rapl:0", "intel-rapl:0:0", "intel-rapl-mmio:0"),
      zone("rapl:package-0", "intel-rapl:0", 28_000, Range.PACKAGE),
      zone("", "intel-rapl:0:0", 20_000, Range.PACKAGE),
      zone("", "intel-rapl-mmio:0", 27_900, Range.PACKAGE),
      zone("rapl:psys", "intel-rapl:1", 45_000, Range.PACKAGE)),

  /** A guest shows no powercap folder at all; of half of a virtual CPU the table says 2,358 mW. */
  GUEST(
      machine ->
          machine
              .cpu("GenuineIntel", 6, 85, "Intel Xeon Processor (Skylake)", "fpu hypervisor")
              .file("proc/meminfo", "MemTotal:       8000000 kB"),
      new StandIns(0, 0),
      List.of("proc/stat"),
      new Channel.Modelled("model:cpu", "proc/stat", 2_358)),

  /** Scaphandre, src/exporters/qemu.rs: no names, no range, an empty folder for memory. */
  GUEST_WHOSE_HOST_SHARES_ITS_ENERGY(
      machine ->
          machine
              .with(new MeterSettings("auto", Path.of("var/scaphandre"), null, null))
              .cpu("GenuineIntel", 6, 85, "Intel Xeon Processor (Skylake)", "fpu hypervisor")
              .file("var/scaphandre/intel-rapl:0:0/.keep", "")
              .file("var/scaphandre/intel-rapl:0/energy_uj", 0),
      new StandIns(2_358, 0),
      List.of("var/scaphandre/intel-rapl:0"),
      new Channel.Counter("shared:package-0", "var/scaphandre/intel-rapl:0/energy_uj", 5_000, 0)),

  /** Linux, tegra234-p3767.dtsi, and jetson_stats issue 131: 5 V, 3 A and 1 A. */
  JETSON(
      machine ->
          machine
              .file("proc/cpuinfo", "processor : 0\nCPU implementer : 0x41\nCPU part : 0xd42")
              .files(
                  Channel.HWMON + "hwmon1",
                  """
                  name ina3221
                  in1_label VDD_IN
                  in1_input 5000
                  curr1_input 3000
                  in2_label VDD_CPU_GPU_CV
                  in2_input 5000
                  curr2_input 1000
                  """),
      new StandIns(2_120, 0),
      List.of(Channel.HWMON + "hwmon1"),
      new Channel.Power("hwmon:ina3221-vdd_cpu_gpu_cv", Channel.HWMON + "hwmon1", 5_000),
      new Channel.Power("hwmon:ina3221-vdd_in", Channel.HWMON + "hwmon1", 15_000)),

  /** Linux, drivers/hwmon/xgene-hwmon.c: registered by the name of apm_xgene. */
  ARM_SERVER_OF_APPLIED_MICRO(
      machine ->
          machine
              .file("proc/cpuinfo", "processor : 0\nCPU implementer : 0x50\nCPU part : 0x000")
              .files(
                  Channel.HWMON + "hwmon0",
                  """
                  name apm_xgene
                  power1_label CPU power
                  power1_input 20000000
                  power2_label IO power
                  power2_input 9000000
                  """),
      new StandIns(2_120, 0),
      List.of(Channel.HWMON + "hwmon0"),
      new Channel.Power("hwmon:apm_xgene-cpu-power", Channel.HWMON + "hwmon0", 20_000));

  /** What the models that stand in say of half a load, by the rows of their tables. */
  record StandIns(long cpuMilliwatts, long memoryMilliwatts) {}

  /** Where counters start over, in microjoules. */
  private static final class Range {
    /** Of packages of Intel with an energy unit of 61 uJ: 2^32 of them. */
    static final long PACKAGE = 262_143_328_850L;

    /** Of memory of Xeons, with an energy unit of 15.3 uJ. */
    static final long SMALL = 65_712_999_613L;

    static final long EPYC = 65_532_610_987L;
  }

  final Consumer<Machine> layout;
  final StandIns standIns;

  /** What may be taken away: folders, or one file. */
  final List<String> removable;

  final List<Channel> channels;

  PublishedMachine(
      Consumer<Machine> layout, StandIns standIns, List<String> removable, Channel... channels) {
    this.layout = layout;
    this.standIns = standIns;
    this.removable =
        removable.stream()
            .map(path -> path.contains("/") ? path : Machine.POWERCAP + path)
            .toList();
    this.channels = List.of(channels);
  }

  private static Channel zone(String meter, String folder, long milliwatts, long range) {
    return new Channel.Counter(meter, Machine.POWERCAP + folder + "/energy_uj", milliwatts, range);
  }
}
