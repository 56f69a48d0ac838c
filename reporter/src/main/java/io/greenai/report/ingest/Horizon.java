package io.greenai.report.ingest;

import io.greenai.ledger.Finding;
import io.greenai.ledger.SurveyedFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** How far ledgers are read: to their end, or as far as they were known at some time. */
final class Horizon {
  static final Horizon NONE = new Horizon(Optional.empty());

  private final Optional<Map<String, LedgerPart>> known;

  private Horizon(Optional<Map<String, LedgerPart>> known) {
    this.known = known;
  }

  static Horizon of(Map<String, LedgerPart> known) {
    return new Horizon(Optional.of(Map.copyOf(known)));
  }

  /** Lines of the file that are read; 0 where it is not. */
  long lines(String run, Path file) {
    return known
        .map(parts -> parts.get(LedgerPart.key(run, file)))
        .map(LedgerPart::lines)
        .orElse(known.isPresent() ? 0 : Long.MAX_VALUE);
  }

  /** The part of a file that was known, where the file has grown since. */
  Optional<LedgerPart> cut(String run, SurveyedFile file) {
    return known
        .map(parts -> parts.get(LedgerPart.key(run, file.path())))
        .filter(part -> part.lines() < file.end().lines());
  }

  /** Whether it is about something that is read. */
  boolean takes(String run, Finding finding) {
    return lines(run, finding.file()) >= Math.max(1, finding.line() - 1);
  }
}
