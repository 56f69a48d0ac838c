package io.greenai.report.ingest;

import io.greenai.ledger.Finding;
import io.greenai.ledger.SurveyedFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** How far ledgers are read: to their end, or as far as they were known at some time. */
final class Horizon {
  static final Horizon NONE = new Horizon(Optional.empty(), Instant.MAX);

  private final Optional<Map<String, LedgerPart>> known;
  private final Instant end;

  private Horizon(Optional<Map<String, LedgerPart>> known, Instant end) {
    this.known = known;
    this.end = end;
  }

  /** The same, no further than parts of files go. */
  Horizon upTo(Map<String, LedgerPart> parts) {
    return new Horizon(Optional.of(Map.copyOf(parts)), end);
  }

  /** The same, no further than an instant. */
  Horizon until(Instant moment) {
    return new Horizon(known, moment);
  }

  /** Whether something that ended, or began, at {@code moment} is known. */
  boolean reaches(Instant moment) {
    return !moment.isAfter(end);
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
