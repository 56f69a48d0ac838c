package io.greenai.report.org;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the organisation chose for its reports.
 *
 * @param materialityPercent change of a figure from which an earlier report is restated, above 0
 */
public record ReportingPolicy(
    Optional<BaseYear> baseYear,
    Optional<BigDecimal> materialityPercent,
    Optional<CarbonPrice> internalCarbonPrice) {

  public static final ReportingPolicy NONE =
      new ReportingPolicy(Optional.empty(), Optional.empty(), Optional.empty());

  public ReportingPolicy {
    requireNonNull(baseYear, "baseYear");
    requireNonNull(materialityPercent, "materialityPercent");
    requireNonNull(internalCarbonPrice, "internalCarbonPrice");
  }
}
