package io.greenai.report.footprint;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.Quality;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * What the ledger holds.
 *
 * @param microjoules exact
 * @param standardErrorMicrojoules k = 1
 */
public record MeteredEnergy(
    BigInteger microjoules, BigDecimal standardErrorMicrojoules, Quality quality) {

  public static final MeteredEnergy ZERO =
      new MeteredEnergy(BigInteger.ZERO, BigDecimal.ZERO, Quality.MEASURED);

  /** About 95 % of cases lie within two standard errors. */
  private static final BigDecimal COVERAGE_FACTOR = BigDecimal.valueOf(2);

  public MeteredEnergy {
    requireNonNull(microjoules, "microjoules");
    requireNonNull(quality, "quality");
  }

  /** The interval of two standard errors around it. */
  public Estimate estimate() {
    Band band =
        Band.around(
            new BigDecimal(microjoules), standardErrorMicrojoules.multiply(COVERAGE_FACTOR));
    return new Estimate(band, false, quality);
  }

  MeteredEnergy plus(MeteredEnergy other) {
    return new MeteredEnergy(
        microjoules.add(other.microjoules),
        standardErrorMicrojoules.add(other.standardErrorMicrojoules),
        quality.worse(other.quality));
  }
}
