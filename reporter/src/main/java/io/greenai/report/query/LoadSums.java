package io.greenai.report.query;

import static java.math.BigInteger.ZERO;

import io.greenai.ledger.Domain;
import java.math.BigInteger;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Exact sums of a load over a period.
 *
 * @param meterErrorPicojoules energy times the meters' standard uncertainty, summed as if all
 *     errors pointed the same way (1 uJ x 1 ppm = 1 pJ): an upper estimate
 * @param allocationErrorPicojoules the same for the split between accounts
 * @param activity of models; {@link ActivitySums#NONE} for other accounts
 */
public record LoadSums(
    Map<Domain, BigInteger> energyMicrojoules,
    BigInteger meterErrorPicojoules,
    BigInteger allocationErrorPicojoules,
    BigInteger cpuNanos,
    ActivitySums activity) {

  public static final LoadSums NONE = new LoadSums(Map.of(), ZERO, ZERO, ZERO, ActivitySums.NONE);

  public LoadSums {
    Map<Domain, BigInteger> copy = new EnumMap<>(Domain.class);
    copy.putAll(energyMicrojoules);
    energyMicrojoules = Collections.unmodifiableMap(copy);
  }

  /** Over all domains. */
  public BigInteger totalMicrojoules() {
    return energyMicrojoules.values().stream().reduce(ZERO, BigInteger::add);
  }

  public LoadSums plus(LoadSums other) {
    return new LoadSums(
        add(energyMicrojoules, other.energyMicrojoules),
        meterErrorPicojoules.add(other.meterErrorPicojoules),
        allocationErrorPicojoules.add(other.allocationErrorPicojoules),
        cpuNanos.add(other.cpuNanos),
        activity.plus(other.activity));
  }

  /** Key by key. */
  static Map<Domain, BigInteger> add(Map<Domain, BigInteger> a, Map<Domain, BigInteger> b) {
    Map<Domain, BigInteger> sum = new EnumMap<>(Domain.class);
    sum.putAll(a);
    b.forEach((domain, energy) -> sum.merge(domain, energy, BigInteger::add));
    return sum;
  }
}
