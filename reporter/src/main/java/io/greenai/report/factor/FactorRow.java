package io.greenai.report.factor;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * One row of a table.
 *
 * @param key a country (ISO 3166-1 alpha-2), a cloud region ({@code aws:eu-central-1}) or a kind of
 *     site
 * @param text the value as the table has it
 * @param year that the value is for
 * @param source of this row
 */
public record FactorRow(TableManifest table, String key, String text, int year, String source) {
  public FactorRow {
    requireNonNull(table, "table");
    requireNonNull(key, "key");
    requireNonNull(text, "text");
    requireNonNull(source, "source");
  }

  /** The value as an exact number. */
  public BigDecimal value() {
    return new BigDecimal(text);
  }

  /** {@code table/key}, by which a report names the row. */
  public String id() {
    return table.id() + "/" + key;
  }
}
