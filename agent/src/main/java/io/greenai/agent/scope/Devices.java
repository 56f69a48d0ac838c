package io.greenai.agent.scope;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The accelerators that models run on, by the names that model keys use: {@code gpu0}; {@code
 * gpu0+gpu1} is a model that runs on both. Safe for use by many threads.
 */
final class Devices {
  private static final String CPU = "cpu";
  private static final String SEPARATOR = "+";

  private final Map<String, DeviceClock> clocks = new ConcurrentHashMap<>();

  /** What a model's key says that runs on all of these. */
  static String joined(List<String> devices) {
    return String.join(SEPARATOR, devices);
  }

  /** The accelerators of what a model's key says; none for the processor. */
  static List<String> accelerators(String device) {
    return Arrays.stream(device.split("\\+", -1))
        .filter(name -> !name.isEmpty() && !name.equals(CPU))
        .distinct()
        .toList();
  }

  /** A new presence on each of them, for a model in a phase. */
  List<DeviceClock.Presence> presences(String device) {
    return accelerators(device).stream().map(this::clock).map(DeviceClock::presence).toList();
  }

  private DeviceClock clock(String device) {
    return clocks.computeIfAbsent(device, name -> new DeviceClock(name, System.nanoTime()));
  }
}
