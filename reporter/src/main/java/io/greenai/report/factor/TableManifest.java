package io.greenai.report.factor;

import static java.util.Objects.requireNonNull;

/**
 * What is known of a table as a whole.
 *
 * @param id also its file name, less {@code .csv}
 * @param licence an SPDX id, or {@code Published-Figure} for figures that their own publisher
 *     states in public
 * @param vintage the year of most of its rows
 * @param gases {@code CO2} or {@code CO2e}
 * @param globalWarmingPotentials by which other gases were made into carbon dioxide equivalents, as
 *     the publisher states them: edition of the IPCC and time horizon
 * @param publishedAt when its publisher put out this edition: a year, month or day as in ISO 8601
 * @param sha256 of the table's bytes, in hex
 */
public record TableManifest(
    String id,
    String title,
    String publisher,
    String licence,
    Quantity quantity,
    String vintage,
    FactorBoundary boundary,
    Delivery delivery,
    ElectricityMix mix,
    String gases,
    String globalWarmingPotentials,
    Redistribution redistribution,
    String publishedAt,
    String url,
    String sha256) {
  public TableManifest {
    requireNonNull(id, "id");
    requireNonNull(quantity, "quantity");
    requireNonNull(sha256, "sha256");
  }

  /** Of its values. */
  public String unit() {
    return quantity.unit();
  }
}
