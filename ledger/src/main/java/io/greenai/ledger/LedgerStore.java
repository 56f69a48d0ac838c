package io.greenai.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All ledgers under a directory, by run. A scan reads every file once and checks it; the windows
 * are then streamed run by run in a second pass, because a fork or a duplicate is only known once
 * everything was seen. Immutable; may be read by many threads.
 */
public final class LedgerStore {
  private final List<LedgerRun> runs;
  private final List<Finding> findings;

  private LedgerStore(List<LedgerRun> runs, List<Finding> findings) {
    this.runs = List.copyOf(runs);
    this.findings = List.copyOf(findings);
  }

  /**
   * Reads and checks every ledger file under {@code root}. What is wrong with a file is a finding.
   *
   * @param root a directory tree as agents write it or as it was copied together, or one file
   * @throws IOException if {@code root} does not exist or a directory cannot be listed
   */
  public static LedgerStore scan(Path root) throws IOException {
    List<Finding> findings = new ArrayList<>();
    Map<String, List<FileSurvey>> byRun = new TreeMap<>();
    for (Path file : LedgerFiles.list(root)) {
      FileSurvey survey = FileSurvey.of(file, findings::add);
      Header header = survey.header();
      if (header != null) {
        byRun.computeIfAbsent(header.runId(), run -> new ArrayList<>()).add(survey);
      }
    }
    List<LedgerRun> runs = new ArrayList<>();
    byRun.values().forEach(files -> runs.add(LedgerRun.of(files, findings::add)));
    findings.sort(Comparator.comparing(Finding::file).thenComparingLong(Finding::line));
    return new LedgerStore(runs, findings);
  }

  /** In the order of their ids. */
  public List<LedgerRun> runs() {
    return runs;
  }

  /** The runs of each host, by its {@code hostKey}. */
  public Map<String, List<LedgerRun>> runsByHost() {
    Map<String, List<LedgerRun>> hosts = new TreeMap<>();
    for (LedgerRun run : runs) {
      hosts.computeIfAbsent(run.header().hostKey(), key -> new ArrayList<>()).add(run);
    }
    return Collections.unmodifiableMap(hosts);
  }

  /** Everything that the scan has to tell, in the order of files and lines. */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * Gives the windows of all runs, run by run.
   *
   * @see LedgerRun#forEachWindow
   */
  public void forEachWindow(LedgerRun.WindowConsumer consumer) throws IOException {
    for (LedgerRun run : runs) {
      run.forEachWindow(consumer);
    }
  }
}
