package io.greenai.report.footprint;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/** A mass of greenhouse gases, gCO2e. */
public record CarbonMass(Estimate grams) {
  private static final BigDecimal MICROJOULES_PER_KILOWATT_HOUR = new BigDecimal("3600000000000");

  public CarbonMass {
    requireNonNull(grams, "grams");
  }

  /** Facility energy times a grid factor in gCO2e/kWh. */
  public static CarbonMass of(FacilityEnergy energy, Estimate gramsPerKilowattHour) {
    return new CarbonMass(
        energy.microjoules().times(gramsPerKilowattHour).dividedBy(MICROJOULES_PER_KILOWATT_HOUR));
  }

  public CarbonMass plus(CarbonMass other) {
    return new CarbonMass(grams.plus(other.grams));
  }
}
