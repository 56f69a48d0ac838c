package io.greenai.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerVerifierTest {
  private static final LedgerWriterOptions OPTIONS =
      LedgerWriterOptions.DEFAULTS.withFreeSpaceFloorPercent(0).withMaxFileBytes(6_000);

  @TempDir Path dir;

  /** A run of several files, all but the last of them gzipped. */
  private List<Path> run(Path root, String id, int windows) throws IOException {
    try (LedgerWriter writer =
        LedgerWriter.open(root, Samples.header(id, "scoring", "host-1"), OPTIONS)) {
      for (long seq = 0; seq < windows; seq++) {
        writer.append(Samples.window(seq));
      }
    }
    List<Path> files = new ArrayList<>();
    for (Path file : LedgerFiles.list(root)) {
      if (file.getFileName().toString().startsWith(id)) {
        files.add(file);
      }
    }
    assertThat(files.size()).isGreaterThan(2);
    return files;
  }

  private static List<String> told(VerificationReport report) {
    return report.findings().stream()
        .map(f -> f.severity() + " " + f.file().getFileName() + ":" + f.line() + " " + f.message())
        .toList();
  }

  private static List<Long> seqs(Path root) throws IOException {
    List<Long> seqs = new ArrayList<>();
    LedgerStore.scan(root).forEachWindow((header, window, line) -> seqs.add(window.seq()));
    return seqs;
  }

  @Test
  void anOrderlyRunOverSeveralFilesIsSound() throws IOException {
    run(dir, "run-1", 12);

    VerificationReport report = LedgerVerifier.verify(dir);

    assertThat(told(report)).isEmpty();
    assertThat(report.isSound()).isTrue();
    VerificationReport.Run run = report.runs().get(0);
    assertThat(run.windows()).isEqualTo(12);
    assertThat(run.endReason()).isEqualTo("closed");
    assertThat(run.tornTail()).isFalse();
    assertThat(run.firstStart()).isEqualTo(Samples.OPENED);
    assertThat(run.lastEnd()).isEqualTo(Samples.OPENED.plusSeconds(720));
    assertThat(run.metersMicrojoules())
        .isEqualTo(Map.of(Domain.CPU, BigInteger.valueOf(7_200_000_000L)));
    assertThat(run.differenceMicrojoules()).isZero();
    assertThat(report.hosts()).hasSize(1);
    assertThat(report.hosts().get(0).differenceMicrojoules()).isZero();
    assertThat(report.hosts().get(0).balances().get(Domain.CPU).meters())
        .isEqualTo(BigInteger.valueOf(7_200_000_000L));
    assertThat(seqs(dir)).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L);
  }

  @Test
  void aCopyOfARunIsCountedOnce() throws IOException {
    List<Path> files = run(dir.resolve("a"), "run-1", 12);
    Files.createDirectory(dir.resolve("b"));
    Files.copy(files.get(1), dir.resolve("b").resolve(files.get(1).getFileName()));

    VerificationReport report = LedgerVerifier.verify(dir);

    assertThat(report.isSound()).isTrue();
    assertThat(report.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.DUPLICATE);
    assertThat(seqs(dir)).hasSize(12).doesNotHaveDuplicates();
  }

  @Test
  void anEarlierCopyOfAGrowingFileIsCountedOnce() throws IOException {
    byte[] whole = Samples.lines(Samples.header(), Samples.window(0), Samples.window(1));
    byte[] earlier = Samples.lines(Samples.header(), Samples.window(0));
    Samples.write(dir.resolve("a.jsonl"), earlier);
    Samples.write(dir.resolve("b.jsonl"), whole);

    assertThat(told(LedgerVerifier.verify(dir)))
        .containsExactly(
            "INFO b.jsonl:2 1 windows (0 to 0) are also at "
                + LedgerFiles.list(dir).get(0)
                + ":2; they were counted once");
    assertThat(seqs(dir)).containsExactly(0L, 1L);
  }

  @Test
  void bothSidesOfAForkAreKeptOutAndNamed() throws IOException {
    Window other = Samples.window(1, Samples.OPENED.plusSeconds(61), 30_000_000_000L);
    Samples.write(
        dir.resolve("a.jsonl"),
        Samples.lines(Samples.header(), Samples.window(0), Samples.window(1)));
    Samples.write(
        dir.resolve("b.jsonl"), Samples.lines(Samples.header(), Samples.window(0), other));

    VerificationReport report = LedgerVerifier.verify(dir);

    assertThat(report.isSound()).isFalse();
    assertThat(told(report))
        .contains(
            "ERROR b.jsonl:3 1 windows (1 to 1) differ from those that begin at "
                + LedgerFiles.list(dir).get(0)
                + ":3; all of them were kept out");
    assertThat(seqs(dir)).containsExactly(0L);
  }

  @Test
  void aMissingFileInTheMiddleIsNamed() throws IOException {
    List<Path> files = run(dir, "run-1", 12);
    Files.delete(files.get(1));

    assertThat(told(LedgerVerifier.verify(dir)))
        .containsExactly(
            "ERROR "
                + files.get(2).getFileName()
                + ":1 this is file 2 of its run, but after file 0 there should be file 1");
  }

  @Test
  void aRunWhoseFirstFilesWereArchivedIsStillSound() throws IOException {
    List<Path> files = run(dir, "run-1", 12);
    Files.delete(files.get(0));

    VerificationReport report = LedgerVerifier.verify(dir);

    assertThat(report.isSound()).isTrue();
    assertThat(report.findings())
        .extracting(Finding::message)
        .containsExactly("this is file 1 of its run, and those before it are not here");
  }

  @Test
  void aFileReplacedByAnotherHistoryBreaksTheChainBetweenFiles() throws IOException {
    Samples.write(dir.resolve("run-1-0.jsonl"), Samples.lines(Samples.header(), Samples.window(0)));
    HashChain foreign = HashChain.after("ab".repeat(32));
    Samples.write(
        dir.resolve("run-1-1.jsonl"),
        Samples.lines(foreign, Samples.header().inFile(1, "ab".repeat(32)), Samples.window(1)));

    assertThat(LedgerVerifier.verify(dir).findings())
        .extracting(Finding::kind)
        .containsExactly(Finding.Kind.FOOTER, Finding.Kind.CHAIN_BREAK);
  }

  @Test
  void missingWindowsNeedAGapThatExplainsThem() throws IOException {
    Window explained =
        new Window(
            6,
            Samples.OPENED.plusSeconds(360),
            Samples.WINDOW_NANOS,
            List.of(),
            List.of(),
            List.of(new Gap(Samples.OPENED, 60, "disk-full", 2)));
    Samples.write(
        dir.resolve("a.jsonl"),
        Samples.lines(Samples.header(), Samples.window(0), Samples.window(3), explained));

    assertThat(told(LedgerVerifier.verify(dir)))
        .containsExactly(
            "ERROR a.jsonl:3 windows 1 to 2 are missing before this line and no gap explains it",
            "WARNING a.jsonl:4 a gap from 2026-11-22T21:40:00Z to 2026-11-22T21:40:00.000000060Z"
                + " (disk-full), 2 windows lost");
  }

  @Test
  void aWindowThatBreaksTheConservationLawIsKeptOutWithItsDifference() throws IOException {
    Window good = Samples.window(1);
    Window bad =
        new Window(
            1,
            good.start(),
            good.durationNanos(),
            good.meters(),
            good.postings().subList(0, 3),
            List.of());
    Samples.write(
        dir.resolve("a.jsonl"),
        Samples.lines(Samples.header(), Samples.window(0), bad, Samples.window(2)));

    VerificationReport report = LedgerVerifier.verify(dir);

    assertThat(told(report))
        .containsExactly(
            "ERROR a.jsonl:3 the postings of window 1 do not sum to its meters (cpu: postings"
                + " 420000000 uJ, meters 600000000 uJ, difference -180000000 uJ); the window was"
                + " kept out");
    assertThat(report.runs().get(0).differenceMicrojoules()).isEqualTo(180_000_000);
    assertThat(seqs(dir)).containsExactly(0L, 2L);
  }

  @Test
  void aFooterThatTellsOtherTotalsIsNamed() throws IOException {
    Samples.write(
        dir.resolve("a.jsonl"),
        Samples.lines(
            Samples.header(),
            Samples.window(0),
            new Footer(Samples.OPENED, 9, 1, Map.of(Domain.CPU, 5L), "shutdown")));

    assertThat(told(LedgerVerifier.verify(dir)))
        .containsExactly(
            "ERROR a.jsonl:3 the footer tells of 9 lines, but the file has 3",
            "ERROR a.jsonl:3 the footer tells of 5 uJ of cpu, but the file has 600000000");
  }

  @Test
  void unknownFieldsAreCountedAndKeptUnderTheHash() throws IOException {
    HashChain chain = HashChain.start();
    StringBuilder lines = new StringBuilder();
    for (LedgerRecord record : List.of(Samples.header(), Samples.window(0))) {
      String body =
          new String(LineEncoder.body(record), StandardCharsets.UTF_8)
              .replace("\"quality\"", "\"later\":[{\"x\":1}],\"quality\"");
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      byte[] hash = chain.peek(bytes, 0, bytes.length);
      chain.advance(hash);
      lines.append(new String(LineEncoder.line(bytes, hash), StandardCharsets.UTF_8));
    }
    Samples.write(dir.resolve("a.jsonl"), lines.toString().getBytes(StandardCharsets.UTF_8));

    VerificationReport report = LedgerVerifier.verify(dir);

    assertThat(report.isSound()).isTrue();
    assertThat(told(report))
        .containsExactly(
            "INFO a.jsonl:1 5 fields that this release does not know were ignored, the first of"
                + " them in this line");
    assertThat(seqs(dir)).containsExactly(0L);
  }

  @Test
  void temporaryFilesAndStrangersAreIgnoredAndThePlainFileIsPreferred() throws IOException {
    byte[] content = Samples.lines(Samples.header(), Samples.window(0));
    Path plain = Samples.write(dir.resolve("a.jsonl"), content);
    Samples.write(dir.resolve("a.jsonl.gz"), new byte[] {1, 2, 3});
    Samples.write(dir.resolve("b.jsonl.gz.tmp"), new byte[] {1, 2, 3});
    Samples.write(dir.resolve("notes.txt"), new byte[] {1, 2, 3});

    assertThat(LedgerFiles.list(dir)).hasSize(1);
    assertThat(LedgerFiles.list(dir).get(0).getFileName()).isEqualTo(plain.getFileName());
    assertThat(told(LedgerVerifier.verify(dir))).isEmpty();
  }

  @Test
  void aKilledRunHasATornTailAndNoEndReason() throws IOException {
    byte[] content = Samples.lines(Samples.header(), Samples.window(0), Samples.window(1));
    Samples.write(dir.resolve("a.jsonl"), java.util.Arrays.copyOf(content, content.length - 20));

    VerificationReport report = LedgerVerifier.verify(dir);

    assertThat(report.isSound()).isTrue();
    assertThat(report.runs().get(0).tornTail()).isTrue();
    assertThat(report.runs().get(0).endReason()).isNull();
    assertThat(report.runs().get(0).windows()).isEqualTo(1);
  }
}
