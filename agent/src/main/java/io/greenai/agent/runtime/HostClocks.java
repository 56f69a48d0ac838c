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
  private static final long BUSY_PERCENT = 3;

  /** What the clocks advanced by. */
  record Advance(long hostBusyNanos, long processNanos, Quality quality) {}

  private final HostCpuClock host;
  private final @Nullable ProcessCpuClock process;
  private final Baseline hostBaseline;
  private final Baseline processBaseline;

  /**
   * Takes the baseline.
   *
   * @param host the clock that the power model goes by too; the caller closes it
   */
  HostClocks(HostCpuClock host) {
    this(host, openProcess());
  }

  HostClocks(HostCpuClock host, @Nullable ProcessCpuClock process) {
    this.host = host;
    this.process = process;
    long busy = hostBusyNanos();
    if (busy == UNREADABLE) {
      Console.tell("/proc/stat cannot be read; other processes of this host are not told apart");
    } else if (!host.seesWholeHost()) {
      Console.tell(
          "the CPU time of this container alone can be seen (no /proc/stat of the host, no"
              + " /proc/schedstat, no root of the control groups): what other processes of the host"
              + " use is booked to this one; mount the host's /proc without lxcfs");
    }
    hostBaseline = new Baseline(Math.max(0, busy));
    processBaseline = new Baseline(Math.max(0, processNanos()));
  }

  Advance advance() {
    long hostNow = hostBusyNanos();
    long processDelta = processBaseline.advance(processNanos());
    if (hostNow == UNREADABLE) {
      return new Advance(processDelta, processDelta, Quality.ASSUMED);
    }
    Quality quality = host.seesWholeHost() ? Quality.MEASURED : Quality.ASSUMED;
    return new Advance(hostBaseline.advance(hostNow), processDelta, quality);
  }

  /**
   * Whether nobody used the host, less than {@value #BUSY_PERCENT} % of it. Of a host of which this
   * container alone is seen that is never known.
   */
  boolean isQuiet(Advance advance, long dtNanos) {
    return advance.quality() == Quality.MEASURED
        && advance.hostBusyNanos() * 100 < BUSY_PERCENT * dtNanos * host.cpus();
  }

  private long hostBusyNanos() {
    try {
      return host.busyNanos();
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

  private static @Nullable ProcessCpuClock openProcess() {
    try {
      return ProcessCpuClock.open();
    } catch (IOException e) {
      return null;
    }
  }
}
