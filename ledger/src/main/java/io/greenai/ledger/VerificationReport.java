package io.greenai.ledger;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a verification found.
 *
 * @param runs in the order of their ids
 * @param hosts in the order of their keys
 * @param findings in the order of files and lines
 */
public record VerificationReport(List<Run> runs, List<Host> hosts, List<Finding> findings) {
  public VerificationReport {
    runs = List.copyOf(runs);
    hosts = List.copyOf(hosts);
    findings = List.copyOf(findings);
  }

  /** Whether nothing is broken; warnings, such as a torn tail after a kill, are no errors. */
  public boolean isSound() {
    return findings.stream().noneMatch(f -> f.severity() == Severity.ERROR);
  }

  /**
   * One run.
   *
   * @param windows that hold, each once
   * @param firstStart absent where there is no window
   * @param lastEnd absent where there is no window
   * @param headHash of the last line
   * @param endReason absent while it runs, and if it was killed
   * @param metersMicrojoules what its {@code part} meters counted, per domain
   * @param differenceMicrojoules by how much postings and meters differ, summed over windows and
   *     domains without sign so that nothing cancels; expected to be 0
   */
  public record Run(
      String runId,
      String service,
      String hostKey,
      List<Path> files,
      long windows,
      @Nullable Instant firstStart,
      @Nullable Instant lastEnd,
      String headHash,
      @Nullable String endReason,
      boolean tornTail,
      Map<Domain, BigInteger> metersMicrojoules,
      BigInteger differenceMicrojoules) {
    public Run {
      requireNonNull(runId, "runId");
      files = List.copyOf(files);
      metersMicrojoules = Map.copyOf(metersMicrojoules);
      requireNonNull(differenceMicrojoules, "differenceMicrojoules");
    }
  }

  /**
   * One host over all of its ledgers.
   *
   * @param balances per domain that was booked
   * @param differenceMicrojoules by how much the host book and the process postings of the ledgers
   *     are out, summed over domains without sign; expected to be 0
   */
  public record Host(
      String hostKey,
      List<String> runIds,
      Map<Domain, HostBalance> balances,
      BigInteger differenceMicrojoules) {
    public Host {
      requireNonNull(hostKey, "hostKey");
      runIds = List.copyOf(runIds);
      balances = Map.copyOf(balances);
      requireNonNull(differenceMicrojoules, "differenceMicrojoules");
    }
  }
}
