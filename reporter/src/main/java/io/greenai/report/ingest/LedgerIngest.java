package io.greenai.report.ingest;

import io.greenai.ledger.LedgerRun;
import io.greenai.ledger.LedgerStore;
import io.greenai.ledger.SurveyedFile;
import io.greenai.report.ingest.LedgerEvidence.FileEvidence;
import io.greenai.report.ingest.LedgerEvidence.GapEvidence;
import io.greenai.report.ingest.LedgerEvidence.RunEvidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a ledger directory as a stream: slots go on as they are complete, evidence stays.
 *
 * <p>Which line stands for a window is known only when every file was looked at, so that a file is
 * read twice: once to survey it, once for its windows. What agents write after the survey is left
 * for the next one. Safe for use by many threads.
 */
public final class LedgerIngest {
  private final Path root;
  private final LedgerStore store;

  private LedgerIngest(Path root, LedgerStore store) {
    this.root = root;
    this.store = store;
  }

  /**
   * Surveys all ledgers under {@code directory}.
   *
   * @throws IOException where the directory cannot be listed
   */
  public static LedgerIngest survey(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new NoSuchFileException(
          directory.toString(), null, "there is no ledger directory of that name");
    }
    Path root = directory.toRealPath();
    return new LedgerIngest(root, LedgerStore.scan(root));
  }

  /**
   * Hands on all slots. Windows that do not hold are kept out and named by the evidence; a torn
   * tail costs its window and no more.
   *
   * @throws IOException where a file disappears meanwhile
   */
  public LedgerEvidence read(SlotSink sink) throws IOException {
    List<RunEvidence> runs = new ArrayList<>();
    List<FileEvidence> files = new ArrayList<>();
    List<GapEvidence> gaps = new ArrayList<>();
    for (LedgerRun run : store.runs()) {
      RunReading reading = RunReading.of(run, sink);
      runs.add(reading.evidence());
      gaps.addAll(reading.gaps());
      for (SurveyedFile file : run.surveyed()) {
        files.add(evidence(run, file));
      }
    }
    return new LedgerEvidence(root, runs, files, gaps, store.findings());
  }

  /**
   * Hands on the slots of {@link #read} again, for sums whose bounds only the evidence tells.
   *
   * @throws IOException where a file disappears meanwhile
   */
  public void readAgain(SlotSink sink) throws IOException {
    for (LedgerRun run : store.runs()) {
      RunReading.of(run, sink);
    }
  }

  private FileEvidence evidence(LedgerRun run, SurveyedFile file) throws IOException {
    return new FileEvidence(
        LedgerEvidence.relative(root, file.path()),
        run.header().runId(),
        file.end().lines(),
        file.end().byteOffset(),
        file.sha256(),
        file.end().hash(),
        file.torn(),
        file.firstWindow(),
        file.lastWindowEnd());
  }
}
