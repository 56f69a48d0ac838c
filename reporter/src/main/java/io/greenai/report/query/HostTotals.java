package io.greenai.report.query;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The host book of a period: the meters of a host counted once, however many ledgers read them.
 *
 * @param services whose ledgers were kept on the host
 * @param meteredMicrojoules by its {@code part} meters
 * @param processMicrojoules booked to models and JVMs, over all its ledgers
 * @param idleMicrojoules from the ledgers that cover the meters longest
 * @param otherMicrojoules what is left for other processes
 * @param overlapMicrojoules by which processes and idle exceed the meters; shown, never clamped
 * @param bookedNanos that windows cover, counted once
 */
public record HostTotals(
    String hostKey,
    SortedSet<String> services,
    BigInteger meteredMicrojoules,
    BigInteger processMicrojoules,
    BigInteger idleMicrojoules,
    BigInteger otherMicrojoules,
    BigInteger overlapMicrojoules,
    BigInteger bookedNanos) {
  public HostTotals {
    requireNonNull(hostKey, "hostKey");
    services = new TreeSet<>(services);
  }

  /** Meters less accounts: 0 where the books are right. */
  public BigInteger differenceMicrojoules() {
    return meteredMicrojoules
        .add(overlapMicrojoules)
        .subtract(processMicrojoules)
        .subtract(idleMicrojoules)
        .subtract(otherMicrojoules);
  }
}
