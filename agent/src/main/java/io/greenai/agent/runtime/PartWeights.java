package io.greenai.agent.runtime;

import java.math.BigInteger;
import java.util.BitSet;

/**
 * How the energy of a domain is divided among its parts: by what each counted over the last minute
 * or so in which all of them told it, fading. The core of a processor and what lies beside it are
 * unequal; two packages nearly equal. Before all have counted something they weigh the same.
 */
final class PartWeights {
  static final long WHOLE_PPM = 1_000_000;

  /** An interval weighs half as much 44 intervals later. */
  private static final int FADING = 64;

  private final long[] recent;

  PartWeights(int parts) {
    recent = new long[parts];
  }

  /** Takes in an interval that all parts told, in microjoules. */
  void add(long[] counted) {
    for (int i = 0; i < recent.length; i++) {
      recent[i] += counted[i] - recent[i] / FADING;
    }
  }

  /** What some of the parts are of all of them, in millionths. */
  long ppm(BitSet some) {
    BigInteger all = BigInteger.ZERO;
    BigInteger chosen = BigInteger.ZERO;
    for (int i = 0; i < recent.length; i++) {
      if (recent[i] == 0) {
        return some.cardinality() * WHOLE_PPM / recent.length;
      }
      BigInteger weight = BigInteger.valueOf(recent[i]);
      all = all.add(weight);
      chosen = some.get(i) ? chosen.add(weight) : chosen;
    }
    return chosen.multiply(BigInteger.valueOf(WHOLE_PPM)).divide(all).longValueExact();
  }
}
