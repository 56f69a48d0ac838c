package io.greenai.report.disclose;

import io.greenai.report.disclose.model.Evidence;
import io.greenai.report.ingest.LedgerEvidence;
import java.nio.file.Path;
import java.util.Locale;

/** Ledger evidence as a report prints it: without anything that depends on the machine. */
final class EvidencePages {
  private EvidencePages() {}

  static Evidence of(LedgerEvidence evidence) {
    return new Evidence(
        evidence.runs().stream()
            .map(
                run ->
                    new Evidence.Run(
                        run.header().runId(),
                        run.header().service(),
                        HostName.of(run.header().hostKey()),
                        run.header().booksOpened(),
                        run.lastWindowEnd(),
                        run.windows(),
                        run.head(),
                        run.end()))
            .toList(),
        evidence.files().stream()
            .map(
                file ->
                    new Evidence.LedgerFile(
                        portable(file.path()),
                        file.runId(),
                        file.lines(),
                        file.bytes(),
                        file.sha256(),
                        file.head(),
                        file.torn()))
            .toList(),
        evidence.gaps().stream()
            .map(
                gap ->
                    new Evidence.GapRow(
                        gap.runId(),
                        gap.gap().start(),
                        gap.gap().durationNanos(),
                        gap.gap().reason(),
                        gap.gap().windowsLost()))
            .toList(),
        evidence.findings().stream()
            .map(
                finding ->
                    new Evidence.Finding(
                        finding.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        portable(evidence.relative(finding.file())),
                        finding.line() > 0 ? finding.line() : null,
                        finding.message()))
            .toList());
  }

  private static String portable(Path path) {
    return path.toString().replace('\\', '/');
  }
}
