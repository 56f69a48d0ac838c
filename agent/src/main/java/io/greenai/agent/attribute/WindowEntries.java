package io.greenai.agent.attribute;

import io.greenai.ledger.Gap;
import io.greenai.ledger.MeterReading;
import io.greenai.ledger.Posting;
import io.greenai.ledger.Window;
import java.time.Instant;
import java.util.List;

/**
 * The books of a closed window.
 *
 * @param durationNanos sum of the intervals of its samples
 * @param meters in the order of their ids
 * @param postings the models in the order of their keys, then the other accounts; per domain they
 *     sum to the meters of role {@code part}
 */
public record WindowEntries(long durationNanos, List<MeterReading> meters, List<Posting> postings) {
  public WindowEntries {
    meters = List.copyOf(meters);
    postings = List.copyOf(postings);
  }

  /** The ledger's line for these entries. */
  public Window toWindow(long seq, Instant start, List<Gap> gaps) {
    return new Window(seq, start, durationNanos, meters, postings, gaps);
  }
}
