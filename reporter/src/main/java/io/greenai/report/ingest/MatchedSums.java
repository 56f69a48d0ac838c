package io.greenai.report.ingest;

import static java.math.BigInteger.ZERO;
import static java.util.Objects.requireNonNull;

import java.math.BigInteger;

/**
 * Exact sums of energy whose quarter-hour has an intensity.
 *
 * @param microjoules all of it
 * @param estimatedMicrojoules the part whose intensity is an estimate
 * @param weighted sum of the energy of each quarter-hour times its intensity, uJ x ug/kWh
 */
public record MatchedSums(
    BigInteger microjoules, BigInteger estimatedMicrojoules, BigInteger weighted) {
  public MatchedSums {
    requireNonNull(microjoules, "microjoules");
    requireNonNull(estimatedMicrojoules, "estimatedMicrojoules");
    requireNonNull(weighted, "weighted");
  }

  /**
   * Energy of one quarter-hour.
   *
   * @param estimated whether its intensity is an estimate
   */
  public static MatchedSums of(BigInteger microjoules, long microgramsPerKwh, boolean estimated) {
    return new MatchedSums(
        microjoules,
        estimated ? microjoules : ZERO,
        microjoules.multiply(BigInteger.valueOf(microgramsPerKwh)));
  }

  public MatchedSums plus(MatchedSums other) {
    return new MatchedSums(
        microjoules.add(other.microjoules),
        estimatedMicrojoules.add(other.estimatedMicrojoules),
        weighted.add(other.weighted));
  }
}
