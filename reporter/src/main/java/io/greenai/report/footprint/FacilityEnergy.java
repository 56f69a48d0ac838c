package io.greenai.report.footprint;

import static java.util.Objects.requireNonNull;

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

  FacilityEnergy plus(FacilityEnergy other) {
    return new FacilityEnergy(microjoules.plus(other.microjoules));
  }
}
