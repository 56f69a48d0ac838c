package io.greenai.ledger;

import java.math.BigInteger;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Microjoules summed per domain, without a bound: a fleet's quarter may exceed 2^63 microjoules,
 * which are 2,562 MWh. Not safe for use by several threads.
 */
public final class EnergyTotals {
  private final Map<Domain, BigInteger> microjoules = new EnumMap<>(Domain.class);

  /** Adds energy, which may be negative. */
  public void add(Domain domain, long energyMicrojoules) {
    add(domain, BigInteger.valueOf(energyMicrojoules));
  }

  /** Adds energy, which may be negative. */
  public void add(Domain domain, BigInteger energyMicrojoules) {
    microjoules.merge(domain, energyMicrojoules, BigInteger::add);
  }

  /** Adds all of {@code other}. */
  public void add(EnergyTotals other) {
    other.microjoules.forEach(this::add);
  }

  /** The sum for {@code domain}, 0 where nothing was added. */
  public BigInteger microjoules(Domain domain) {
    return microjoules.getOrDefault(domain, BigInteger.ZERO);
  }

  /** The sum over all domains. */
  public BigInteger microjoules() {
    return microjoules.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** A view of the sums, of every domain that something was added to. */
  public Map<Domain, BigInteger> asMap() {
    return Collections.unmodifiableMap(microjoules);
  }

  @Override
  public String toString() {
    return microjoules.toString();
  }
}
