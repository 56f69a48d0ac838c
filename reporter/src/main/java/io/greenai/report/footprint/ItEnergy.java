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
      return new ItEnergy(estimate.times(onePlus(modelled)));
    }
    return new ItEnergy(rest instanceof UnmeteredRest.Unknown ? estimate.atLeast() : estimate);
  }

  private static Estimate onePlus(UnmeteredRest.Modelled rest) {
    RestFraction fraction = rest.fraction();
    return new Estimate(
        BigDecimal.ONE.add(fraction.central()),
        Uncertainty.within(
            ErrorSource.unmeteredRest(rest.site()),
            new Band(fraction.low(), fraction.central(), fraction.high())),
        false,
        Quality.MODELLED);
  }

  ItEnergy plus(ItEnergy other) {
    return new ItEnergy(microjoules.plus(other.microjoules));
  }
}
