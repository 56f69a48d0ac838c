package io.greenai.agent.meter;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The processor as {@code /proc/cpuinfo} describes it.
 *
 * @param vendor {@code GenuineIntel}, {@code AuthenticAMD}, or the implementer's number on Arm
 * @param family "cpu family", or "CPU architecture" on Arm; 0 where not told, as the next two
 * @param model "model", or "CPU part" on Arm
 * @param stepping "stepping", or "CPU revision" on Arm
 * @param name "model name"; empty on Arm
 * @param sockets 0 where not told
 * @param physicalCores over all sockets, 0 where not told
 * @param threadsPerSocket hardware threads of one socket, "siblings"; where that is not told, of
 *     the sockets that are shown
 * @param logicalCpus hardware threads that the kernel shows
 * @param guest whether the processor says that a hypervisor is below it (x86 only)
 */
public record CpuInfo(
    String vendor,
    int family,
    int model,
    int stepping,
    String name,
    int sockets,
    int physicalCores,
    int threadsPerSocket,
    int logicalCpus,
    boolean guest) {

  /** What is known of a processor that tells nothing. */
  public static final CpuInfo UNKNOWN = new CpuInfo("", 0, 0, 0, "", 0, 0, 0, 0, false);

  public CpuInfo {
    threadsPerSocket =
        threadsPerSocket > 0 ? threadsPerSocket : Math.max(1, logicalCpus / Math.max(1, sockets));
  }

  /**
   * The same with another number of hardware threads: lxcfs shows a container fewer in this file
   * than the host has.
   */
  CpuInfo running(int cpus) {
    return new CpuInfo(
        vendor,
        family,
        model,
        stepping,
        name,
        sockets,
        physicalCores,
        threadsPerSocket,
        cpus,
        guest);
  }

  /** Reads the lines of {@code /proc/cpuinfo}. */
  static CpuInfo parse(List<String> lines) {
    Map<String, String> first = new HashMap<>();
    Set<String> sockets = new HashSet<>();
    Set<String> cores = new HashSet<>();
    int logicalCpus = 0;
    String socket = "";
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        continue;
      }
      String key = line.substring(0, colon).strip();
      String value = line.substring(colon + 1).strip();
      first.putIfAbsent(key, value);
      switch (key) {
        case "processor" -> logicalCpus++;
        case "physical id" -> {
          socket = value;
          sockets.add(value);
        }
        case "core id" -> cores.add(socket + '/' + value);
        default -> {}
      }
    }
    return new CpuInfo(
        text(first, "vendor_id", "CPU implementer"),
        number(first, "cpu family", "CPU architecture"),
        number(first, "model", "CPU part"),
        number(first, "stepping", "CPU revision"),
        text(first, "model name", "Model"),
        sockets.size(),
        cores.size(),
        number(first, "siblings", ""),
        logicalCpus,
        (" " + text(first, "flags", "Features") + " ").contains(" hypervisor "));
  }

  private static String text(Map<String, String> values, String key, String otherwise) {
    return values.getOrDefault(key, values.getOrDefault(otherwise, ""));
  }

  private static int number(Map<String, String> values, String key, String otherwise) {
    try {
      return Integer.decode(text(values, key, otherwise));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
