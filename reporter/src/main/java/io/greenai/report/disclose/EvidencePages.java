package io.greenai.report.disclose;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.greenai.ledger.Finding;
import io.greenai.ledger.Finding.Kind;
import io.greenai.report.disclose.model.Evidence;
import io.greenai.report.ingest.LedgerEvidence;
import io.greenai.report.ingest.LedgerEvidence.FileEvidence;
import io.greenai.report.ingest.LedgerEvidence.GapEvidence;
import io.greenai.report.ingest.LedgerEvidence.RunEvidence;
import io.greenai.report.query.RunTotals;
import io.greenai.report.query.Totals;
import io.greenai.report.time.Period;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the ledgers say about themselves for one period, as a report prints it: without anything
 * that depends on the machine.
 */
final class EvidencePages {
  private final LedgerEvidence evidence;
  private final Period period;
  private final HostNames hosts;
  private final Map<String, RunEvidence> runs;
  private final List<FileEvidence> files;
  private final Set<Path> filesOfOtherPeriods;

  EvidencePages(LedgerEvidence evidence, Totals totals, HostNames hosts) {
    this.evidence = evidence;
    this.period = totals.period();
    this.hosts = hosts;
    Set<String> booked = totals.runs().stream().map(RunTotals::runId).collect(toSet());
    this.runs =
        evidence.runs().stream()
            .filter(run -> booked.contains(run.header().runId()))
            .collect(toMap(run -> run.header().runId(), run -> run));
    this.files = evidence.files().stream().filter(this::isOfPeriod).toList();
    this.filesOfOtherPeriods =
        evidence.files().stream()
            .filter(file -> file.firstWindow() != null && !isOfPeriod(file))
            .map(FileEvidence::path)
            .collect(toSet());
  }

  Evidence pages() {
    List<Finding> all =
        evidence.findings().stream().filter(finding -> finding.kind() != Kind.GAP).toList();
    List<Finding> findings = all.stream().filter(this::isOfPeriod).toList();
    return new Evidence(
        evidence.runs().stream()
            .filter(run -> runs.containsKey(run.header().runId()))
            .map(this::run)
            .toList(),
        files.stream().map(EvidencePages::file).toList(),
        evidence.gaps().stream().filter(this::isOfPeriod).map(EvidencePages::gap).toList(),
        findings.stream().map(this::finding).toList(),
        all.size() - findings.size(),
        MerkleRoot.of(
            runs.values().stream().collect(toMap(run -> run.header().runId(), RunEvidence::head))));
  }

  /** A file without any window is as good as its run. */
  private boolean isOfPeriod(FileEvidence file) {
    return file.touches(period.start(), period.end()) && runs.containsKey(file.runId());
  }

  private boolean isOfPeriod(GapEvidence gap) {
    Instant start = gap.gap().start();
    Instant end = start.plusNanos(gap.gap().durationNanos());
    return start.isBefore(period.end()) && !end.isBefore(period.start());
  }

  /** What cannot be placed in time may concern every period. */
  private boolean isOfPeriod(Finding finding) {
    return !filesOfOtherPeriods.contains(evidence.relative(finding.file()));
  }

  private Evidence.Run run(RunEvidence run) {
    return new Evidence.Run(
        run.header().runId(),
        run.header().service(),
        hosts.of(run.header().hostKey()),
        run.header().booksOpened(),
        run.lastWindowEnd(),
        run.windows(),
        run.head(),
        run.end());
  }

  private static Evidence.LedgerFile file(FileEvidence file) {
    return new Evidence.LedgerFile(
        portable(file.path()),
        file.runId(),
        file.lines(),
        file.bytes(),
        file.sha256(),
        file.head(),
        file.torn());
  }

  private static Evidence.GapRow gap(GapEvidence gap) {
    return new Evidence.GapRow(
        gap.runId(),
        gap.gap().start(),
        gap.gap().durationNanos(),
        gap.gap().reason(),
        gap.gap().windowsLost());
  }

  private Evidence.Finding finding(Finding finding) {
    return new Evidence.Finding(
        finding.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        portable(evidence.relative(finding.file())),
        finding.line() > 0 ? finding.line() : null,
        finding.message());
  }

  private static String portable(Path path) {
    return path.toString().replace('\\', '/');
  }
}
