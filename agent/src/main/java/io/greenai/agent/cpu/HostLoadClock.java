package io.greenai.agent.cpu;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * The host's busy time where there is no {@code /proc}: the load of all CPUs since it was last
 * asked for, over the time since then. On macOS it is by the kernel's counters; elsewhere the JVM's
 * ({@code com.sun.management.OperatingSystemMXBean.getCpuLoad}). That is as exact as the operating
 * system's own load.
 */
final class HostLoadClock implements HostCpuClock {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final DoubleSupplier load;
  private final LongSupplier clock;
  private final int cpus = Runtime.getRuntime().availableProcessors();
  private long lastNanos;
  private long busyNanos;

  /**
   * @param load of all CPUs since it was last asked for, 0 to 1; anything else where that is not
   *     known
   * @param clock monotonic nanoseconds
   */
  HostLoadClock(DoubleSupplier load, LongSupplier clock) {
    this.load = load;
    this.clock = clock;
    this.lastNanos = clock.getAsLong();
    double unused = load.getAsDouble(); // The first load is of the time since the host started.
  }

  static HostCpuClock ofThisSystem() {
    if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac")) {
      try {
        return new HostLoadClock(new OshiLoad(), System::nanoTime);
      } catch (RuntimeException | LinkageError e) {
        // A system that OSHI does not work on: the JVM tells the same.
      }
    }
    return new HostLoadClock(
        ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean jvm
            ? jvm::getCpuLoad
            : () -> -1,
        System::nanoTime);
  }

  @Override
  public long busyNanos() throws IOException {
    double share = load.getAsDouble();
    long now = clock.getAsLong();
    if (!(share >= 0 && share <= 1)) {
      if (now - lastNanos > PATIENCE_NANOS) {
        throw new IOException("the system does not tell the load of this host");
      }
      return busyNanos; // Asked too soon: the next load is of this time too.
    }
    busyNanos += Math.round(share * Math.max(0, now - lastNanos) * cpus);
    lastNanos = now;
    return busyNanos;
  }

  @Override
  public int cpus() {
    return cpus;
  }

  @Override
  public boolean seesWholeHost() {
    return true;
  }

  @Override
  public void close() {}
}
