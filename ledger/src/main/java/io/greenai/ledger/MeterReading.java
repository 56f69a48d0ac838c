package io.greenai.ledger;

import static java.util.Objects.requireNonNull;

/**
 * What one meter counted over one window.
 *
 * @param meterId the id that the header declares, for example {@code rapl:package-0}
 * @param energyMicrojoules 0 or more, below 10^18
 */
public record MeterReading(String meterId, Domain domain, MeterRole role, long energyMicrojoules) {
  public MeterReading {
    requireNonNull(meterId, "meterId");
    requireNonNull(domain, "domain");
    requireNonNull(role, "role");
  }
}
