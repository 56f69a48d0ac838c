package io.greenai.agent.runtime;

import java.util.Set;

/** One thing that a machine of files measures, or is modelled by. */
sealed interface Channel {
  String HWMON = "sys/class/hwmon/";

  /** Meters of which the parts are held to be parts. */
  Set<String> WHOLES = Set.of("rapl:psys", "hwmon:ina3221-vdd_in");

  /** Of the meter that reads it; empty where none may. */
  String meter();

  /** What it is read from, or the folder of that. */
  String path();

  long milliwatts();

  /**
   * @param range where it starts over, 0 where it never does
   */
  record Counter(String meter, String path, long milliwatts, long range) implements Channel {}

  record Power(String meter, String path, long milliwatts) implements Channel {}

  record Modelled(String meter, String path, long milliwatts) implements Channel {}

  default long microjoules(long seconds) {
    return milliwatts() * 1_000 * seconds;
  }

  default boolean isWhole() {
    return WHOLES.contains(meter());
  }

  default boolean isMemory() {
    return meter().contains("dram");
  }
}
