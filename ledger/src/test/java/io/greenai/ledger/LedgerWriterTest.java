package io.greenai.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerWriterTest {
  private static final LedgerWriterOptions OPTIONS =
      LedgerWriterOptions.DEFAULTS.withFreeSpaceFloorPercent(0);

  @TempDir Path dir;

  private LedgerWriter open(LedgerWriterOptions options) {
    return LedgerWriter.open(dir.resolve("ledger"), Samples.header(), options);
  }

  @Test
  void aRunIsReadBackAsItWasWritten() throws IOException {
    LedgerWriter writer = open(OPTIONS);
    for (long seq = 0; seq < 3; seq++) {
      assertThat(writer.append(Samples.window(seq))).isEqualTo(WriteStatus.WRITTEN);
    }
    Path file = dir.resolve("ledger/scoring/2026/11/22/run-1-0.jsonl");
    assertThat(writer.currentFile()).isEqualTo(file.toRealPath());
    writer.close("shutdown");

    Collected read = Collected.from(file);

    assertThat(read.findings).isEmpty();
    assertThat(read.headers).containsExactly(Samples.header());
    assertThat(read.windows)
        .containsExactly(Samples.window(0), Samples.window(1), Samples.window(2));
    Footer footer = read.footers.get(0);
    assertThat(footer.lines()).isEqualTo(5);
    assertThat(footer.windows()).isEqualTo(3);
    assertThat(footer.energyMicrojoules()).isEqualTo(Map.of(Domain.CPU, 1_800_000_000L));
    assertThat(footer.reason()).isEqualTo("shutdown");
  }

  @Test
  void everyWindowIsOnFileAsSoonAsItWasAppended() throws IOException {
    for (LedgerWriterOptions.Flush flush : LedgerWriterOptions.Flush.values()) {
      LedgerWriter writer =
          LedgerWriter.open(
              dir, Samples.header("run-" + flush, "scoring", "h"), OPTIONS.withFlush(flush));
      writer.append(Samples.window(0));
      writer.append(Samples.window(1));

      assertThat(Collected.from(writer.currentFile()).seqs()).containsExactly(0L, 1L);
    }
  }

  @Test
  void aNewUtcDayBeginsANewFileAndGzipsTheOld() throws IOException {
    LedgerWriter writer = open(OPTIONS);
    writer.append(Samples.window(0, Instant.parse("2026-11-22T23:59:00Z"), Samples.WINDOW_NANOS));
    writer.append(Samples.window(1, Instant.parse("2026-11-23T00:00:00Z"), Samples.WINDOW_NANOS));
    writer.close("shutdown");

    List<Path> files = LedgerFiles.list(dir);
    assertThat(files)
        .extracting(f -> dir.toRealPath().relativize(f.toRealPath()).toString())
        .containsExactly(
            "ledger/scoring/2026/11/22/run-1-0.jsonl.gz",
            "ledger/scoring/2026/11/23/run-1-1.jsonl");
    Collected first = Collected.from(files.get(0));
    Collected second = Collected.from(files.get(1));
    assertThat(first.footers).extracting(Footer::reason).containsExactly("day-ended");
    assertThat(second.headers.get(0).fileNumber()).isEqualTo(1);
    assertThat(second.headers.get(0).previousHash())
        .isEqualTo(first.lines.get(first.lines.size() - 1).hash());
    assertThat(second.findings).isEmpty();
  }

  @Test
  void aFileIsRotatedBeforeItGrowsBeyondItsLimit() throws IOException {
    LedgerWriter writer = open(OPTIONS.withMaxFileBytes(8_000));
    for (long seq = 0; seq < 20; seq++) {
      writer.append(Samples.window(seq));
    }
    writer.close("shutdown");

    List<Long> seqs = new ArrayList<>();
    List<Path> files = new ArrayList<>(LedgerFiles.list(dir));
    assertThat(files.size()).isGreaterThan(2);
    for (Path file : files) {
      Collected read = Collected.from(file);
      assertThat(read.findings).isEmpty();
      assertThat(read.footers).hasSize(1);
      seqs.addAll(read.seqs());
      assertThat(read.lines.get(read.lines.size() - 1).byteOffset()).isLessThanOrEqualTo(8_000);
    }
    assertThat(seqs.stream().sorted()).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void filesAndDirectoriesAreClosedToOthers() throws IOException {
    LedgerWriter writer = open(OPTIONS.withMaxFileBytes(1));
    writer.append(Samples.window(0));
    writer.append(Samples.window(1));

    for (Path file : LedgerFiles.list(dir)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-r-----");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
          .isEqualTo("rwxr-x---");
    }
  }

  @Test
  void aServiceNameCannotLeaveTheDirectory() {
    assertThat(LedgerDirectory.safeName("../../etc")).isEqualTo("__.._etc");
    assertThat(LedgerDirectory.safeName("..")).isEqualTo("_");
    assertThat(LedgerDirectory.safeName("")).isEqualTo("_");
    assertThat(LedgerDirectory.safeName("a/b\\c\n\0d")).isEqualTo("a_b_c__d");
    assertThat(LedgerDirectory.safeName("fraud-scoring_v1.2")).isEqualTo("fraud-scoring_v1.2");
    assertThat(LedgerDirectory.safeName("x".repeat(5000))).hasSize(100);
  }

  @Test
  void aSymbolicLinkInPlaceOfADirectoryIsNotFollowed() throws IOException {
    Path outside = Files.createDirectory(dir.resolve("outside"));
    Files.createDirectory(dir.resolve("ledger"));
    Files.createSymbolicLink(dir.resolve("ledger/scoring"), outside);

    LedgerWriter writer = open(OPTIONS);

    assertThat(writer.append(Samples.window(0))).isEqualTo(WriteStatus.HELD);
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void aBrokenConservationLawIsRefusedNamingTheDifference() {
    Window good = Samples.window(0);
    Window bad =
        new Window(
            0,
            good.start(),
            good.durationNanos(),
            good.meters(),
            good.postings().subList(1, 4),
            List.of());
    LedgerWriter writer = open(OPTIONS);

    assertThatThrownBy(() -> writer.append(bad))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the postings of window 0 do not sum to its meters (cpu: postings 240000000 uJ, meters"
                + " 600000000 uJ, difference -360000000 uJ)");
  }

  @Test
  void windowsMustBeNumberedUpwards() {
    LedgerWriter writer = open(OPTIONS);
    writer.append(Samples.window(3));

    assertThatThrownBy(() -> writer.append(Samples.window(3)))
        .hasMessage("Window 3 was appended after window 3, but windows must be numbered upwards");
  }

  @Test
  void aClosedWriterTakesNothingMoreAndSaysSo() {
    LedgerWriter writer = open(OPTIONS);
    writer.append(Samples.window(0));
    writer.close("shutdown");
    writer.close("again");

    assertThat(writer.append(Samples.window(1))).isEqualTo(WriteStatus.LOST);
  }

  @Test
  void anInterruptedThreadWritesAndStaysInterrupted() throws IOException {
    LedgerWriter writer = open(OPTIONS);
    writer.append(Samples.window(0));
    Thread.currentThread().interrupt();
    WriteStatus status = writer.append(Samples.window(1));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(status).isEqualTo(WriteStatus.WRITTEN);
    assertThat(Collected.from(writer.currentFile()).seqs()).containsExactly(0L, 1L);
  }
}
