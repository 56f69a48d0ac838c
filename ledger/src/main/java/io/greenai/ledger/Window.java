package io.greenai.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * An interval over which energy is booked. In each domain the postings sum to the meters of role
 * {@code part}, exactly.
 *
 * @param seq counts the windows of a run from 0
 * @param start wall-clock start, UTC, millisecond precision
 * @param durationNanos by the monotonic clock
 */
public record Window(
    long seq,
    Instant start,
    long durationNanos,
    List<MeterReading> meters,
    List<Posting> postings,
    List<Gap> gaps)
    implements LedgerRecord {
  public Window {
    requireNonNull(start, "start");
    meters = List.copyOf(meters);
    postings = List.copyOf(postings);
    gaps = List.copyOf(gaps);
  }
}
