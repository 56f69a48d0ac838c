package io.greenai.report.ingest;

import static java.math.BigInteger.ZERO;

import io.greenai.ledger.Domain;
import io.greenai.ledger.Posting;
import java.math.BigInteger;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Exact sums of energy and of what it was used for.
 *
 * @param meterErrorPicojoules standard errors of the meters (1 uJ x 1 ppm = 1 pJ): summed within a
 *     group, whose meters err alike from window to window
 * @param allocationErrorPicojoules standard error of the split between accounts, summed, because
 *     one way of finding an account's CPU time errs alike from window to window
 * @param reservedNanos CPU time that was kept for it, used or not
 * @param matched the energy whose time has an intensity, by the series that has it
 * @param activity of models; {@link ActivitySums#NONE} for other accounts
 */
public record LoadSums(
    Map<Domain, BigInteger> energyMicrojoules,
    SortedMap<MeterGroup, BigInteger> meterErrorPicojoules,
    BigInteger allocationErrorPicojoules,
    BigInteger cpuNanos,
    BigInteger reservedNanos,
    SortedMap<String, MatchedSums> matched,
    ActivitySums activity) {

  public static final LoadSums NONE =
      new LoadSums(
          Map.of(),
          Collections.emptySortedMap(),
          ZERO,
          ZERO,
          ZERO,
          Collections.emptySortedMap(),
          ActivitySums.NONE);

  public LoadSums {
    Map<Domain, BigInteger> copy = new EnumMap<>(Domain.class);
    copy.putAll(energyMicrojoules);
    energyMicrojoules = Collections.unmodifiableMap(copy);
    meterErrorPicojoules = Collections.unmodifiableSortedMap(new TreeMap<>(meterErrorPicojoules));
    matched = Collections.unmodifiableSortedMap(new TreeMap<>(matched));
  }

  static LoadSums of(Posting posting, MeterErrors meters, BigInteger reservedNanos) {
    Map<Domain, BigInteger> energy = new EnumMap<>(Domain.class);
    posting.energyMicrojoules().forEach((domain, uj) -> energy.put(domain, BigInteger.valueOf(uj)));
    BigInteger total = energy.values().stream().reduce(ZERO, BigInteger::add);
    return new LoadSums(
        energy,
        meters.picojoules(posting),
        total.multiply(BigInteger.valueOf(posting.allocationUncertaintyPpm())),
        BigInteger.valueOf(posting.cpuNanos()),
        reservedNanos,
        Collections.emptySortedMap(),
        ActivitySums.of(posting));
  }

  /** Over all domains. */
  public BigInteger totalMicrojoules() {
    return energyMicrojoules.values().stream().reduce(ZERO, BigInteger::add);
  }

  /** The same with other energy, as uncertain as the energy that it takes the place of. */
  public LoadSums withEnergy(Map<Domain, BigInteger> energy) {
    BigInteger before = totalMicrojoules();
    BigInteger after = energy.values().stream().reduce(ZERO, BigInteger::add);
    SortedMap<MeterGroup, BigInteger> meters = new TreeMap<>();
    meterErrorPicojoules.forEach((group, error) -> meters.put(group, scaled(error, after, before)));
    return new LoadSums(
        energy,
        meters,
        scaled(allocationErrorPicojoules, after, before),
        cpuNanos,
        reservedNanos,
        matched,
        activity);
  }

  /** The same with other CPU time kept for it. */
  public LoadSums reserving(BigInteger nanos) {
    return new LoadSums(
        energyMicrojoules,
        meterErrorPicojoules,
        allocationErrorPicojoules,
        cpuNanos,
        nanos,
        matched,
        activity);
  }

  /** The same with other energy whose time has an intensity. */
  public LoadSums matching(SortedMap<String, MatchedSums> bySeries) {
    return new LoadSums(
        energyMicrojoules,
        meterErrorPicojoules,
        allocationErrorPicojoules,
        cpuNanos,
        reservedNanos,
        bySeries,
        activity);
  }

  private static BigInteger scaled(BigInteger error, BigInteger after, BigInteger before) {
    return before.signum() == 0 ? ZERO : error.multiply(after).divide(before);
  }

  public LoadSums plus(LoadSums other) {
    Map<Domain, BigInteger> energy = new EnumMap<>(Domain.class);
    SortedMap<MeterGroup, BigInteger> meters = new TreeMap<>();
    SortedMap<String, MatchedSums> both = new TreeMap<>(matched);
    other.matched.forEach((series, sums) -> both.merge(series, sums, MatchedSums::plus));
    return new LoadSums(
        add(energy, energyMicrojoules, other.energyMicrojoules),
        add(meters, meterErrorPicojoules, other.meterErrorPicojoules),
        allocationErrorPicojoules.add(other.allocationErrorPicojoules),
        cpuNanos.add(other.cpuNanos),
        reservedNanos.add(other.reservedNanos),
        both,
        activity.plus(other.activity));
  }

  private static <K, M extends Map<K, BigInteger>> M add(
      M sum, Map<K, BigInteger> a, Map<K, BigInteger> b) {
    sum.putAll(a);
    b.forEach((key, amount) -> sum.merge(key, amount, BigInteger::add));
    return sum;
  }
}
