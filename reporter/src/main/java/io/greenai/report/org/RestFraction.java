package io.greenai.report.org;

import java.math.BigDecimal;

/**
 * What a machine draws beyond its meters (board, fans, disks, power supply loss) as a fraction of
 * the metered energy; a model with a band, never a measurement.
 */
public record RestFraction(BigDecimal low, BigDecimal central, BigDecimal high, String source) {
  public RestFraction {
    if (low.compareTo(central) > 0 || central.compareTo(high) > 0) {
      throw new IllegalArgumentException(
          "An unmetered rest runs from low to central to high, not "
              + low
              + ", "
              + central
              + ", "
              + high);
    }
  }
}
