package io.greenai.report.factor;

import static java.util.Objects.requireNonNull;

/**
 * What is known of a table as a whole.
 *
 * @param id also its file name, less {@code .csv}
 * @param licence an SPDX-like id, or {@code Published-Figure} for figures that their own publisher
 *     states in public
 * @param vintage the year of most of its rows
 * @param delivery where the kilowatt-hour is counted: {@code generation} or {@code consumer}
 * @param mix {@code production}, {@code consumption}, {@code residual} or {@code supplier}
 * @param gases {@code CO2} or {@code CO2e}
 * @param unit of its values
 * @param redistribution {@code bundled} where the licence lets the table travel with this program
 * @param sha256 of the table's bytes, in hex
 */
public record TableManifest(
    String id,
    String title,
    String publisher,
    String licence,
    String vintage,
    FactorBoundary boundary,
    String delivery,
    String mix,
    String gases,
    String unit,
    String redistribution,
    String url,
    String sha256) {
  public TableManifest {
    requireNonNull(id, "id");
    requireNonNull(sha256, "sha256");
  }
}
