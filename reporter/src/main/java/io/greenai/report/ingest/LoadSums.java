package io.greenai.report.ingest;

import static java.math.BigInteger.ZERO;

import io.greenai.ledger.Domain;
import io.greenai.ledger.Posting;
import java.math.BigInteger;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Exact sums of energy and of what it was used for.
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

  static LoadSums of(Posting posting) {
    Map<Domain, BigInteger> energy = new EnumMap<>(Domain.class);
    posting.energyMicrojoules().forEach((domain, uj) -> energy.put(domain, BigInteger.valueOf(uj)));
    BigInteger total = energy.values().stream().reduce(ZERO, BigInteger::add);
    return new LoadSums(
        energy,
        total.multiply(BigInteger.valueOf(posting.meterUncertaintyPpm())),
        total.multiply(BigInteger.valueOf(posting.allocationUncertaintyPpm())),
        BigInteger.valueOf(posting.cpuNanos()),
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
    return new LoadSums(
        energy,
        scaled(meterErrorPicojoules, after, before),
        scaled(allocationErrorPicojoules, after, before),
        cpuNanos,
        activity);
  }

  private static BigInteger scaled(BigInteger error, BigInteger after, BigInteger before) {
    return before.signum() == 0 ? ZERO : error.multiply(after).divide(before);
  }

  public LoadSums plus(LoadSums other) {
    return new LoadSums(
        add(energyMicrojoules, other.energyMicrojoules),
        meterErrorPicojoules.add(other.meterErrorPicojoules),
        allocationErrorPicojoules.add(other.allocationErrorPicojoules),
        cpuNanos.add(other.cpuNanos),
        activity.plus(other.activity));
  }

  private static Map<Domain, BigInteger> add(Map<Domain, BigInteger> a, Map<Domain, BigInteger> b) {
    Map<Domain, BigInteger> sum = new EnumMap<>(Domain.class);
    sum.putAll(a);
    b.forEach((domain, energy) -> sum.merge(domain, energy, BigInteger::add));
    return sum;
  }
}
