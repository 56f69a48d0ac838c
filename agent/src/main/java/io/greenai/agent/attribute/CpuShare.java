package io.greenai.agent.attribute;

import java.math.BigInteger;

/** How much of some time was spent on the CPU: none of it known where {@code wallNanos} is 0. */
record CpuShare(long cpuNanos, long wallNanos) {
  static final CpuShare ALL = new CpuShare(1, 1);
  static final CpuShare UNKNOWN = new CpuShare(0, 0);

  /** A thread cannot use more CPU time than time; what clocks say beyond it does not count. */
  CpuShare {
    cpuNanos = Math.min(cpuNanos, wallNanos);
  }

  CpuShare plus(CpuShare other) {
    return new CpuShare(cpuNanos + other.cpuNanos, wallNanos + other.wallNanos);
  }

  CpuShare or(CpuShare other) {
    return wallNanos > 0 ? this : other;
  }

  /** The same share of {@code nanos}. */
  long of(long nanos) {
    return BigInteger.valueOf(nanos)
        .multiply(BigInteger.valueOf(cpuNanos))
        .divide(BigInteger.valueOf(wallNanos))
        .longValueExact();
  }
}
