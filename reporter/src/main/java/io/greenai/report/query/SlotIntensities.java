package io.greenai.report.query;

import static java.util.Objects.requireNonNull;

import io.greenai.report.ingest.MatchedSums;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Intensities of the grid by time, which energy is weighed with while it is summed: the only
 * numbers of that kind that aggregation has to know, as a table of quarter-hours.
 */
@FunctionalInterface
public interface SlotIntensities {

  /** Nowhere is one known. */
  SlotIntensities NONE = (service, environment, slot) -> List.of();

  /** What series tell of the grid that a service runs on, in the quarter-hour from {@code slot}. */
  List<SlotIntensity> at(String service, String environment, Instant slot);

  /**
   * The intensity of a quarter-hour.
   *
   * @param series that it is from
   * @param estimated rather than computed from what was generated
   */
  record SlotIntensity(String series, long microgramsPerKwh, boolean estimated) {
    public SlotIntensity {
      requireNonNull(series, "series");
    }
  }

  /** Energy of a service in a quarter-hour, as far as it has intensities, by series. */
  default SortedMap<String, MatchedSums> match(
      String service, String environment, Instant slot, BigInteger microjoules) {
    SortedMap<String, MatchedSums> matched = new TreeMap<>();
    if (microjoules.signum() != 0) {
      for (SlotIntensity one : at(service, environment, slot)) {
        matched.put(
            one.series(), MatchedSums.of(microjoules, one.microgramsPerKwh(), one.estimated()));
      }
    }
    return matched;
  }
}
