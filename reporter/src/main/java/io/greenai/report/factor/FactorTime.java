package io.greenai.report.factor;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Optional;

/**
 * When a factor must hold, in both senses of time.
 *
 * @param year that is calculated: a factor for it is taken, else the newest for an earlier year
 * @param recordedBy the last day of which a table's record is known
 */
public record FactorTime(int year, LocalDate recordedBy) {
  /** Whatever is newest. */
  static final FactorTime LATEST = new FactorTime(Integer.MAX_VALUE, LocalDate.MAX);

  public FactorTime {
    requireNonNull(recordedBy, "recordedBy");
  }

  boolean knows(TableManifest table) {
    return !table.recordedAt().isAfter(recordedBy);
  }

  boolean reaches(FactorRow row) {
    return !row.table().quantity().isYearly() || row.year() <= year;
  }

  /** {@code proxy 2023} where a row for an earlier year stands in for the one that is asked for. */
  Optional<String> proxy(FactorRow row) {
    return year != Integer.MAX_VALUE && row.table().quantity().isYearly() && row.year() < year
        ? Optional.of("proxy " + row.year())
        : Optional.empty();
  }
}
