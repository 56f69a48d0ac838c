package io.greenai.report.disclose.model;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A factor that the report used.
 *
 * @param value as published, printed in full; null where it must not leave the organisation
 * @param unit for example {@code g CO2e/kWh}
 * @param boundary {@code direct} or {@code lifecycle}; for others what it covers
 * @param vintage the year or interval that it is valid for
 * @param fingerprint tells a value that must not leave the organisation from another one, so that a
 *     change of it can be named; empty for others, and in no report
 */
public record FactorRow(
    String id,
    String name,
    @Nullable BigDecimal value,
    String unit,
    String boundary,
    String vintage,
    String source,
    String licence,
    String fingerprint) {

  /** One that may be printed. */
  public FactorRow(
      String id,
      String name,
      @Nullable BigDecimal value,
      String unit,
      String boundary,
      String vintage,
      String source,
      String licence) {
    this(id, name, value, unit, boundary, vintage, source, licence, "");
  }

  public FactorRow {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(source, "source");
  }

  /** The value with its unit, or that it is internal. */
  public String shown() {
    return value == null ? "internal" : (value.toPlainString() + " " + unit).strip();
  }
}
