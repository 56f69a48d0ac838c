package io.greenai.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Time or data that the ledger lacks, and why.
 *
 * @param start the wall-clock instant from which it lacks it
 * @param durationNanos how long, 0 or more
 * @param reason for example {@code disk-full}, {@code meter-failed}, {@code paused}
 * @param windowsLost windows that were measured but could not be kept
 */
public record Gap(Instant start, long durationNanos, String reason, long windowsLost) {
  public Gap {
    requireNonNull(start, "start");
    requireNonNull(reason, "reason");
  }
}
