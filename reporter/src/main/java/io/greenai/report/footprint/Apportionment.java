package io.greenai.report.footprint;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.ZERO;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Splits a whole number of microjoules so that the parts sum to it exactly. */
final class Apportionment {
  private Apportionment() {}

  /**
   * By largest remainder; the earlier of two equal remainders comes first.
   *
   * @param weights 0 or more each, not all 0
   */
  static List<BigInteger> of(BigInteger whole, List<BigInteger> weights) {
    BigInteger sum = weights.stream().reduce(ZERO, BigInteger::add);
    List<BigInteger> parts = new ArrayList<>();
    List<BigInteger> remainders = new ArrayList<>();
    for (BigInteger weight : weights) {
      BigInteger[] quotient = whole.multiply(weight).divideAndRemainder(sum);
      parts.add(quotient[0]);
      remainders.add(quotient[1]);
    }
    int left = whole.subtract(parts.stream().reduce(ZERO, BigInteger::add)).intValueExact();
    IntStream.range(0, weights.size())
        .boxed()
        .sorted(Comparator.<Integer, BigInteger>comparing(remainders::get).reversed())
        .limit(left)
        .forEach(index -> parts.set(index, parts.get(index).add(ONE)));
    return parts;
  }
}
