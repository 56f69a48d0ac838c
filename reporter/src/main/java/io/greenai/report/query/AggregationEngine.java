package io.greenai.report.query;

import io.greenai.report.ingest.RunSlot;
import io.greenai.report.time.Period;
import java.util.SortedMap;

/**
 * Sums slots into totals. All engines give the same totals, to the microjoule; they differ in how
 * many slots they can hold. Not safe for use by several threads.
 */
public interface AggregationEngine {

  /** Adds a slot to every period that it is in. */
  void accept(RunSlot slot);

  /** The totals of every period that the engine was made for, by label and zone. */
  SortedMap<Period, Totals> totals();
}
