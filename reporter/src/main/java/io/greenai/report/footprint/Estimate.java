package io.greenai.report.footprint;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.Quality;
import java.math.BigDecimal;

/**
 * A band with what has to be said about it.
 *
 * @param lowerBound whether something that belongs in it is unknown, so that it reads "at least"
 * @param quality the worst of all that it is made of
 */
public record Estimate(Band band, boolean lowerBound, Quality quality) {

  public static final Estimate ZERO = new Estimate(Band.ZERO, false, Quality.MEASURED);

  public Estimate {
    requireNonNull(band, "band");
    requireNonNull(quality, "quality");
  }

  public BigDecimal central() {
    return band.central();
  }

  public Estimate plus(Estimate other) {
    return new Estimate(
        band.plus(other.band), lowerBound || other.lowerBound, quality.worse(other.quality));
  }

  public Estimate times(BigDecimal factor, Quality ofFactor) {
    return new Estimate(band.times(factor), lowerBound, quality.worse(ofFactor));
  }

  Estimate atLeast() {
    return new Estimate(band, true, quality);
  }
}
