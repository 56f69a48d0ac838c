package io.greenai.agent.scope;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The accelerators that models run on, by the names that model keys use: {@code gpu0}; {@code
 * gpu0+gpu1} is a model that runs on both. Safe for use by many threads.
 */
public final class Devices {
  static final String CPU = "cpu";

  /** Of a model of which nobody saw where it was put. */
  static final String UNKNOWN = "unknown";

  private static final String SEPARATOR = "+";
  private static final Pattern FORM = Pattern.compile("cpu|gpu\\d{1,3}(\\+gpu\\d{1,3})*");

  /** What a device's name must be, in words. */
  public static final String FORM_IN_WORDS = "'cpu', 'gpu0' or several such as 'gpu0+gpu1'";

  private final Map<String, DeviceClock> clocks = new ConcurrentHashMap<>();

  /** Whether somebody may give a model this device. */
  public static boolean isOne(String name) {
    return FORM.matcher(name).matches();
  }

  /** What a model's key says that runs on all of these. */
  static String joined(List<String> devices) {
    return String.join(SEPARATOR, devices);
  }

  /** The accelerators of what a model's key says; none for the processor or what is unknown. */
  static List<String> accelerators(String device) {
    return Arrays.stream(device.split("\\+", -1))
        .filter(name -> !name.isEmpty() && !name.equals(CPU) && !name.equals(UNKNOWN))
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
