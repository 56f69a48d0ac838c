package io.greenai.agent.meter;

import java.util.concurrent.TimeUnit;

/**
 * Turns a raw energy counter, which starts anywhere and wraps, into energy since the first reading.
 *
 * <p>A counter that goes down has wrapped, if its range is known and the power that this implies is
 * possible; else it was reset, and the energy since the last reading is lost.
 *
 * <p>One that must not rest is dead after {@value #SHORTEST_PATIENCE_SECONDS} s without a move, or
 * twice as long as it was ever seen to take from one move to the next.
 */
public final class CumulativeCounter {
  /** No machine draws more; a larger step is a reset that looks like a wrap. */
  static final long PLAUSIBLE_WATTS = 10_000;

  static final long SHORTEST_PATIENCE_SECONDS = 5;

  private final String name;
  private final long rangeMicrojoules;
  private final long plausibleWatts;
  private final long restSeconds;
  private long lastRaw;
  private long lastNanos;
  private long movedNanos;
  private long lateNanos;
  private long longestStepNanos;
  private long total;

  /** Of anything that a machine has. */
  public CumulativeCounter(
      String name, long rangeMicrojoules, long restSeconds, long raw, long nowNanos) {
    this(name, rangeMicrojoules, PLAUSIBLE_WATTS, restSeconds, raw, nowNanos);
  }

  /**
   * @param rangeMicrojoules where the raw counter starts over, 0 where it never does
   * @param plausibleWatts the most that what it counts can draw
   * @param restSeconds how long it may stand still at the most; 0 for ever, as what it counts may
   *     be off
   */
  public CumulativeCounter(
      String name,
      long rangeMicrojoules,
      long plausibleWatts,
      long restSeconds,
      long raw,
      long nowNanos) {
    this.name = name;
    this.rangeMicrojoules = rangeMicrojoules;
    this.plausibleWatts = plausibleWatts;
    this.restSeconds = restSeconds;
    this.lastRaw = raw;
    this.lastNanos = nowNanos;
    this.movedNanos = nowNanos;
  }

  /**
   * Energy since the first reading, in microjoules.
   *
   * @param nowNanos a monotonic clock
   * @throws MeterException where the counter was reset, and counting goes on from {@code raw}; or
   *     has stood still for too long
   */
  public long advance(long raw, long nowNanos) throws MeterException {
    long delta = raw - lastRaw;
    long previous = lastRaw;
    long elapsedMicros = Math.max(1, (nowNanos - lastNanos) / 1000);
    lastRaw = raw;
    lastNanos = nowNanos;
    if (delta != 0) {
      if (lateNanos > 0) {
        longestStepNanos = Math.max(longestStepNanos, nowNanos - movedNanos);
      }
      movedNanos = nowNanos;
      lateNanos = 0;
    } else if (restSeconds > 0) {
      lateNanos = nowNanos - movedNanos;
      long patienceSeconds = patienceSeconds();
      if (lateNanos > TimeUnit.SECONDS.toNanos(patienceSeconds)) {
        throw new MeterException(
            name + " stands still at " + raw + " uJ for more than " + patienceSeconds + " s");
      }
    }
    if (delta < 0) {
      delta += rangeMicrojoules;
      if (delta < 0 || delta / plausibleWatts > elapsedMicros) {
        throw new MeterException(
            name
                + " went back from "
                + previous
                + " to "
                + raw
                + " uJ without having wrapped at "
                + rangeMicrojoules
                + " uJ; the energy since the last reading is lost");
      }
    }
    total += delta;
    return total;
  }

  /** How long it has not moved, as of the last reading; 0 where it did, or may rest. */
  long lateNanos() {
    return lateNanos;
  }

  private long patienceSeconds() {
    long twoSteps = TimeUnit.NANOSECONDS.toSeconds(2 * longestStepNanos);
    return Math.min(restSeconds, Math.max(SHORTEST_PATIENCE_SECONDS, twoSteps));
  }
}
