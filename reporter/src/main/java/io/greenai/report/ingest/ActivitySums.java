package io.greenai.report.ingest;

import static java.math.BigInteger.ZERO;

import io.greenai.ledger.LatencyHistogram;
import io.greenai.ledger.ModelActivity;
import io.greenai.ledger.Ownership;
import io.greenai.ledger.Posting;
import java.math.BigInteger;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a model did.
 *
 * @param items things processed, by their unit: unlike units are never added
 * @param ownershipMicrojoules its energy by how it was found
 * @param latency of all calls together, absent where there were none
 * @param settings each way in which its sessions were opened, as far as postings tell
 * @param tokens as the application states them
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
    Map<Ownership, BigInteger> ownershipMicrojoules,
    @Nullable LatencyHistogram latency,
    Set<Map<String, String>> settings,
    TokenSums tokens) {

  public static final ActivitySums NONE =
      new ActivitySums(
          ZERO,
          Map.of(),
          ZERO,
          ZERO,
          ZERO,
          ZERO,
          ZERO,
          ZERO,
          Map.of(),
          null,
          Set.of(),
          TokenSums.NONE);

  public ActivitySums {
    items = Collections.unmodifiableMap(new TreeMap<>(items));
    ownershipMicrojoules = owned(ownershipMicrojoules);
    settings = Set.copyOf(settings);
  }

  static ActivitySums of(Posting posting) {
    ModelActivity activity = posting.activity();
    if (activity == null) {
      return NONE;
    }
    Map<Ownership, BigInteger> owned = new EnumMap<>(Ownership.class);
    for (Ownership ownership : Ownership.values()) {
      owned.put(ownership, BigInteger.valueOf(posting.ownershipMicrojoules(ownership)));
    }
    return new ActivitySums(
        BigInteger.valueOf(activity.invocations()),
        Map.of(activity.itemUnit(), BigInteger.valueOf(activity.items())),
        BigInteger.valueOf(activity.errors()),
        BigInteger.valueOf(activity.busyNanos()),
        BigInteger.valueOf(activity.inFlightNanos()),
        BigInteger.valueOf(activity.nativeCpuNanos()),
        BigInteger.valueOf(activity.spinCpuNanos()),
        BigInteger.valueOf(activity.loadedNanos()),
        owned,
        activity.latency(),
        activity.settings().isEmpty() ? Set.of() : Set.of(activity.settings()),
        TokenSums.of(posting, activity));
  }

  private static Map<Ownership, BigInteger> owned(Map<Ownership, BigInteger> microjoules) {
    Map<Ownership, BigInteger> owned = new EnumMap<>(Ownership.class);
    owned.putAll(microjoules);
    return Collections.unmodifiableMap(owned);
  }

  /** The energy that was found in this way. */
  public BigInteger ownershipMicrojoules(Ownership found) {
    return ownershipMicrojoules.getOrDefault(found, ZERO);
  }

  /** Items of all units. */
  public BigInteger totalItems() {
    return items.values().stream().reduce(ZERO, BigInteger::add);
  }

  public ActivitySums plus(ActivitySums other) {
    Map<String, BigInteger> allItems = new TreeMap<>(items);
    other.items.forEach((unit, count) -> allItems.merge(unit, count, BigInteger::add));
    Map<Ownership, BigInteger> owned = new HashMap<>(ownershipMicrojoules);
    other.ownershipMicrojoules.forEach((found, uj) -> owned.merge(found, uj, BigInteger::add));
    return new ActivitySums(
        invocations.add(other.invocations),
        allItems,
        errors.add(other.errors),
        busyNanos.add(other.busyNanos),
        inFlightNanos.add(other.inFlightNanos),
        nativeCpuNanos.add(other.nativeCpuNanos),
        spinCpuNanos.add(other.spinCpuNanos),
        loadedNanos.add(other.loadedNanos),
        owned,
        merged(latency, other.latency),
        union(settings, other.settings),
        tokens.plus(other.tokens));
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
