package io.greenai.report.footprint;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.Quality;
import java.math.BigDecimal;
import java.util.Optional;

/** IT energy times PUE: what is drawn from the grid, the only kind that grid factors meet. */
public record FacilityEnergy(Estimate microjoules) {

  public static final FacilityEnergy ZERO = new FacilityEnergy(Estimate.ZERO);

  public FacilityEnergy {
    requireNonNull(microjoules, "microjoules");
  }

  /** Without a PUE the IT energy is all that is known of it, and it is a lower bound. */
  public static FacilityEnergy of(ItEnergy it, Optional<Estimate> pue) {
    return new FacilityEnergy(
        pue.map(it.microjoules()::times).orElseGet(it.microjoules()::atLeast));
  }

  /** What is drawn where somebody else draws what cooling and power supply take. */
  static FacilityEnergy withoutOverhead(ItEnergy it) {
    return new FacilityEnergy(it.microjoules());
  }

  /** What cooling and power supply take: IT energy times what PUE is above 1. */
  static FacilityEnergy overhead(ItEnergy it, Optional<Estimate> pue) {
    return of(
        it,
        pue.map(
            factor ->
                new Estimate(
                    factor.central().subtract(BigDecimal.ONE),
                    factor.uncertainty(),
                    factor.lowerBound(),
                    factor.quality())));
  }

  FacilityEnergy times(BigDecimal share) {
    return new FacilityEnergy(microjoules.times(share, Quality.MEASURED));
  }

  FacilityEnergy plus(FacilityEnergy other) {
    return new FacilityEnergy(microjoules.plus(other.microjoules));
  }
}
