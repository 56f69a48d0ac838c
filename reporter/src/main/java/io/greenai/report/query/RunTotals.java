package io.greenai.report.query;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;

/**
 * One ledger over a period, by itself.
 *
 * @param meteredMicrojoules by its {@code part} meters
 * @param postedMicrojoules to all accounts
 * @param bookedNanos that its windows cover
 */
public record RunTotals(
    String runId,
    String service,
    String hostKey,
    BigInteger meteredMicrojoules,
    BigInteger postedMicrojoules,
    BigInteger bookedNanos) {
  public RunTotals {
    requireNonNull(runId, "runId");
    requireNonNull(service, "service");
    requireNonNull(hostKey, "hostKey");
  }

  RunTotals plus(RunTotals more) {
    return new RunTotals(
        runId,
        service,
        hostKey,
        meteredMicrojoules.add(more.meteredMicrojoules),
        postedMicrojoules.add(more.postedMicrojoules),
        bookedNanos.add(more.bookedNanos));
  }

  /** Meters less accounts: 0 where the books are right. */
  public BigInteger differenceMicrojoules() {
    return meteredMicrojoules.subtract(postedMicrojoules);
  }
}
