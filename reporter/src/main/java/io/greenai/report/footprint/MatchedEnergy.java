package io.greenai.report.footprint;

import io.greenai.report.ingest.MatchedSums;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The parts of some energy whose time has an intensity, by the series that has it. Immutable.
 *
 * @param bySeries by {@link io.greenai.report.factor.series.IntensitySeries#id()}
 */
public record MatchedEnergy(SortedMap<String, Matched> bySeries) {

  public static final MatchedEnergy NONE = new MatchedEnergy(Collections.emptySortedMap());

  public MatchedEnergy {
    bySeries = Collections.unmodifiableSortedMap(new TreeMap<>(bySeries));
  }

  static MatchedEnergy of(SortedMap<String, MatchedSums> sums) {
    SortedMap<String, Matched> bySeries = new TreeMap<>();
    sums.forEach((series, sum) -> bySeries.put(series, Matched.of(sum)));
    return new MatchedEnergy(bySeries);
  }

  /** In one series; nothing where it has no intensity for any of the time. */
  public Matched in(String series) {
    return bySeries.getOrDefault(series, Matched.NONE);
  }

  MatchedEnergy plus(MatchedEnergy other) {
    if (other.bySeries.isEmpty()) {
      return this;
    }
    SortedMap<String, Matched> sum = new TreeMap<>(bySeries);
    other.bySeries.forEach((series, matched) -> sum.merge(series, matched, Matched::plus));
    return new MatchedEnergy(sum);
  }

  /** A share of the energy, whatever its time; below 0 to take it away. */
  MatchedEnergy times(BigDecimal share) {
    SortedMap<String, Matched> scaled = new TreeMap<>();
    bySeries.forEach((series, matched) -> scaled.put(series, matched.times(share)));
    return new MatchedEnergy(scaled);
  }
}
