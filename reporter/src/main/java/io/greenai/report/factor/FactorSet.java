package io.greenai.report.factor;

import static java.util.Objects.requireNonNull;

import io.greenai.report.factor.FactorChoice.Assumed;
import io.greenai.report.factor.FactorChoice.Missing;
import io.greenai.report.factor.FactorChoice.Published;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A pinned collection of tables. Immutable and safe for use by many threads.
 *
 * @param id names the set on a report
 * @param sha256 of the manifest, which holds the hash of every table: one hash pins them all
 * @param rows by {@link FactorRow#id()}
 */
public record FactorSet(
    String id, String sha256, List<TableManifest> tables, SortedMap<String, FactorRow> rows) {
  public FactorSet {
    requireNonNull(id, "id");
    requireNonNull(sha256, "sha256");
    tables = List.copyOf(tables);
    rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
  }

  /**
   * The carbon intensity of a country's grid. A lifecycle row never stands in for a direct one, nor
   * the other way round.
   *
   * @param country ISO 3166-1 alpha-2
   */
  public FactorChoice gridIntensity(String country, FactorBoundary boundary) {
    return tables.stream()
        .filter(table -> table.id().startsWith("grid-") && table.boundary() == boundary)
        .flatMap(table -> row(table.id(), country).stream())
        .findFirst()
        .<FactorChoice>map(Published::new)
        .orElseGet(() -> new Missing("no " + boundary.id() + " factor for " + country));
  }

  /**
   * The PUE of a cloud region, or that of cloud sites in general where its provider states none.
   */
  public FactorChoice cloudPue(String provider, String region) {
    return row("pue-provider", provider + ":" + region)
        .<FactorChoice>map(Published::new)
        .orElseGet(() -> defaultPue("cloud"));
  }

  /** The PUE assumed for a kind of site: {@code own}, {@code laptop} or {@code cloud}. */
  public FactorChoice defaultPue(String kindOfSite) {
    return row("pue-default", kindOfSite)
        .<FactorChoice>map(Assumed::new)
        .orElseGet(() -> new Missing("no PUE for a site of kind " + kindOfSite));
  }

  /** The country that a cloud region stands in, as ISO 3166-1 alpha-2. */
  public Optional<String> countryOf(String provider, String region) {
    return row("cloud-region-country", provider + ":" + region).map(FactorRow::text);
  }

  /** All regions that {@link #countryOf} knows, each as {@code provider:region}. */
  public List<String> cloudRegions() {
    return rows.values().stream()
        .filter(row -> row.table().id().equals("cloud-region-country"))
        .map(FactorRow::key)
        .toList();
  }

  /** How a country's electricity was generated. */
  public Optional<GenerationMix> generationMix(String country) {
    return row("mix-fossil-owid", country)
        .flatMap(
            fossil ->
                row("mix-nuclear-owid", country)
                    .flatMap(
                        nuclear ->
                            row("mix-renewable-owid", country)
                                .map(renewable -> new GenerationMix(fossil, nuclear, renewable))));
  }

  private Optional<FactorRow> row(String table, String key) {
    return Optional.ofNullable(rows.get(table + "/" + key));
  }
}
