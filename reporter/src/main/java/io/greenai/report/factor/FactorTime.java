package io.greenai.report.factor;

import java.util.Optional;

/**
 * When a factor must hold.
 *
 * @param year that is calculated: a factor for it is taken, else the newest for an earlier year
 */
public record FactorTime(int year) {
  /** Whatever is newest. */
  static final FactorTime LATEST = new FactorTime(Integer.MAX_VALUE);

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
