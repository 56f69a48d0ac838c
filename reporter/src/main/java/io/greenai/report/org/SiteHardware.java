package io.greenai.report.org;

import static java.util.Objects.requireNonNull;

import io.greenai.report.factor.FactorRow;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The machine that hosts of a site are made of, or the part of a provider's that an instance takes.
 *
 * @param embodiedGrams greenhouse gases of making it, gCO2e
 * @param lifetimeYears over which they are written off
 * @param host the row of a factor table that {@code embodiedGrams} are a part of; absent where the
 *     organisation states them itself
 */
public record SiteHardware(
    BigDecimal embodiedGrams, BigDecimal lifetimeYears, String source, Optional<FactorRow> host) {
  public SiteHardware {
    requireNonNull(embodiedGrams, "embodiedGrams");
    requireNonNull(lifetimeYears, "lifetimeYears");
    requireNonNull(source, "source");
    requireNonNull(host, "host");
  }
}
