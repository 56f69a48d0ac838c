package io.greenai.report.footprint;

import static java.util.Objects.requireNonNull;

import io.greenai.report.ingest.MatchedSums;
import java.math.BigDecimal;

/**
 * Energy whose quarter-hour has an intensity in one series, the policies applied.
 *
 * @param microjoules all of it
 * @param estimatedMicrojoules the part whose intensity is an estimate
 * @param weighted sum of the energy of each quarter-hour times its intensity, uJ x g/kWh
 */
public record Matched(
    BigDecimal microjoules, BigDecimal estimatedMicrojoules, BigDecimal weighted) {
  private static final int GRAMS_OF_MICROGRAMS = 6;

  static final Matched NONE = new Matched(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  public Matched {
    requireNonNull(microjoules, "microjoules");
    requireNonNull(estimatedMicrojoules, "estimatedMicrojoules");
    requireNonNull(weighted, "weighted");
  }

  static Matched of(MatchedSums sums) {
    return new Matched(
        new BigDecimal(sums.microjoules()),
        new BigDecimal(sums.estimatedMicrojoules()),
        new BigDecimal(sums.weighted()).movePointLeft(GRAMS_OF_MICROGRAMS));
  }

  public Matched plus(Matched other) {
    return new Matched(
        microjoules.add(other.microjoules),
        estimatedMicrojoules.add(other.estimatedMicrojoules),
        weighted.add(other.weighted));
  }

  Matched times(BigDecimal factor) {
    return new Matched(
        microjoules.multiply(factor),
        estimatedMicrojoules.multiply(factor),
        weighted.multiply(factor));
  }

  /** The mean intensity of the energy; 0 without any. */
  public BigDecimal gramsPerKwh() {
    return microjoules.signum() == 0
        ? BigDecimal.ZERO
        : weighted.divide(microjoules, Band.PRECISION);
  }
}
