package io.greenai.report.disclose.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the ledgers say about themselves.
 *
 * @param runs one per run of an instrumented application
 * @param files ledger files read
 * @param gaps time or data that the ledgers lack
 * @param findings what verification found wrong: torn tails, forks, rejected lines, broken chains
 */
public record Evidence(
    List<Run> runs, List<LedgerFile> files, List<GapRow> gaps, List<Finding> findings) {
  public Evidence {
    runs = List.copyOf(runs);
    files = List.copyOf(files);
    gaps = List.copyOf(gaps);
    findings = List.copyOf(findings);
  }

  /**
   * A run and the head of its hash chain.
   *
   * @param host as in {@link EnergyBook.HostBook}
   * @param head SHA-256 of the last line read, hexadecimal
   * @param end how it ended, for example {@code shutdown} or {@code no footer}
   */
  public record Run(
      String id,
      String service,
      String host,
      Instant booksOpened,
      Instant lastWindowEnd,
      long windows,
      String head,
      String end) {}

  /**
   * A ledger file.
   *
   * @param path relative to the ledger directory
   * @param sha256 of its bytes as read, hexadecimal
   * @param head hash of its last whole line, hexadecimal
   */
  public record LedgerFile(
      String path, String run, long lines, long bytes, String sha256, String head, boolean torn) {}

  /**
   * Time or data that a run lacks.
   *
   * @param durationNanos 0 or more
   */
  public record GapRow(
      String run, Instant start, long durationNanos, String reason, long windowsLost) {}

  /**
   * Something that verification found.
   *
   * @param kind for example {@code torn tail} or {@code fork}
   * @param line in {@code file} where there is one, from 1
   */
  public record Finding(String kind, String file, @Nullable Long line, String text) {}
}
