package io.greenai.agent.attribute;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;

/**
 * Splits a whole number by weights without losing or inventing a unit: each share is its quota
 * rounded down, and the units left over go to the largest remainders, the first of equal ones. No
 * share is further than one unit from its quota, and a weight of 0 gets 0.
 *
 * <p>Products of energy and time pass 2^63 within a minute on a large host, hence {@link
 * BigInteger}.
 */
final class LargestRemainder {
  private LargestRemainder() {}

  /** The same of weights by key. */
  static <K extends Enum<K>> Map<K, BigInteger> split(
      BigInteger total, Map<K, BigInteger> weights) {
    BigInteger[] shares = split(total, weights.values().toArray(BigInteger[]::new));
    Map<K, BigInteger> byKey = new EnumMap<>(weights);
    int i = 0;
    for (Map.Entry<K, BigInteger> entry : byKey.entrySet()) {
      entry.setValue(shares[i++]);
    }
    return byKey;
  }

  /**
   * Shares of {@code total}, which sum to it.
   *
   * @param total 0 or more
   * @param weights 0 or more each, at least one above 0
   */
  static BigInteger[] split(BigInteger total, BigInteger[] weights) {
    BigInteger divisor = Arrays.stream(weights).reduce(BigInteger.ZERO, BigInteger::add);
    BigInteger[] shares = new BigInteger[weights.length];
    BigInteger[] remainders = new BigInteger[weights.length];
    BigInteger left = total;
    for (int i = 0; i < weights.length; i++) {
      BigInteger[] quota = total.multiply(weights[i]).divideAndRemainder(divisor);
      shares[i] = quota[0];
      remainders[i] = quota[1];
      left = left.subtract(quota[0]);
    }
    Integer[] ranks = new Integer[weights.length];
    Arrays.setAll(ranks, i -> i);
    Arrays.sort(ranks, Comparator.comparing((Integer i) -> remainders[i]).reversed());
    for (int rank = 0; rank < left.intValueExact(); rank++) {
      int i = ranks[rank];
      shares[i] = shares[i].add(BigInteger.ONE);
    }
    return shares;
  }
}
