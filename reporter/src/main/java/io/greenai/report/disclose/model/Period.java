package io.greenai.report.disclose.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.ZoneId;

/**
 * The time that a report covers.
 *
 * @param label for example {@code 2026-Q4}
 * @param zone in which the period begins and ends at midnight
 * @param start first instant
 * @param end first instant that is no longer part of it
 */
public record Period(String label, ZoneId zone, Instant start, Instant end) {
  public Period {
    requireNonNull(label, "label");
    requireNonNull(zone, "zone");
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException(
          "A period's end must be after its start, but was " + start + " to " + end);
    }
  }
}
