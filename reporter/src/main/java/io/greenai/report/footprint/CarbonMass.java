package io.greenai.report.footprint;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/** A mass of greenhouse gases, gCO2e. */
public record CarbonMass(Estimate grams) {
  private static final BigDecimal MICROJOULES_PER_KILOWATT_HOUR = new BigDecimal("3600000000000");

  public CarbonMass {
    requireNonNull(grams, "grams");
  }

  /** Facility energy times a grid factor in gCO2e/kWh. The factor's own error is not included. */
  public static CarbonMass of(FacilityEnergy energy, BigDecimal gramsPerKilowattHour) {
    Estimate facility = energy.microjoules();
    return new CarbonMass(
        new Estimate(
            facility.band().times(gramsPerKilowattHour).dividedBy(MICROJOULES_PER_KILOWATT_HOUR),
            facility.lowerBound(),
            facility.quality()));
  }

  CarbonMass plus(CarbonMass other) {
    return new CarbonMass(grams.plus(other.grams));
  }
}
