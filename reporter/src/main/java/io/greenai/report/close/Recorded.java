package io.greenai.report.close;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A line of the journal.
 *
 * @param seq from 0
 * @param at when it was recorded: before no later line, whatever the clock did
 */
public record Recorded(long seq, Instant at, Entry entry) {
  public Recorded {
    requireNonNull(at, "at");
    requireNonNull(entry, "entry");
  }
}
