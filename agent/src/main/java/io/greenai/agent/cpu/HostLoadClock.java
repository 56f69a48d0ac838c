package io.greenai.agent.cpu;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The host's busy time where there is no {@code /proc}: what the JVM says of the load of all CPUs
 * since it was last asked ({@code com.sun.management.OperatingSystemMXBean.getCpuLoad}), over the
 * time since then. That is as exact as the operating system's own load.
 */
final class HostLoadClock implements HostCpuClock {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final @Nullable OperatingSystemMXBean jvm;
  private final LongSupplier clock;
  private final int cpus = Runtime.getRuntime().availableProcessors();
  private long lastNanos;
  private long busyNanos;

  /**
   * @param clock monotonic nanoseconds
   */
  HostLoadClock(LongSupplier clock) {
    this.jvm =
        ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean known
            ? known
            : null;
    this.clock = clock;
    this.lastNanos = clock.getAsLong();
    load(); // The first load is of the time since the host started.
  }

  @Override
  public long busyNanos() throws IOException {
    double load = load();
    long now = clock.getAsLong();
    if (!(load >= 0 && load <= 1)) {
      if (now - lastNanos > PATIENCE_NANOS) {
        throw new IOException("the JVM does not tell the load of this host");
      }
      return busyNanos; // Asked too soon: the next load is of this time too.
    }
    busyNanos += Math.round(load * Math.max(0, now - lastNanos) * cpus);
    lastNanos = now;
    return busyNanos;
  }

  private double load() {
    return jvm == null ? -1 : jvm.getCpuLoad();
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
