package io.greenai.agent.attribute;

import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Posting;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Keeps the books: samples in, postings out.
 *
 * <p>Energy goes down in three steps. What the host would have used had it done nothing is {@code
 * host.idle}. The rest is split between this process and others by CPU time, which an operating
 * system counts for every process and to which power above idle is close to proportional. The
 * process's part is split between models and {@code jvm.*} by CPU time again: that of Java threads
 * while they are inside calls of a model, and that of the native threads that work for it, which
 * for a model with a worker pool is most of it. Of meters that count in steps the three are taken
 * step by step ({@link CounterSteps}). In every domain the postings sum to the meters of role
 * {@code part} exactly.
 *
 * <p>Not safe for use by several threads.
 */
public final class WindowBook {
  private final CpuBook cpu = new CpuBook();
  private final CounterSteps steps = new CounterSteps();
  private WindowTotals totals = new WindowTotals(steps);

  /** Books one interval. Intervals follow each other without a gap or an overlap. */
  public void add(Sample sample) {
    totals.add(sample, cpu.split(sample));
  }

  /**
   * Ends the window and opens the next.
   *
   * @param loaded one for each model that was loaded at any time in the window; each gets a
   *     posting, be it of 0 uJ
   */
  public WindowEntries close(Collection<ModelCounters> loaded) {
    WindowEntries entries = totals.entries(loaded);
    totals = new WindowTotals(steps);
    Set<ModelKey> known = new HashSet<>();
    for (Posting posting : entries.postings()) {
      if (posting.model() != null) {
        known.add(posting.model());
      }
    }
    cpu.forgetAllBut(known);
    return entries;
  }
}
