package io.greenai.agent.scope;

import io.greenai.agent.cpu.CarrierClock;
import org.jspecify.annotations.Nullable;

/**
 * Times one thread's usages: always by the wall clock, and within {@link ClockBudget} by the
 * thread's CPU clock, or its carrier's. Written by that thread alone, under its scope's version.
 */
final class Stopwatch {
  static final long UNREAD = -1;

  private final ClockBudget clock;
  private final @Nullable CarrierClock carrierClock;
  private long lastNanos;
  private long stampCpuNanos = UNREAD;
  private @Nullable Thread stampCarrier;

  Stopwatch(ClockBudget clock, boolean virtual) {
    this.clock = clock;
    this.carrierClock = virtual ? new CarrierClock() : null;
  }

  /**
   * Reads the CPU clock if it is to be read now that the time turns from one usage to another: to
   * end a measured stretch, or to begin one if the budget allows.
   */
  long cpuAtTurn(@Nullable Usage from, @Nullable Usage to) {
    boolean endsStretch = stampCpuNanos != UNREAD && from != null;
    if (!endsStretch && !mayBegin(to)) {
      return UNREAD;
    }
    return carrierClock == null ? clock.read() : carrierClock.cpuNanos();
  }

  /**
   * A reading that ends one stretch begins the next for nothing, but that one's end costs another.
   */
  private boolean mayBegin(@Nullable Usage to) {
    return to != null && clock.allows(to);
  }

  /**
   * The time since the last turn was {@code from}'s; from now on it is {@code to}'s.
   *
   * <p>What the carrier of a virtual thread burnt is read as the thread's if it is on the same one.
   *
   * @param now may lie before the last turn: then nothing is {@code from}'s
   * @param pinned whether a virtual thread could not have left its carrier since the last turn
   */
  void turn(long now, long cpu, @Nullable Usage from, @Nullable Usage to, boolean pinned) {
    long costNanos = cpu == UNREAD ? 0 : clock.readCostNanos();
    boolean endsStretch = stampCpuNanos != UNREAD && from != null;
    boolean beginsStretch = cpu != UNREAD && mayBegin(to);
    Thread carrier = carrierClock == null || cpu == UNREAD ? null : carrierClock.carrier();
    boolean stayed = carrierClock == null || (carrier != null && carrier == stampCarrier);
    if (from != null) {
      long nanos = Math.max(0, now - lastNanos);
      if (endsStretch && cpu != UNREAD && stayed) {
        from.ran(nanos, cpu - stampCpuNanos, costNanos);
        from.pinnedCpuNanos += pinned ? Math.max(0, cpu - stampCpuNanos) : 0;
      } else {
        from.ran(nanos);
      }
      from.lastNanos = now;
    }
    Usage charged = endsStretch ? from : to;
    if (charged != null) {
      charged.clockCostNanos += costNanos;
    }
    stampCpuNanos = beginsStretch ? cpu : UNREAD;
    stampCarrier = beginsStretch ? carrier : null;
    lastNanos = Math.max(lastNanos, now);
  }

  /** The instant of the last turn. */
  long lastNanos() {
    return lastNanos;
  }

  /**
   * A usage that has been on top of the stack for {@code openNanos} since the last turn, until
   * {@code last}.
   *
   * @param cpu the thread's clock at that instant, if it was read
   */
  UsageReading read(Usage usage, long openNanos, long last, long cpu) {
    boolean measured = stampCpuNanos != UNREAD && cpu >= stampCpuNanos;
    return new UsageReading(
        usage,
        usage.wallNanos + openNanos,
        usage.measuredWallNanos + (measured ? openNanos : 0),
        usage.measuredCpuNanos + (measured ? cpu - stampCpuNanos : 0),
        usage.pinnedCpuNanos,
        last,
        usage.stretches.copy());
  }
}
