package io.greenai.report.footprint;

import static java.util.stream.Collectors.groupingBy;

import io.greenai.report.ingest.LoadSums;
import io.greenai.report.query.LoadKey;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Which part of its host each load holds: {@code RR / ToR} of the Software Carbon Intensity. By the
 * CPU time that was reserved, used or not; on a host of which no reservation is known, by energy.
 */
public final class HostShares {
  private final Map<LoadKey, Estimate> shares = new HashMap<>();

  private HostShares() {}

  static HostShares of(
      SortedMap<LoadKey, LoadSums> loads, SortedMap<LoadKey, MeteredEnergy> energy) {
    HostShares shares = new HostShares();
    for (List<Entry<LoadKey, LoadSums>> host :
        loads.entrySet().stream().collect(groupingBy(load -> load.getKey().hostKey())).values()) {
      boolean reserved =
          host.stream().anyMatch(load -> load.getValue().reservedNanos().signum() > 0);
      Map<LoadKey, Estimate> weights = new HashMap<>();
      for (Entry<LoadKey, LoadSums> load : host) {
        weights.put(
            load.getKey(),
            reserved
                ? Estimate.exactly(new BigDecimal(load.getValue().reservedNanos()))
                : energy.getOrDefault(load.getKey(), MeteredEnergy.ZERO).estimate());
      }
      shares.add(weights);
    }
    return shares;
  }

  private void add(Map<LoadKey, Estimate> weights) {
    Estimate all = weights.values().stream().reduce(Estimate.ZERO, Estimate::plus);
    if (all.central().signum() > 0) {
      weights.forEach((key, weight) -> shares.put(key, weight.shareOf(all)));
    }
  }

  /** From 0 to 1; those of a host sum to 1. Absent where its host holds nothing. */
  public Optional<Estimate> of(LoadKey key) {
    return Optional.ofNullable(shares.get(key));
  }
}
