package io.greenai.agent.meter;

import java.math.BigInteger;
import java.util.Arrays;

/** The truth of a scripted meter: energy as a function of time. */
sealed interface EnergyCurve {
  /** Nanoseconds in a second. */
  long SECOND = 1_000_000_000;

  /**
   * Energy since the script's epoch in microjoules.
   *
   * @param nanos time since the epoch; before it nothing is counted
   */
  long microjoulesAt(long nanos);

  /**
   * Constant power.
   *
   * @param microwatts at most 5 * 10^9, so that 50 years of it fit into 63 bits
   */
  record Constant(long microwatts) implements EnergyCurve {
    @Override
    public long microjoulesAt(long nanos) {
      long after = Math.max(0, nanos);
      return microwatts * (after / SECOND) + microwatts * (after % SECOND) / SECOND;
    }
  }

  /** A counter that was written down: linear between its points, at rest outside them. */
  final class Series implements EnergyCurve {
    private final long[] nanos;
    private final long[] microjoules;

    /** Takes points in ascending order of time, at least one. */
    Series(long[] nanos, long[] microjoules) {
      this.nanos = nanos.clone();
      this.microjoules = microjoules.clone();
    }

    @Override
    public long microjoulesAt(long at) {
      int found = Arrays.binarySearch(nanos, at);
      if (found >= 0) {
        return microjoules[found];
      }
      int next = -found - 1;
      if (next == 0) {
        return microjoules[0];
      }
      if (next == nanos.length) {
        return microjoules[next - 1];
      }
      return microjoules[next - 1]
          + scale(
              microjoules[next] - microjoules[next - 1],
              at - nanos[next - 1],
              nanos[next] - nanos[next - 1]);
    }

    /** value * numerator / denominator without overflow, rounded down. */
    private static long scale(long value, long numerator, long denominator) {
      return BigInteger.valueOf(value)
          .multiply(BigInteger.valueOf(numerator))
          .divide(BigInteger.valueOf(denominator))
          .longValueExact();
    }
  }
}
