package io.greenai.report.footprint;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.Quality;
import io.greenai.report.factor.FactorChoice;
import java.math.BigDecimal;
import java.util.Optional;

/** IT energy times PUE: what is drawn from the grid, the only kind that grid factors meet. */
public record FacilityEnergy(Estimate microjoules) {

  public static final FacilityEnergy ZERO = new FacilityEnergy(Estimate.ZERO);

  public FacilityEnergy {
    requireNonNull(microjoules, "microjoules");
  }

  /** Without a PUE the IT energy is all that is known of it, and it is a lower bound. */
  public static FacilityEnergy of(ItEnergy it, FactorChoice pue) {
    Optional<BigDecimal> factor = pue.value();
    if (factor.isEmpty()) {
      return new FacilityEnergy(it.microjoules().atLeast());
    }
    Quality quality =
        pue instanceof FactorChoice.Assumed ? Quality.ASSUMED : it.microjoules().quality();
    return new FacilityEnergy(it.microjoules().times(factor.get(), quality));
  }

  FacilityEnergy plus(FacilityEnergy other) {
    return new FacilityEnergy(microjoules.plus(other.microjoules));
  }
}
