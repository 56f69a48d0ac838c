package io.greenai.report.ingest;

import io.greenai.ledger.Finding;
import io.greenai.ledger.LedgerRun;
import io.greenai.ledger.LedgerStore;
import io.greenai.ledger.Position;
import io.greenai.ledger.SurveyedFile;
import io.greenai.report.ingest.LedgerEvidence.FileEvidence;
import io.greenai.report.ingest.LedgerEvidence.GapEvidence;
import io.greenai.report.ingest.LedgerEvidence.RunEvidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
  private final Horizon horizon;

  private LedgerIngest(Path root, LedgerStore store, Horizon horizon) {
    this.root = root;
    this.store = store;
    this.horizon = horizon;
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
    return new LedgerIngest(root, LedgerStore.scan(root), Horizon.NONE);
  }

  /** The same as far as {@code known} goes; other files and later lines are as if not there. */
  public LedgerIngest upTo(Map<String, LedgerPart> known) {
    return new LedgerIngest(root, store, horizon.upTo(known));
  }

  /** The same as far as {@code moment}; windows that end later are as if not there. */
  public LedgerIngest until(Instant moment) {
    return new LedgerIngest(root, store, horizon.until(moment));
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
    List<Finding> findings = new ArrayList<>(store.findings());
    for (LedgerRun run : store.runs()) {
      String id = run.header().runId();
      List<FileEvidence> ofRun = filesOf(run);
      findings.removeIf(
          finding -> run.files().contains(finding.file()) && !horizon.takes(id, finding));
      if (!ofRun.isEmpty() && horizon.reaches(run.header().booksOpened())) {
        RunReading reading = RunReading.of(run, horizon, sink);
        boolean isWhole =
            !reading.isCut() && run.surveyed().stream().allMatch(file -> isWhole(id, file));
        runs.add(
            reading.evidence(
                isWhole ? run.headHash() : ofRun.get(ofRun.size() - 1).head(), isWhole));
        gaps.addAll(reading.gaps());
        files.addAll(ofRun);
      }
    }
    return new LedgerEvidence(root, runs, files, gaps, findings);
  }

  /** What is there and what the survey found wrong with it; windows are not read. */
  public LedgerEvidence surveyed() throws IOException {
    List<FileEvidence> files = new ArrayList<>();
    for (LedgerRun run : store.runs()) {
      files.addAll(filesOf(run));
    }
    return new LedgerEvidence(root, List.of(), files, List.of(), store.findings());
  }

  private List<FileEvidence> filesOf(LedgerRun run) throws IOException {
    String id = run.header().runId();
    List<FileEvidence> files = new ArrayList<>();
    for (SurveyedFile file : run.surveyed()) {
      if (horizon.lines(id, file.path()) > 0) {
        files.add(evidence(id, file));
      }
    }
    return files;
  }

  private boolean isWhole(String run, SurveyedFile file) {
    return horizon.lines(run, file.path()) >= file.end().lines();
  }

  /**
   * Hands on the slots of {@link #read} again, for sums whose bounds only the evidence tells.
   *
   * @throws IOException where a file disappears meanwhile
   */
  public void readAgain(SlotSink sink) throws IOException {
    for (LedgerRun run : store.runs()) {
      RunReading.of(run, horizon, sink);
    }
  }

  private FileEvidence evidence(String run, SurveyedFile file) throws IOException {
    Optional<LedgerPart> cut = horizon.cut(run, file);
    SurveyedFile known =
        cut.map(part -> new Position(part.bytes(), part.lines(), part.head()))
            .map(
                end ->
                    new SurveyedFile(
                        file.path(), end, false, file.firstWindow(), file.lastWindowEnd()))
            .orElse(file);
    return new FileEvidence(
        LedgerEvidence.relative(root, file.path()),
        run,
        known.end().lines(),
        known.end().byteOffset(),
        known.sha256(),
        known.end().hash(),
        known.torn(),
        known.firstWindow(),
        known.lastWindowEnd());
  }

  /**
   * SHA-256 of the beginning of a file, uncompressed.
   *
   * @throws IOException where it is shorter, or cannot be read
   */
  public static String sha256(LedgerEvidence evidence, FileEvidence file, long bytes)
      throws IOException {
    return new SurveyedFile(
            evidence.root().resolve(file.path()),
            new Position(bytes, 0, file.head()),
            false,
            null,
            null)
        .sha256();
  }
}
