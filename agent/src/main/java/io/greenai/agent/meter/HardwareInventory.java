package io.greenai.agent.meter;

import io.greenai.ledger.Hardware;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What this host is made of: {@code /proc} and {@code /sys}, and OSHI for what they leave open. */
public final class HardwareInventory {
  private HardwareInventory() {}

  /** The inventory of this host. Never throws; what nobody tells is unknown or 0. */
  public static Hardware read() {
    return read(Path.of("/proc"), Path.of("/sys"), HardwareInventory::oshi);
  }

  static Hardware read(Path proc, Path sys, Supplier<Optional<Hardware>> oshi) {
    CpuInfo cpu = CpuInfo.parse(lines(proc.resolve("cpuinfo")));
    Hardware known =
        new Hardware(
            cpu.name(),
            cpu.sockets(),
            cpu.physicalCores(),
            cpu.logicalCpus(),
            memoryBytes(proc),
            Hypervisor.name(cpu, sys));
    boolean complete = !known.cpuModel().isEmpty() && known.logicalCpus() > 0;
    return fill(known, complete ? Optional.empty() : oshi.get());
  }

  private static Hardware fill(Hardware known, Optional<Hardware> found) {
    Hardware other = found.orElse(new Hardware("", 0, 0, 0, 0, ""));
    String model = known.cpuModel().isEmpty() ? other.cpuModel() : known.cpuModel();
    int logicalCpus = first(known.logicalCpus(), other.logicalCpus());
    return new Hardware(
        model.isEmpty() ? "unknown" : model,
        first(known.sockets(), other.sockets()),
        first(known.physicalCores(), other.physicalCores()),
        first(logicalCpus, Runtime.getRuntime().availableProcessors()),
        known.memoryBytes() > 0 ? known.memoryBytes() : other.memoryBytes(),
        known.virtualMachine());
  }

  /** OSHI's view, or nothing where the library is absent or does not work on this host. */
  static Optional<Hardware> oshi() {
    try {
      return Optional.of(OshiInventory.read());
    } catch (RuntimeException | LinkageError e) {
      return Optional.empty();
    }
  }

  private static int first(int known, int other) {
    return known > 0 ? known : other;
  }

  /** The line {@code MemTotal: 24684092 kB}; 0 where it is not told. */
  static long memoryBytes(Path proc) {
    return total(proc.resolve("meminfo"));
  }

  /**
   * The host's memory, node by node: {@code Node 0 MemTotal: 24684092 kB}. In a container of lxcfs
   * {@code /proc/meminfo} shows its limit instead. 0 where it is not told.
   */
  static long memoryOfNodes(Path sys) {
    Path nodes = sys.resolve("devices/system/node");
    return SysFiles.numbered(nodes, "node").stream()
        .mapToLong(node -> total(node.resolve("meminfo")))
        .sum();
  }

  private static long total(Path meminfo) {
    return lines(meminfo).stream()
        .filter(line -> line.contains("MemTotal:"))
        .map(line -> line.substring(line.indexOf(':')).replaceAll("\\D", ""))
        .filter(digits -> !digits.isEmpty())
        .mapToLong(digits -> Long.parseLong(digits) * 1024)
        .findFirst()
        .orElse(0);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of();
    }
  }
}
