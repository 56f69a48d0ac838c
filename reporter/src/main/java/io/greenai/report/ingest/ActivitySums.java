package io.greenai.report.ingest;

import static java.math.BigInteger.ZERO;

import io.greenai.ledger.LatencyHistogram;
import io.greenai.ledger.ModelActivity;
import io.greenai.ledger.Ownership;
import io.greenai.ledger.Posting;
import java.math.BigInteger;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a model did.
 *
 * @param items things processed, by their unit: unlike units are never added
 * @param ownership the worst of how its CPU time was found
 * @param latency of all calls together, absent where there were none
 * @param settings each way in which its sessions were opened, as far as postings tell
 */
public record ActivitySums(
    BigInteger invocations,
    Map<String, BigInteger> items,
    BigInteger errors,
    BigInteger busyNanos,
    BigInteger inFlightNanos,
    BigInteger nativeCpuNanos,
    BigInteger spinCpuNanos,
    BigInteger loadedNanos,
    Ownership ownership,
    @Nullable LatencyHistogram latency,
    Set<Map<String, String>> settings) {

  public static final ActivitySums NONE =
      new ActivitySums(
          ZERO, Map.of(), ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, Ownership.EXACT, null, Set.of());

  public ActivitySums {
    items = Collections.unmodifiableMap(new TreeMap<>(items));
    settings = Set.copyOf(settings);
  }

  static ActivitySums of(Posting posting) {
    ModelActivity activity = posting.activity();
    if (activity == null) {
      return NONE;
    }
    Ownership ownership = posting.ownership();
    return new ActivitySums(
        BigInteger.valueOf(activity.invocations()),
        Map.of(activity.itemUnit(), BigInteger.valueOf(activity.items())),
        BigInteger.valueOf(activity.errors()),
        BigInteger.valueOf(activity.busyNanos()),
        BigInteger.valueOf(activity.inFlightNanos()),
        BigInteger.valueOf(activity.nativeCpuNanos()),
        BigInteger.valueOf(activity.spinCpuNanos()),
        BigInteger.valueOf(activity.loadedNanos()),
        ownership == null ? Ownership.EXACT : ownership,
        activity.latency(),
        activity.settings().isEmpty() ? Set.of() : Set.of(activity.settings()));
  }

  /** Items of all units. */
  public BigInteger totalItems() {
    return items.values().stream().reduce(ZERO, BigInteger::add);
  }

  public ActivitySums plus(ActivitySums other) {
    Map<String, BigInteger> allItems = new TreeMap<>(items);
    other.items.forEach((unit, count) -> allItems.merge(unit, count, BigInteger::add));
    return new ActivitySums(
        invocations.add(other.invocations),
        allItems,
        errors.add(other.errors),
        busyNanos.add(other.busyNanos),
        inFlightNanos.add(other.inFlightNanos),
        nativeCpuNanos.add(other.nativeCpuNanos),
        spinCpuNanos.add(other.spinCpuNanos),
        loadedNanos.add(other.loadedNanos),
        ownership.worse(other.ownership),
        merged(latency, other.latency),
        union(settings, other.settings));
  }

  private static <T> Set<T> union(Set<T> a, Set<T> b) {
    if (a.containsAll(b)) {
      return a;
    }
    Set<T> union = new HashSet<>(a);
    union.addAll(b);
    return union;
  }

  private static @Nullable LatencyHistogram merged(
      @Nullable LatencyHistogram a, @Nullable LatencyHistogram b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.plus(b);
  }
}
