package io.greenai.report.footprint;

import io.greenai.ledger.Account;
import io.greenai.report.ingest.LoadSums;
import io.greenai.report.org.Allocation;
import io.greenai.report.query.LoadKey;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A policy for energy that no model used itself, applied to booked energy. It moves energy between
 * loads of a host and never changes their sum.
 */
final class EnergyAllocation {
  private final Allocation idle;
  private final Allocation jvmOverhead;

  EnergyAllocation(Allocation idle, Allocation jvmOverhead) {
    this.idle = idle;
    this.jvmOverhead = jvmOverhead;
  }

  /** Energy by load, once the policies are applied. */
  SortedMap<LoadKey, MeteredEnergy> apply(SortedMap<LoadKey, LoadSums> loads) {
    SortedMap<LoadKey, MeteredEnergy> energy = BookedEnergy.of(loads);
    if (jvmOverhead != Allocation.NONE) {
      for (List<LoadKey> jvm : groups(loads.keySet(), EnergyAllocation::ofJvm)) {
        List<LoadKey> models = jvm.stream().filter(EnergyAllocation::isModel).toList();
        share(energy, jvm, EnergyAllocation::isJvm, users(jvmOverhead, models, energy, loads));
      }
    }
    if (idle != Allocation.NONE) {
      for (List<LoadKey> host : groups(loads.keySet(), LoadKey::hostKey)) {
        List<LoadKey> active = host.stream().filter(key -> !isIdle(key)).toList();
        share(energy, host, EnergyAllocation::isIdle, users(idle, active, energy, loads));
      }
    }
    return energy;
  }

  /**
   * Who shares a pool.
   *
   * @param weights exact
   * @param shares the weights over their sum, with the errors that they have
   */
  private record Users(List<LoadKey> keys, List<BigInteger> weights, List<Estimate> shares) {}

  private static Users users(
      Allocation policy,
      List<LoadKey> keys,
      Map<LoadKey, MeteredEnergy> energy,
      Map<LoadKey, LoadSums> loads) {
    List<Estimate> parts =
        keys.stream()
            .map(
                key ->
                    policy == Allocation.BY_ACTIVITY
                        ? energy.getOrDefault(key, MeteredEnergy.ZERO).estimate()
                        : reserved(loads.getOrDefault(key, LoadSums.NONE)))
            .toList();
    Estimate all = parts.stream().reduce(Estimate.ZERO, Estimate::plus);
    return new Users(
        keys,
        parts.stream().map(part -> part.central().toBigIntegerExact()).toList(),
        all.central().signum() == 0
            ? List.of()
            : parts.stream().map(part -> part.shareOf(all)).toList());
  }

  private static Estimate reserved(LoadSums sums) {
    return Estimate.exactly(new BigDecimal(sums.reservedNanos()));
  }

  /**
   * Splits the energy of the loads that {@code pooled} takes among users. Only models get theirs:
   * the share of another process stays in the pool.
   */
  private static void share(
      Map<LoadKey, MeteredEnergy> energy,
      List<LoadKey> group,
      Predicate<LoadKey> pooled,
      Users users) {
    if (users.shares().isEmpty()) {
      return;
    }
    for (LoadKey pool : group.stream().filter(pooled).toList()) {
      MeteredEnergy whole = energy.getOrDefault(pool, MeteredEnergy.ZERO);
      List<BigInteger> parts = Apportionment.of(whole.microjoules(), users.weights());
      for (int i = 0; i < parts.size(); i++) {
        LoadKey user = users.keys().get(i);
        if (isModel(user)) {
          Uncertainty error = whole.estimate().times(users.shares().get(i)).uncertainty();
          MeteredEnergy part =
              new MeteredEnergy(parts.get(i), error, whole.quality(), timesOf(whole, parts.get(i)));
          energy.merge(user, part, MeteredEnergy::plus);
          energy.merge(pool, part, MeteredEnergy::minus);
        }
      }
    }
  }

  /** A part of pooled energy is spread over time as the whole is. */
  private static MatchedEnergy timesOf(MeteredEnergy whole, BigInteger part) {
    return part.signum() == 0
        ? MatchedEnergy.NONE
        : whole
            .matched()
            .times(
                new BigDecimal(part).divide(new BigDecimal(whole.microjoules()), Band.PRECISION));
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
