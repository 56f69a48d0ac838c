package io.greenai.report.org;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * What the organisation charges itself for emissions.
 *
 * @param perTonne of CO2e, above 0
 * @param currency ISO 4217
 */
public record CarbonPrice(BigDecimal perTonne, String currency, Type type) {

  /** Kinds of internal carbon pricing schemes, as ESRS E1-8 tells them apart. */
  public enum Type {
    INTERNAL_FEE("internal-fee"),
    CAPEX_SHADOW_PRICE("capex-shadow-price"),
    RESEARCH_SHADOW_PRICE("research-shadow-price"),
    IMPAIRMENT_TESTING("impairment-testing");

    private final String id;

    Type(String id) {
      this.id = id;
    }

    /** The name in a file and on a report. */
    public String id() {
      return id;
    }
  }

  /** As a report prints it. */
  public String text() {
    return perTonne.toPlainString() + " " + currency + " per t CO2e, " + type.id();
  }

  public CarbonPrice {
    requireNonNull(perTonne, "perTonne");
    requireNonNull(currency, "currency");
    requireNonNull(type, "type");
  }
}
