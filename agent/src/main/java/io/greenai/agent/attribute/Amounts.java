package io.greenai.agent.attribute;

import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** A whole number per group, in the order of the groups; groups with 0 are left out. */
final class Amounts {
  private final TreeMap<Group, BigInteger> byGroup = new TreeMap<>();
  private BigInteger total = BigInteger.ZERO;

  void add(Group group, BigInteger amount) {
    if (amount.signum() != 0) {
      byGroup.merge(group, amount, BigInteger::add);
      total = total.add(amount);
    }
  }

  void add(Group group, long amount) {
    add(group, BigInteger.valueOf(amount));
  }

  void addAll(Amounts other) {
    other.byGroup.forEach(this::add);
  }

  BigInteger total() {
    return total;
  }

  boolean isEmpty() {
    return byGroup.isEmpty();
  }

  int size() {
    return byGroup.size();
  }

  BigInteger get(Group group) {
    return byGroup.getOrDefault(group, BigInteger.ZERO);
  }

  void forEach(BiConsumer<Group, BigInteger> action) {
    byGroup.forEach(action);
  }

  Iterable<Group> groups() {
    return byGroup.keySet();
  }

  Amounts only(Predicate<Group> wanted) {
    Amounts some = new Amounts();
    for (Map.Entry<Group, BigInteger> entry : byGroup.entrySet()) {
      if (wanted.test(entry.getKey())) {
        some.add(entry.getKey(), entry.getValue());
      }
    }
    return some;
  }

  /** {@code whole}, 0 or more, split in proportion to these amounts, of which there must be one. */
  Amounts share(BigInteger whole) {
    BigInteger[] shares =
        LargestRemainder.split(whole, byGroup.values().toArray(BigInteger[]::new));
    Amounts split = new Amounts();
    int i = 0;
    for (Group group : byGroup.keySet()) {
      split.add(group, shares[i++]);
    }
    return split;
  }

  /** These amounts, scaled down where they sum to more than {@code ceiling}. */
  Amounts cappedAt(BigInteger ceiling) {
    return total.compareTo(ceiling) <= 0 ? this : share(ceiling);
  }
}
