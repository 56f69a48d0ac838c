package io.greenai.report.disclose.model;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the ledgers of the period say about themselves.
 *
 * @param runs one per run of an instrumented application
 * @param files ledger files read
 * @param gaps time or data that the ledgers lack
 * @param findings what verification found wrong: torn tails, forks, rejected lines, broken chains
 * @param findingsElsewhere how many more concern ledgers of other periods alone
 * @param merkleRoot pins the heads of all runs, hexadecimal
 */
public record Evidence(
    List<Run> runs,
    List<LedgerFile> files,
    List<GapRow> gaps,
    List<Finding> findings,
    long findingsElsewhere,
    String merkleRoot) {
  public Evidence {
    runs = List.copyOf(runs);
    files = List.copyOf(files);
    gaps = List.copyOf(gaps);
    findings = List.copyOf(findings);
    requireNonNull(merkleRoot, "merkleRoot");
  }

  /** Counts for each service, by name. */
  public List<Count> byService() {
    return counts(Run::service);
  }

  /** Counts for each host, by name. */
  public List<Count> byHost() {
    return counts(Run::host);
  }

  /** Runs that did not end in order, because they still went on, were killed, or tore a line. */
  public List<Run> unclosedRuns() {
    return runs.stream().filter(Run::isUnclosed).toList();
  }

  private List<Count> counts(Function<Run, String> by) {
    Map<String, String> nameOfRun = runs.stream().collect(toMap(Run::id, by));
    Map<String, String> runOfFile =
        files.stream().collect(toMap(LedgerFile::path, LedgerFile::run, (a, b) -> a));
    return runs.stream()
        .map(by)
        .distinct()
        .sorted()
        .map(
            name ->
                new Count(
                    name,
                    runs.stream().filter(run -> by.apply(run).equals(name)).count(),
                    files.stream().filter(file -> name.equals(nameOfRun.get(file.run()))).count(),
                    files.stream()
                        .filter(file -> name.equals(nameOfRun.get(file.run())))
                        .mapToLong(LedgerFile::bytes)
                        .sum(),
                    runs.stream()
                        .filter(run -> by.apply(run).equals(name) && run.isUnclosed())
                        .count(),
                    gaps.stream().filter(gap -> name.equals(nameOfRun.get(gap.run()))).count(),
                    findings.stream()
                        .filter(
                            finding ->
                                name.equals(
                                    nameOfRun.get(runOfFile.getOrDefault(finding.file(), ""))))
                        .count()))
        .toList();
  }

  /**
   * How much evidence a service or a host has.
   *
   * @param unclosed runs that did not end in order
   */
  public record Count(
      String name, long runs, long files, long bytes, long unclosed, long gaps, long findings) {}

  /**
   * A run and the head of its hash chain.
   *
   * @param host as in {@link EnergyBook.HostBook}
   * @param head SHA-256 of the last line read, hexadecimal
   * @param end how it ended, for example {@code shutdown} or {@value #NO_FOOTER}
   */
  public record Run(
      String id,
      String service,
      String host,
      Instant booksOpened,
      Instant lastWindowEnd,
      long windows,
      String head,
      String end) {
    private static final String NO_FOOTER = "no footer";

    boolean isUnclosed() {
      return end.equals(NO_FOOTER);
    }
  }

  /**
   * A ledger file.
   *
   * @param path relative to the ledger directory
   * @param bytes of its complete lines, uncompressed
   * @param sha256 of these bytes, hexadecimal
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
