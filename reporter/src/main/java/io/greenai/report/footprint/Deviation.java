package io.greenai.report.footprint;

import java.math.BigDecimal;

/**
 * By how much a number is off where one source lies one standard error below or above what it
 * states. Signed, so that what is missing from one account and too much in another cancels out.
 *
 * @param below where the source is low
 * @param above where the source is high
 */
public record Deviation(BigDecimal below, BigDecimal above) {

  static Deviation symmetric(BigDecimal standardError) {
    return new Deviation(standardError.negate(), standardError);
  }

  Deviation plus(Deviation other) {
    return new Deviation(
        below.add(other.below, Band.PRECISION), above.add(other.above, Band.PRECISION));
  }

  Deviation times(BigDecimal factor) {
    return new Deviation(
        below.multiply(factor, Band.PRECISION), above.multiply(factor, Band.PRECISION));
  }

  /** How far it takes the number down, 0 or more. */
  public BigDecimal down() {
    return below.min(above).negate().max(BigDecimal.ZERO);
  }

  /** How far it takes the number up, 0 or more. */
  public BigDecimal up() {
    return below.max(above).max(BigDecimal.ZERO);
  }
}
