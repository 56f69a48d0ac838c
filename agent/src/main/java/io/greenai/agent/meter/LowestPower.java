package io.greenai.agent.meter;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * The lowest mean power of {@value #STRETCH_SECONDS} s so far, whoever used what it is of: idling
 * draws no more than that. A stretch in which the counter stood still, or in which two readings lay
 * far apart, is none. Pure; for one thread.
 */
final class LowestPower {
  static final long STRETCH_SECONDS = 10;
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(2);

  private long lowestMilliwatts = Long.MAX_VALUE;
  private long nanos;
  private long microjoules;

  void observe(long energyMicrojoules, long durationNanos) {
    if (energyMicrojoules <= 0 || durationNanos > LONGEST_NANOS) {
      nanos = 0;
      microjoules = 0;
      return;
    }
    nanos += durationNanos;
    microjoules += energyMicrojoules;
    if (nanos >= TimeUnit.SECONDS.toNanos(STRETCH_SECONDS)) {
      lowestMilliwatts = Math.min(lowestMilliwatts, microjoules * 1_000_000 / nanos);
      nanos = 0;
      microjoules = 0;
    }
  }

  /** In milliwatts; empty before the first stretch is over. */
  OptionalLong milliwatts() {
    return lowestMilliwatts == Long.MAX_VALUE
        ? OptionalLong.empty()
        : OptionalLong.of(lowestMilliwatts);
  }
}
