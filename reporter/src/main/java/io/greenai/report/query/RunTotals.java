package io.greenai.report.query;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One ledger over a period, by itself.
 *
 * @param meteredMicrojoules by its {@code part} meters
 * @param postedMicrojoules to all accounts
 * @param bookedNanos that its windows cover
 * @param built what it booked of building models
 * @param stretches of it, those of which its application states experiments or scores
 */
public record RunTotals(
    String runId,
    String service,
    String hostKey,
    BigInteger meteredMicrojoules,
    BigInteger postedMicrojoules,
    BigInteger bookedNanos,
    SortedMap<LoadKey, Built> built,
    List<Stretch> stretches) {
  public RunTotals {
    requireNonNull(runId, "runId");
    requireNonNull(service, "service");
    requireNonNull(hostKey, "hostKey");
    built = Collections.unmodifiableSortedMap(new TreeMap<>(built));
    stretches = List.copyOf(stretches);
  }

  /**
   * What was booked to a load.
   *
   * @param first start of its first window
   * @param last end of its last window
   */
  public record Built(BigInteger microjoules, Instant first, Instant last) {
    public Built {
      requireNonNull(microjoules, "microjoules");
      requireNonNull(first, "first");
      requireNonNull(last, "last");
    }

    /** Both together. */
    public Built plus(Built other) {
      return new Built(
          microjoules.add(other.microjoules),
          first.isBefore(other.first) ? first : other.first,
          last.isAfter(other.last) ? last : other.last);
    }
  }

  /** Meters less accounts: 0 where the books are right. */
  public BigInteger differenceMicrojoules() {
    return meteredMicrojoules.subtract(postedMicrojoules);
  }
}
