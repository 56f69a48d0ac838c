package io.greenai.agent.runtime;

import io.greenai.agent.cpu.HostCpuClock;
import io.greenai.agent.cpu.ProcessCpuClock;
import io.greenai.ledger.Quality;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/**
 * CPU time of host and process between two samples. Without {@code /proc} the JVM tells its own CPU
 * time and nothing is known of other processes; that is marked as assumed, as it is where only the
 * processes of this container are known.
 */
final class HostClocks {

  private static final long UNREADABLE = -1;

  /** What the clocks advanced by. */
  record Advance(long hostBusyNanos, long processNanos, Quality quality) {}

  private final @Nullable HostCpuClock host = openHost();
  private final @Nullable ProcessCpuClock process = openProcess();
  private final Baseline hostBaseline = new Baseline(Math.max(0, hostBusyNanos()));
  private final Baseline processBaseline = new Baseline(Math.max(0, processNanos()));

  Advance advance() {
    long hostNow = hostBusyNanos();
    long processDelta = processBaseline.advance(processNanos());
    if (hostNow == UNREADABLE) {
      return new Advance(processDelta, processDelta, Quality.ASSUMED);
    }
    Quality quality = host != null && host.seesWholeHost() ? Quality.MEASURED : Quality.ASSUMED;
    return new Advance(hostBaseline.advance(hostNow), processDelta, quality);
  }

  /** How many CPUs the host's busy time is the sum of. */
  int hostCpus() {
    return host == null ? Runtime.getRuntime().availableProcessors() : host.cpus();
  }

  private long hostBusyNanos() {
    try {
      return host == null ? UNREADABLE : host.busyNanos();
    } catch (IOException e) {
      return UNREADABLE;
    }
  }

  private long processNanos() {
    try {
      if (process != null) {
        return process.cpuNanos();
      }
    } catch (IOException e) {
      // The JVM tells the same, at more cost.
    }
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean jvm
        ? jvm.getProcessCpuTime()
        : 0;
  }

  private static @Nullable HostCpuClock openHost() {
    try {
      HostCpuClock clock = HostCpuClock.open();
      if (!clock.seesWholeHost()) {
        Console.tell(
            "/proc/stat shows this container alone, and the kernel has no /proc/schedstat: what"
                + " other processes of the host use is booked to this one; mount the host's /proc"
                + " without lxcfs");
      }
      return clock;
    } catch (IOException e) {
      Console.tell("/proc/stat cannot be read; other processes of this host are not told apart");
      return null;
    }
  }

  private static @Nullable ProcessCpuClock openProcess() {
    try {
      return ProcessCpuClock.open();
    } catch (IOException e) {
      return null;
    }
  }
}
