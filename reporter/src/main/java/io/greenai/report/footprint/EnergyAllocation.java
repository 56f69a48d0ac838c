package io.greenai.report.footprint;

import static java.math.BigInteger.ZERO;

import io.greenai.ledger.Account;
import io.greenai.report.ingest.LoadSums;
import io.greenai.report.org.Allocation;
import io.greenai.report.query.LoadKey;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The organisation's policy for energy that no model used itself, applied to booked energy. It
 * moves energy between loads of a host and never changes their sum.
 */
final class EnergyAllocation {
  private final Allocation idle;
  private final Allocation jvmOverhead;

  EnergyAllocation(Allocation idle, Allocation jvmOverhead) {
    this.idle = idle;
    this.jvmOverhead = jvmOverhead;
  }

  /** Energy by load in microjoules, once the policies are applied. */
  SortedMap<LoadKey, BigInteger> apply(SortedMap<LoadKey, LoadSums> loads) {
    SortedMap<LoadKey, BigInteger> energy = new TreeMap<>();
    loads.forEach((key, sums) -> energy.put(key, sums.totalMicrojoules()));
    if (jvmOverhead == Allocation.BY_ACTIVITY) {
      for (List<LoadKey> jvm : groups(energy.keySet(), EnergyAllocation::ofJvm)) {
        share(energy, jvm, EnergyAllocation::isJvm, EnergyAllocation::isModel);
      }
    }
    if (idle == Allocation.BY_ACTIVITY) {
      for (List<LoadKey> host : groups(energy.keySet(), LoadKey::hostKey)) {
        share(energy, host, EnergyAllocation::isIdle, key -> !isIdle(key));
      }
    }
    return energy;
  }

  /**
   * Splits the energy of the loads that {@code pooled} takes among those that {@code active} takes,
   * by their energy. Only models get theirs: the share of another process stays in the pool.
   */
  private static void share(
      Map<LoadKey, BigInteger> energy,
      List<LoadKey> group,
      Predicate<LoadKey> pooled,
      Predicate<LoadKey> active) {
    List<LoadKey> users = group.stream().filter(active).toList();
    List<BigInteger> weights = users.stream().map(energy::get).toList();
    if (weights.stream().allMatch(weight -> weight.signum() == 0)) {
      return;
    }
    for (LoadKey pool : group.stream().filter(pooled).toList()) {
      List<BigInteger> parts = Apportionment.of(energy.getOrDefault(pool, ZERO), weights);
      for (int i = 0; i < users.size(); i++) {
        if (isModel(users.get(i))) {
          energy.merge(users.get(i), parts.get(i), BigInteger::add);
          energy.merge(pool, parts.get(i), BigInteger::subtract);
        }
      }
    }
  }

  private static Collection<List<LoadKey>> groups(
      Collection<LoadKey> keys, Function<LoadKey, Object> by) {
    return keys.stream().collect(Collectors.groupingBy(by)).values();
  }

  private static Object ofJvm(LoadKey key) {
    return List.of(key.hostKey(), key.service(), key.environment());
  }

  private static boolean isModel(LoadKey key) {
    return key.account() == Account.MODEL;
  }

  private static boolean isIdle(LoadKey key) {
    return key.account() == Account.HOST_IDLE;
  }

  private static boolean isJvm(LoadKey key) {
    return key.account().isOfProcess() && !isModel(key);
  }
}
