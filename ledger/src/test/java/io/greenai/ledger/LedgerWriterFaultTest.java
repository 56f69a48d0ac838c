package io.greenai.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the file system can do to a writer, done for real. */
class LedgerWriterFaultTest {
  private static final LedgerWriterOptions OPTIONS =
      LedgerWriterOptions.DEFAULTS.withFreeSpaceFloorPercent(0);

  @TempDir Path dir;

  private LedgerWriter open(Path root, LedgerWriterOptions options) {
    return LedgerWriter.open(root, Samples.header(), options);
  }

  @Test
  void aDirectoryThatCannotBeMadeIsWaitedForAndNothingIsLost() throws IOException {
    Path root = Files.createFile(dir.resolve("ledger")); // root may write anywhere, but not in here
    LedgerWriter writer = open(root, OPTIONS);
    assertThat(writer.append(Samples.window(0))).isEqualTo(WriteStatus.HELD);
    assertThat(writer.append(Samples.window(1))).isEqualTo(WriteStatus.HELD);
    assertThat(writer.windowsHeld()).isEqualTo(2);
    assertThat(writer.problem()).isEqualTo("write-failed");

    Files.delete(root);
    assertThat(writer.append(Samples.window(2))).isEqualTo(WriteStatus.WRITTEN);

    assertThat(writer.problem()).isEmpty();
    Collected read = Collected.from(writer.currentFile());
    assertThat(read.seqs()).containsExactly(0L, 1L, 2L);
    assertThat(read.windows).allMatch(w -> w.gaps().isEmpty());
    assertThat(read.findings).isEmpty();
  }

  @Test
  void whatTheBacklogCannotHoldIsToldByAGapInTheNextWindow() throws IOException {
    Path root = Files.createFile(dir.resolve("ledger"));
    LedgerWriter writer = open(root, OPTIONS.withBacklog(3, 1 << 20));
    for (long seq = 0; seq < 10; seq++) {
      assertThat(writer.append(Samples.window(seq))).isEqualTo(WriteStatus.HELD);
    }
    assertThat(writer.windowsLost()).isEqualTo(7);

    Files.delete(root);
    writer.append(Samples.window(10));

    Collected read = Collected.from(writer.currentFile());
    assertThat(read.seqs()).containsExactly(8L, 9L, 10L);
    assertThat(read.windows.get(0).gaps())
        .containsExactly(new Gap(Samples.OPENED, 8 * Samples.WINDOW_NANOS, "write-failed", 8));
    assertThat(read.windows.get(1).gaps()).isEmpty();
    assertThat(writer.windowsLost()).isEqualTo(8);
    assertThat(writer.windowsWritten()).isEqualTo(3);
    assertThat(LedgerVerifier.verify(root).findings())
        .extracting(Finding::toString)
        .containsExactly(
            writer.currentFile()
                + ":2: a gap from 2026-11-22T21:40:00Z to 2026-11-22T21:48:00Z (write-failed), 8"
                + " windows lost");
  }

  @Test
  void theBacklogIsBoundedByBytesToo() throws IOException {
    LedgerWriter writer =
        open(Files.createFile(dir.resolve("ledger")), OPTIONS.withBacklog(1000, 4_000));
    for (long seq = 0; seq < 50; seq++) {
      writer.append(Samples.window(seq));
    }

    assertThat(writer.windowsHeld()).isBetween(1, 4);
    assertThat(writer.windowsLost()).isEqualTo(50 - writer.windowsHeld());
  }

  @Test
  void aVanishedDirectoryIsMadeAgainAndTheRunGoesOnInANewFile() throws IOException {
    Path root = dir.resolve("ledger");
    LedgerWriter writer = open(root, OPTIONS);
    writer.append(Samples.window(0));
    Path first = writer.currentFile();
    Position head = LedgerReader.read(first, new Collected());
    delete(root);

    assertThat(writer.append(Samples.window(1))).isEqualTo(WriteStatus.WRITTEN);

    Collected read = Collected.from(writer.currentFile());
    assertThat(writer.currentFile()).isNotEqualTo(first);
    assertThat(read.seqs()).containsExactly(1L);
    assertThat(read.headers.get(0).previousHash()).isEqualTo(head.hash());
  }

  @Test
  void aFileThatWasTakenAwayOrCutIsLeftAlone() throws IOException {
    LedgerWriter writer = open(dir, OPTIONS);
    writer.append(Samples.window(0));
    Path moved = dir.resolve("moved.jsonl");
    Files.move(writer.currentFile(), moved);
    writer.append(Samples.window(1));
    Path cut = writer.currentFile();
    Files.newByteChannel(cut, StandardOpenOption.WRITE).truncate(10).close();
    writer.append(Samples.window(2));

    assertThat(Collected.from(moved).seqs()).containsExactly(0L);
    assertThat(cut).hasSize(10);
    assertThat(writer.currentFile().getFileName()).hasToString("run-1-2.jsonl");
    assertThat(Collected.from(writer.currentFile()).seqs()).containsExactly(2L);
  }

  @Test
  void theLimitOfAllFilesStopsTheWriterUntilThereIsRoom() throws IOException {
    Path service = Files.createDirectories(dir.resolve("scoring"));
    Path others = Samples.write(service.resolve("other-run-0.jsonl.gz"), new byte[20_000]);
    LedgerWriter writer = open(dir, OPTIONS.withMaxTotalBytes(25_000).withBacklog(2, 1 << 20));
    long seq = 0;
    while (writer.append(Samples.window(seq++)) == WriteStatus.WRITTEN) {}
    assertThat(writer.problem()).isEqualTo("max-bytes");
    while (writer.windowsLost() < 5) {
      writer.append(Samples.window(seq++));
    }
    assertThat(others).as("never deleted").hasSize(20_000);

    Files.delete(others); // an operator makes room
    assertThat(writer.append(Samples.window(seq))).isEqualTo(WriteStatus.WRITTEN);

    Collected read = Collected.from(writer.currentFile());
    assertThat(read.findings).isEmpty();
    List<Gap> gaps = read.windows.stream().flatMap(w -> w.gaps().stream()).toList();
    assertThat(gaps).hasSize(1);
    assertThat(gaps.get(0).reason()).isEqualTo("max-bytes");
    assertThat(gaps.get(0).windowsLost()).isEqualTo(writer.windowsLost());
    assertThat(read.windows.size() + writer.windowsLost()).isEqualTo(seq + 1);
  }

  @Test
  void theFloorOfFreeSpaceStopsTheWriter() {
    LedgerWriter writer = open(dir, OPTIONS.withFreeSpaceFloorPercent(100));

    assertThat(writer.append(Samples.window(0))).isEqualTo(WriteStatus.HELD);
    assertThat(writer.problem()).isEqualTo("free-space-floor");
  }

  @Test
  void aFullDiskCostsNoLineAlreadyWrittenAndLeavesNoHalfLine() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(dir.resolve("disk"))) {
      LedgerWriter writer = open(disk.path(), OPTIONS);
      long seq = 0;
      while (writer.append(Samples.window(seq++)) == WriteStatus.WRITTEN) {}
      assertThat(writer.problem()).isEqualTo("disk-full");
      long written = seq - 1;
      Collected full = Collected.from(writer.currentFile());
      assertThat(full.findings).isEmpty();
      assertThat(full.seqs()).isEqualTo(LongStream.range(0, written).boxed().toList());

      disk.grow();
      assertThat(writer.append(Samples.window(seq))).isEqualTo(WriteStatus.WRITTEN);

      Collected read = Collected.from(writer.currentFile());
      assertThat(read.findings).isEmpty();
      assertThat(read.seqs()).isEqualTo(LongStream.rangeClosed(0, seq).boxed().toList());
    }
  }

  @Test
  void aDiskThatTurnsReadOnlyIsWaitedFor() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(dir.resolve("disk"))) {
      disk.readOnly();
      LedgerWriter writer = open(disk.path(), OPTIONS);
      assertThat(writer.append(Samples.window(0))).isEqualTo(WriteStatus.HELD);
      assertThat(writer.problem()).isEqualTo("read-only");

      disk.readWrite();
      assertThat(writer.append(Samples.window(1))).isEqualTo(WriteStatus.WRITTEN);
      assertThat(Collected.from(writer.currentFile()).seqs()).containsExactly(0L, 1L);
    }
  }

  /** A file system of 64 KiB, where this machine lets tests mount one. */
  private record SmallDisk(Path path) implements AutoCloseable {
    static SmallDisk mount(Path at) throws IOException {
      Files.createDirectory(at);
      boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", at.toString());
      assumeTrue(mounted, "this test mounts a tmpfs, which this machine does not permit");
      return new SmallDisk(at);
    }

    void grow() throws IOException {
      remount("size=1m");
    }

    void readOnly() throws IOException {
      remount("ro");
    }

    void readWrite() throws IOException {
      remount("rw");
    }

    private void remount(String option) throws IOException {
      assertThat(run("mount", "-o", "remount," + option, path.toString())).isTrue();
    }

    @Override
    public void close() throws IOException {
      run("umount", "-l", path.toString());
    }

    private static boolean run(String... command) {
      try {
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
      } catch (IOException noSuchProgram) {
        return false;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static void delete(Path tree) throws IOException {
    List<Path> paths = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(tree)) {
      walk.sorted(Comparator.reverseOrder()).forEach(paths::add);
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }
}
