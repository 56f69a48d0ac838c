package io.greenai.report.factor;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A pinned collection of tables. Immutable and safe for use by many threads.
 *
 * @param id names the set on a report
 * @param sha256 of the manifest, which holds the hash of every table: one hash pins them all
 * @param tables of equal rank the first one wins
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

  /** The factors for a year that is calculated. */
  public FactorsAt at(int year) {
    return new FactorsAt(this, new FactorTime(year));
  }

  /**
   * The set as it was when fewer tables were known.
   *
   * @param label what it is called
   * @param hash its hash then
   */
  public FactorSet with(Predicate<TableManifest> known, String label, String hash) {
    SortedMap<String, FactorRow> ofKnown = new TreeMap<>(rows);
    ofKnown.values().removeIf(row -> !known.test(row.table()));
    return new FactorSet(label, hash, tables.stream().filter(known).toList(), ofKnown);
  }

  /** The newest factors that there are, whatever the year. */
  public FactorsAt latest() {
    return new FactorsAt(this, FactorTime.LATEST);
  }

  /** All cloud regions whose country is known, each as {@code provider:region}. */
  public List<String> cloudRegions() {
    return rows.values().stream()
        .filter(row -> row.table().quantity() == Quantity.COUNTRY)
        .map(FactorRow::key)
        .toList();
  }

  /** Subregions of the United States' grid by eGRID, each as {@code US-CAMX}. */
  public List<String> egridSubregions() {
    return rows.values().stream()
        .filter(row -> row.table().quantity() == Quantity.GRID_INTENSITY)
        .map(FactorRow::key)
        .filter(key -> key.matches("US-[A-Z]{4}"))
        .distinct()
        .sorted()
        .toList();
  }

  Optional<FactorRow> find(Quantity quantity, String key, FactorTime time) {
    return find(table -> table.quantity() == quantity, key, time);
  }

  /** The newest row that {@code time} reaches; of equally new ones that of the first table. */
  Optional<FactorRow> find(Predicate<TableManifest> wanted, String key, FactorTime time) {
    return tables.stream()
        .filter(wanted)
        .flatMap(table -> years(table.id() + "/" + key).values().stream())
        .filter(time::reaches)
        .reduce((best, row) -> NEWEST.compare(row, best) > 0 ? row : best);
  }

  Optional<FactorRow> row(String table, String key, int year) {
    return Optional.ofNullable(rows.get(table + "/" + key + "/" + year));
  }

  private static final Comparator<FactorRow> NEWEST = Comparator.comparingInt(FactorRow::year);

  /** Rows of one key: their ids share all but the year, and '0' follows '/'. */
  private SortedMap<String, FactorRow> years(String tableAndKey) {
    return rows.subMap(tableAndKey + "/", tableAndKey + "0");
  }
}
