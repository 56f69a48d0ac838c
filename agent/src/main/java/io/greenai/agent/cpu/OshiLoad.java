package io.greenai.agent.cpu;

import java.util.function.DoubleSupplier;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;

/**
 * The load of all CPUs since it was last asked, by the kernel's own counters of ticks. For macOS,
 * where the JVM keeps the last counters in one place for everybody who asks it.
 */
final class OshiLoad implements DoubleSupplier {
  private final CentralProcessor processor = new SystemInfo().getHardware().getProcessor();
  private long[] last = processor.getSystemCpuLoadTicks();

  @Override
  public double getAsDouble() {
    long[] now = processor.getSystemCpuLoadTicks();
    double load = processor.getSystemCpuLoadBetweenTicks(last, now);
    last = now;
    return load;
  }
}
