package io.greenai.report.org;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * The retirement or cancellation of an instrument on somebody's behalf, after which nobody else can
 * claim it.
 *
 * @param on the day of it, never one that is still to come
 * @param record where it is kept and for whom: registry, number, beneficiary
 */
public record Retirement(LocalDate on, String record) {
  public Retirement {
    requireNonNull(on, "on");
    requireNonNull(record, "record");
  }
}
