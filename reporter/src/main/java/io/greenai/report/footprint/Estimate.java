package io.greenai.report.footprint;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.Quality;
import java.math.BigDecimal;

/**
 * A number of 0 or more with what has to be said about it.
 *
 * @param lowerBound whether something that belongs in it is unknown, so that it reads "at least"
 * @param quality the worst of all that it is made of
 */
public record Estimate(
    BigDecimal central, Uncertainty uncertainty, boolean lowerBound, Quality quality) {

  public static final Estimate ZERO = exactly(BigDecimal.ZERO);

  public Estimate {
    requireNonNull(central, "central");
    requireNonNull(uncertainty, "uncertainty");
    requireNonNull(quality, "quality");
  }

  public static Estimate exactly(BigDecimal value) {
    return new Estimate(value, Uncertainty.NONE, false, Quality.MEASURED);
  }

  /** Its 95 % interval. */
  public Band band() {
    return uncertainty.around(central);
  }

  public Estimate plus(Estimate other) {
    return new Estimate(
        central.add(other.central),
        uncertainty.plus(other.uncertainty),
        lowerBound || other.lowerBound,
        quality.worse(other.quality));
  }

  /** By a factor of 0 or more whose error is not included. */
  public Estimate times(BigDecimal factor, Quality ofFactor) {
    return new Estimate(
        central.multiply(factor), uncertainty.times(factor), lowerBound, quality.worse(ofFactor));
  }

  /** To first order: errors of each, times the other. */
  public Estimate times(Estimate factor) {
    return new Estimate(
        central.multiply(factor.central),
        uncertainty.times(factor.central).plus(factor.uncertainty.times(central)),
        lowerBound || factor.lowerBound,
        quality.worse(factor.quality));
  }

  /**
   * Its share of {@code total}, of which it is a part, to first order. Errors that both have alike,
   * such as those of their meters, cancel out.
   *
   * @param total above 0
   */
  Estimate shareOf(Estimate total) {
    BigDecimal share = central.divide(total.central, Band.PRECISION);
    Uncertainty error =
        uncertainty
            .minus(total.uncertainty.times(share))
            .times(BigDecimal.ONE.divide(total.central, Band.PRECISION));
    return new Estimate(share, error, lowerBound || total.lowerBound, quality.worse(total.quality));
  }

  /** By an exact divisor above 0, to 34 digits. */
  public Estimate dividedBy(BigDecimal divisor) {
    return new Estimate(
        central.divide(divisor, Band.PRECISION),
        uncertainty.times(BigDecimal.ONE.divide(divisor, Band.PRECISION)),
        lowerBound,
        quality);
  }

  Estimate atLeast() {
    return new Estimate(central, uncertainty, true, quality);
  }
}
