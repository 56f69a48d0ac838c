package io.greenai.agent.runtime;

import java.math.BigInteger;

/** Energy from power and time. */
final class Microjoules {

  private static final BigInteger NANOS_MILLIWATTS_PER_MICROJOULE = BigInteger.valueOf(1_000_000);

  private Microjoules() {}

  /** Milliwatts times nanoseconds is picojoules; rounded down. */
  static long of(long milliwatts, long nanos) {
    return BigInteger.valueOf(milliwatts)
        .multiply(BigInteger.valueOf(nanos))
        .divide(NANOS_MILLIWATTS_PER_MICROJOULE)
        .longValueExact();
  }
}
