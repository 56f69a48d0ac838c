package io.greenai.report.query;

import io.greenai.report.ingest.RunSlot;
import io.greenai.report.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The engine in plain Java that all others are held against. Memory grows with hosts, slots and
 * models, not with windows of processes.
 */
public final class ReferenceEngine implements AggregationEngine {
  private final List<PeriodSums> periods;

  public ReferenceEngine(Collection<Period> periods) {
    this(periods, SlotIntensities.NONE);
  }

  /** An engine that weighs energy with {@code intensities} as well. */
  public ReferenceEngine(Collection<Period> periods, SlotIntensities intensities) {
    this.periods =
        periods.stream().distinct().map(period -> new PeriodSums(period, intensities)).toList();
  }

  @Override
  public void accept(RunSlot slot) {
    for (PeriodSums sums : periods) {
      if (sums.period().contains(slot.slotStart())) {
        sums.add(slot);
      }
    }
  }

  @Override
  public SortedMap<Period, Totals> totals() {
    SortedMap<Period, Totals> totals = new TreeMap<>();
    periods.forEach(sums -> totals.put(sums.period(), sums.totals()));
    return totals;
  }
}
