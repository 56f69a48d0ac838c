package io.greenai.report.footprint;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.Quality;
import io.greenai.report.org.RestFraction;
import java.math.BigDecimal;

/** Metered energy and the unmetered rest: what IT equipment draws, the only kind that WUE meets. */
public record ItEnergy(Estimate microjoules) {

  public static final ItEnergy ZERO = new ItEnergy(Estimate.ZERO);

  public ItEnergy {
    requireNonNull(microjoules, "microjoules");
  }

  public static ItEnergy of(MeteredEnergy metered, UnmeteredRest rest) {
    Estimate estimate = metered.estimate();
    if (rest instanceof UnmeteredRest.Modelled modelled) {
      RestFraction fraction = modelled.fraction();
      Band factor =
          new Band(
              BigDecimal.ONE.add(fraction.low()),
              BigDecimal.ONE.add(fraction.central()),
              BigDecimal.ONE.add(fraction.high()));
      return new ItEnergy(
          new Estimate(
              estimate.band().times(factor), false, estimate.quality().worse(Quality.MODELLED)));
    }
    return new ItEnergy(rest instanceof UnmeteredRest.Unknown ? estimate.atLeast() : estimate);
  }

  ItEnergy plus(ItEnergy other) {
    return new ItEnergy(microjoules.plus(other.microjoules));
  }
}
