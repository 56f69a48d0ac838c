package io.greenai.report.org;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Electricity of a whole site, whatever it was used for, as a bill or a meter states it.
 *
 * @param first first day
 * @param last last day
 */
public record SiteConsumption(
    LocalDate first, LocalDate last, BigDecimal microjoules, String source) {
  public SiteConsumption {
    requireNonNull(microjoules, "microjoules");
    requireNonNull(source, "source");
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("consumption from " + first + " ends on " + last);
    }
  }
}
