package io.greenai.report.footprint;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.Quality;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * What the ledger holds.
 *
 * @param microjoules exact
 * @param matched the parts whose time has an intensity of the grid
 */
public record MeteredEnergy(
    BigInteger microjoules, Uncertainty uncertainty, Quality quality, MatchedEnergy matched) {

  public static final MeteredEnergy ZERO =
      new MeteredEnergy(BigInteger.ZERO, Uncertainty.NONE, Quality.MEASURED, MatchedEnergy.NONE);

  public MeteredEnergy {
    requireNonNull(microjoules, "microjoules");
    requireNonNull(uncertainty, "uncertainty");
    requireNonNull(quality, "quality");
    requireNonNull(matched, "matched");
  }

  public Estimate estimate() {
    return new Estimate(new BigDecimal(microjoules), uncertainty, false, quality);
  }

  MeteredEnergy plus(MeteredEnergy other) {
    return new MeteredEnergy(
        microjoules.add(other.microjoules),
        uncertainty.plus(other.uncertainty),
        quality.worse(other.quality),
        matched.plus(other.matched));
  }

  /** What is left without {@code part}. */
  MeteredEnergy minus(MeteredEnergy part) {
    return new MeteredEnergy(
        microjoules.subtract(part.microjoules),
        uncertainty.minus(part.uncertainty),
        quality,
        matched.plus(part.matched.times(BigDecimal.ONE.negate())));
  }
}
