package io.greenai.report.ingest;

import io.greenai.ledger.Finding;
import io.greenai.ledger.Gap;
import io.greenai.ledger.Header;
import io.greenai.ledger.Severity;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was read, and what is wrong with it.
 *
 * @param root the ledger directory
 */
public record LedgerEvidence(
    Path root,
    List<RunEvidence> runs,
    List<FileEvidence> files,
    List<GapEvidence> gaps,
    List<Finding> findings) {
  public LedgerEvidence {
    runs = List.copyOf(runs);
    files = List.copyOf(files);
    gaps = List.copyOf(gaps);
    findings = List.copyOf(findings);
  }

  /** A file's path below the ledger directory. */
  public Path relative(Path file) {
    return relative(root, file);
  }

  static Path relative(Path root, Path file) {
    return file.startsWith(root) ? root.relativize(file) : file;
  }

  /** Whether something is broken or contradicts itself. */
  public boolean hasErrors() {
    return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
  }

  /** Files that have windows between two instants, as far as they were read. */
  public List<LedgerPart> parts(Instant start, Instant end) {
    return files.stream()
        .filter(file -> file.firstWindow() != null && file.touches(start, end))
        .map(FileEvidence::part)
        .toList();
  }

  /** End of the last window of all runs, absent where there is none. */
  public Optional<Instant> lastBooked() {
    return runs.stream().map(RunEvidence::lastWindowEnd).max(Instant::compareTo);
  }

  /**
   * A run.
   *
   * @param header of its first file that was read
   * @param windows that were taken
   * @param head hash of its last line that holds, which the chain ties to all before
   * @param end the reason that its last footer gives, or {@code no footer}
   * @param differenceMicrojoules by which postings and meters differ over all windows, those kept
   *     out for it included; 0 where the books are right
   */
  public record RunEvidence(
      Header header,
      long windows,
      Instant lastWindowEnd,
      String head,
      String end,
      BigInteger differenceMicrojoules) {}

  /**
   * A file.
   *
   * @param path relative to the ledger directory
   * @param lines that are complete
   * @param bytes of these lines, uncompressed
   * @param sha256 of these bytes, in hex
   * @param head hash of its last line that holds
   * @param torn whether its last line is incomplete
   * @param firstWindow start of its first window, absent where it has none
   * @param lastWindowEnd end of its last window, absent where it has none
   */
  public record FileEvidence(
      Path path,
      String runId,
      long lines,
      long bytes,
      String sha256,
      String head,
      boolean torn,
      @Nullable Instant firstWindow,
      @Nullable Instant lastWindowEnd) {

    /** Whether it has windows in the time between; where it has none at all, it may. */
    public boolean touches(Instant start, Instant end) {
      return firstWindow == null
          || lastWindowEnd == null
          || (firstWindow.isBefore(end) && lastWindowEnd.isAfter(start));
    }

    /** As much of it as was read. */
    public LedgerPart part() {
      return new LedgerPart(runId, LedgerPart.name(path), lines, bytes, sha256, head);
    }
  }

  /** Time or data that a run lacks. */
  public record GapEvidence(String runId, Gap gap) {}
}
