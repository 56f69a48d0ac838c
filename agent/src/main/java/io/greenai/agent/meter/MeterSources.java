package io.greenai.agent.meter;

import io.greenai.agent.meter.nvml.NvmlSource;
import java.util.List;

/** All sources. */
final class MeterSources {
  private MeterSources() {}

  /**
   * In order of preference: the first that meters the processor, or memory, is the one that counts,
   * and those after it stand in for it.
   */
  static List<MeterSource> all() {
    return List.of(
        new PrometheusSource(),
        new PowercapSource(),
        new HwmonSource(),
        new NvmlSource(),
        new DrmSource(),
        new PowermetricsSource(System.getProperty("user.name", "")),
        new BatterySource(),
        new OshiBatterySource(),
        new MemoryModelSource(),
        new PowerModelSource());
  }
}
