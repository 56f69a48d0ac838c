package io.greenai.report.coverage;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;

/**
 * What processes may have used in hours that no ledger tells of: never part of metered energy.
 *
 * @param slots that it is for; of other missing slots nothing is known
 */
public record Estimated(long slots, BigInteger microjoules) {
  public static final Estimated NONE = new Estimated(0, BigInteger.ZERO);

  public Estimated {
    requireNonNull(microjoules, "microjoules");
  }

  Estimated plus(Estimated other) {
    return new Estimated(slots + other.slots, microjoules.add(other.microjoules));
  }
}
