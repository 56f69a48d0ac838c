package io.greenai.report.ingest;

import io.greenai.ledger.Finding;
import io.greenai.ledger.LedgerRun;
import io.greenai.ledger.LedgerStore;
import io.greenai.ledger.Position;
import io.greenai.report.ingest.LedgerEvidence.FileEvidence;
import io.greenai.report.ingest.LedgerEvidence.GapEvidence;
import io.greenai.report.ingest.LedgerEvidence.RunEvidence;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
    return new LedgerIngest(directory.toRealPath(), LedgerStore.scan(directory));
  }

  /**
   * Hands on all slots. Windows that do not hold are kept out and named by the evidence; a torn
   * tail costs its window and no more.
   *
   * @throws IOException where a file disappears meanwhile
   */
  public LedgerEvidence read(SlotSink sink) throws IOException {
    Set<Path> torn =
        store.findings().stream()
            .filter(finding -> finding.kind() == Finding.Kind.TORN_TAIL)
            .map(Finding::file)
            .collect(Collectors.toSet());
    List<RunEvidence> runs = new ArrayList<>();
    List<FileEvidence> files = new ArrayList<>();
    List<GapEvidence> gaps = new ArrayList<>();
    for (LedgerRun run : store.runs()) {
      RunReading reading = RunReading.of(run, sink);
      runs.add(reading.evidence());
      gaps.addAll(reading.gaps());
      for (int i = 0; i < run.files().size(); i++) {
        Path file = run.files().get(i);
        files.add(file(run, file, run.ends().get(i), torn.contains(file)));
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

  private FileEvidence file(LedgerRun run, Path file, Position end, boolean torn)
      throws IOException {
    return new FileEvidence(
        LedgerEvidence.relative(root, file),
        run.header().runId(),
        end.lines(),
        Files.size(file),
        sha256(file),
        end.hash(),
        torn);
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digesting =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      digesting.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
