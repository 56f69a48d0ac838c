package io.greenai.agent.scope;

import org.jspecify.annotations.Nullable;

/**
 * Times one thread's usages: always by the wall clock, and within {@link ClockBudget} by the
 * thread's CPU clock. Written by that thread alone, under its scope's version.
 */
final class Stopwatch {
  static final long UNREAD = -1;

  private final ClockBudget clock;
  private final boolean hasCpuClock;
  private long lastNanos;
  private long stampCpuNanos = UNREAD;

  Stopwatch(ClockBudget clock, boolean hasCpuClock) {
    this.clock = clock;
    this.hasCpuClock = hasCpuClock;
  }

  /**
   * Reads the CPU clock if it is to be read now that the time turns from one usage to another: to
   * end a measured stretch, or to begin one if the budget allows.
   */
  long cpuAtTurn(@Nullable Usage from, @Nullable Usage to) {
    boolean endsStretch = stampCpuNanos != UNREAD && from != null;
    boolean beginsStretch = to != null && clock.allows(to);
    return hasCpuClock && (endsStretch || beginsStretch) ? clock.read() : UNREAD;
  }

  /**
   * The time since the last turn was {@code from}'s; from now on it is {@code to}'s.
   *
   * @param now may lie before the last turn: then nothing is {@code from}'s
   */
  void turn(long now, long cpu, @Nullable Usage from, @Nullable Usage to) {
    long costNanos = cpu == UNREAD ? 0 : clock.readCostNanos();
    boolean endsStretch = stampCpuNanos != UNREAD && from != null;
    if (from != null) {
      long nanos = Math.max(0, now - lastNanos);
      if (endsStretch && cpu != UNREAD) {
        from.ran(nanos, cpu - stampCpuNanos, costNanos);
      } else {
        from.ran(nanos);
      }
      from.lastNanos = now;
    }
    Usage charged = endsStretch ? from : to;
    if (charged != null) {
      charged.clockCostNanos += costNanos;
    }
    stampCpuNanos = to == null ? UNREAD : cpu;
    lastNanos = Math.max(lastNanos, now);
  }

  /** {@code usage} as of {@code now}, with the open stretch if it is the one that runs. */
  UsageReading read(Usage usage, boolean running, long now, long cpu) {
    long openNanos = running ? Math.max(0, now - lastNanos) : 0;
    boolean measured = running && stampCpuNanos != UNREAD && cpu >= stampCpuNanos;
    return new UsageReading(
        usage,
        usage.wallNanos + openNanos,
        usage.measuredWallNanos + (measured ? openNanos : 0),
        usage.measuredCpuNanos + (measured ? cpu - stampCpuNanos : 0),
        running ? now : usage.lastNanos,
        usage.stretches.copy());
  }
}
