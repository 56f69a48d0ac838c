package io.greenai.report.footprint;

import io.greenai.ledger.Account;
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

  /** Energy by load, once the policies are applied. */
  SortedMap<LoadKey, MeteredEnergy> apply(SortedMap<LoadKey, MeteredEnergy> booked) {
    SortedMap<LoadKey, MeteredEnergy> energy = new TreeMap<>(booked);
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
      Map<LoadKey, MeteredEnergy> energy,
      List<LoadKey> group,
      Predicate<LoadKey> pooled,
      Predicate<LoadKey> active) {
    List<LoadKey> users = group.stream().filter(active).toList();
    List<MeteredEnergy> own = users.stream().map(energy::get).toList();
    MeteredEnergy all = own.stream().reduce(MeteredEnergy.ZERO, MeteredEnergy::plus);
    if (all.microjoules().signum() == 0) {
      return;
    }
    for (LoadKey pool : group.stream().filter(pooled).toList()) {
      MeteredEnergy whole = energy.getOrDefault(pool, MeteredEnergy.ZERO);
      List<BigInteger> parts =
          Apportionment.of(
              whole.microjoules(), own.stream().map(MeteredEnergy::microjoules).toList());
      for (int i = 0; i < users.size(); i++) {
        if (isModel(users.get(i))) {
          MeteredEnergy part =
              new MeteredEnergy(
                  parts.get(i), uncertainty(whole, own.get(i).shareOf(all)), whole.quality());
          energy.merge(users.get(i), part, MeteredEnergy::plus);
          energy.merge(pool, part, MeteredEnergy::minus);
        }
      }
    }
  }

  /** To first order. */
  private static Uncertainty uncertainty(MeteredEnergy whole, Estimate share) {
    return whole.estimate().times(share).uncertainty();
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
