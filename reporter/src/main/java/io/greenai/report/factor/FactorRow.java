package io.greenai.report.factor;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One row of a table.
 *
 * @param key a country (ISO 3166-1 alpha-2), part of one (ISO 3166-2, eGRID), a cloud region
 *     ({@code aws:eu-central-1}), a site ({@code site:NAME}), a device or a fuel
 * @param text the value as the table has it
 * @param range what sources between them state, where they differ
 * @param year that the value is for
 * @param source of this row
 */
public record FactorRow(
    TableManifest table,
    String key,
    String text,
    Optional<ValueRange> range,
    int year,
    String source) {
  public FactorRow {
    requireNonNull(table, "table");
    requireNonNull(key, "key");
    requireNonNull(text, "text");
    requireNonNull(range, "range");
    requireNonNull(source, "source");
  }

  /** The value as an exact number. */
  public BigDecimal value() {
    return new BigDecimal(text);
  }

  /** {@code table/key/year}, by which a report names the row. */
  public String id() {
    return table.id() + "/" + key + "/" + year;
  }

  /** Whether outputs that leave the organisation must not show the value. */
  public boolean isInternal() {
    return table.redistribution() == Redistribution.INTERNAL;
  }
}
