package io.greenai.report.statement;

import io.greenai.report.time.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What a row states, and the days of UTC that it is about.
 *
 * @param last the last of the days
 */
record DatedStatement(LocalDate first, LocalDate last, RegionStatement statement) {

  /** From a range of which the end may be the midnight after its last day. */
  static DatedStatement between(Instant start, Instant end, RegionStatement statement) {
    return new DatedStatement(
        start.atZone(ZoneOffset.UTC).toLocalDate(),
        end.minusNanos(1).atZone(ZoneOffset.UTC).toLocalDate(),
        statement);
  }

  /**
   * Whether all of its days are in a period. Providers' days are those of UTC, a period's those of
   * its zone: the hours between are not told apart.
   */
  boolean isWithin(Period period) {
    return !first.isBefore(period.firstDay()) && !last.isAfter(period.lastDay());
  }

  boolean overlaps(Period period) {
    return !last.isBefore(period.firstDay()) && !first.isAfter(period.lastDay());
  }
}
