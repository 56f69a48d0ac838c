package io.greenai.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerReaderTest {
  private static final Footer FOOTER =
      new Footer(
          Samples.OPENED.plusSeconds(200), 5, 3, Map.of(Domain.CPU, 1_800_000_000L), "shutdown");

  @TempDir Path dir;
  private Path file;
  private final byte[] content =
      Samples.lines(
          Samples.header(), Samples.window(0), Samples.window(1), Samples.window(2), FOOTER);

  @BeforeEach
  void chooseFile() {
    file = dir.resolve("run-1-0.jsonl");
  }

  @Test
  void anOrderlyFileIsGivenBackWhole() throws IOException {
    Collected read = Collected.from(Samples.write(file, content));

    assertThat(read.headers).containsExactly(Samples.header());
    assertThat(read.windows)
        .containsExactly(Samples.window(0), Samples.window(1), Samples.window(2));
    assertThat(read.footers).containsExactly(FOOTER);
    assertThat(read.findings).isEmpty();
    assertThat(read.lines.get(2).byteOffset()).isEqualTo(startOfLine(3));
    assertThat(read.lines.get(2)).hasToString(file + ":3");
  }

  @Test
  void aGzippedFileReadsAsItsPlainFileDid() throws IOException {
    Path gz = Samples.write(dir.resolve("run-1-0.jsonl.gz"), gzip(content));

    Collected read = Collected.from(gz);

    assertThat(read.seqs()).containsExactly(0L, 1L, 2L);
    assertThat(read.lines.get(2).byteOffset()).isEqualTo(startOfLine(3));
    assertThat(read.findings).isEmpty();
    assertThat(Collected.from(file).seqs())
        .as("asked for under its plain name")
        .containsExactly(0L, 1L, 2L);
  }

  @Test
  void aTornTailCostsOnlyItsWindowWhereverItTears() throws IOException {
    byte[] open = Arrays.copyOf(content, startOfLine(5));
    for (int length = startOfLine(4) + 1; length < open.length; length++) {
      Collected read = Collected.from(Samples.write(file, Arrays.copyOf(open, length)));

      assertThat(read.seqs()).as("cut to %d bytes", length).containsExactly(0L, 1L);
      assertThat(read.kinds()).containsExactly("WARNING 4 TORN_TAIL");
    }
  }

  @Test
  void aTornGzipGivesEveryWindowThatItStillHolds() throws IOException {
    byte[] gz = gzip(content);
    for (int length = 0; length < gz.length; length++) {
      Path torn = Samples.write(dir.resolve("t.jsonl.gz"), Arrays.copyOf(gz, length));

      Collected read = Collected.from(torn);

      assertThat(read.findings).as("cut to %d bytes", length).hasSize(1);
      assertThat(read.findings.get(0).kind()).isEqualTo(Finding.Kind.TORN_TAIL);
    }
  }

  @Test
  void aDamagedGzipIsAFindingAndNotAFailure() throws IOException {
    byte[] gz = gzip(content);
    gz[gz.length - 8] ^= 1; // the checksum in the trailer

    Collected read = Collected.from(Samples.write(dir.resolve("d.jsonl.gz"), gz));

    assertThat(read.kinds()).containsExactly("ERROR 6 UNREADABLE_FILE");
    assertThat(read.findings.get(0).message())
        .isEqualTo("the file cannot be read beyond line 5: Corrupt GZIP trailer");
  }

  @Test
  void aTailOfZeroBytesIsATornTail() throws IOException {
    byte[] zeroed = Arrays.copyOf(Arrays.copyOf(content, startOfLine(4)), content.length + 4096);

    Collected read = Collected.from(Samples.write(file, zeroed));

    assertThat(read.seqs()).containsExactly(0L, 1L);
    assertThat(read.kinds()).containsExactly("WARNING 4 TORN_TAIL");
  }

  @Test
  void aFlippedBitIsFoundInItsLineAndCostsOnlyThatLine() throws IOException {
    for (int i = startOfLine(3); i < startOfLine(4) - 1; i++) {
      byte[] flipped = content.clone();
      flipped[i] ^= 4; // 4 makes no line feed out of any character of the line
      Collected read = Collected.from(Samples.write(file, flipped));

      assertThat(read.seqs()).as("byte %d flipped", i).containsExactly(0L, 2L);
      assertThat(read.findings.get(0).line()).as("byte %d flipped", i).isEqualTo(3);
      assertThat(read.findings).allMatch(f -> f.severity() == Severity.ERROR);
    }
  }

  @Test
  void aChangedFigureIsOneBreakOfTheChain() throws IOException {
    String changed =
        new String(content, StandardCharsets.UTF_8).replaceFirst("\"seq\":1,", "\"seq\":9,");

    Collected read = Collected.from(Samples.write(file, changed.getBytes(StandardCharsets.UTF_8)));

    assertThat(read.seqs()).containsExactly(0L, 2L);
    assertThat(read.findings)
        .extracting(Finding::toString)
        .containsExactly(
            file
                + ":3: the line's hash does not follow from its bytes and the line before it: it"
                + " was changed, or lines before it were; it was kept out");
  }

  @Test
  void aBrokenLineInTheMiddleIsNamedAndTheChainShowsWhereItBreaks() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(content, 0, startOfLine(3));
    bytes.writeBytes("{\"type\":\"window\",\"se\n".getBytes(StandardCharsets.UTF_8));
    bytes.write(content, startOfLine(4), content.length - startOfLine(4));

    Collected read = Collected.from(Samples.write(file, bytes.toByteArray()));

    assertThat(read.kinds()).containsExactly("ERROR 3 BROKEN_LINE", "ERROR 4 CHAIN_BREAK");
    assertThat(read.seqs()).containsExactly(0L);
    assertThat(read.footers).containsExactly(FOOTER);
  }

  @Test
  void aRemovedLineBreaksTheChain() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(content, 0, startOfLine(3));
    bytes.write(content, startOfLine(4), content.length - startOfLine(4));

    assertThat(Collected.from(Samples.write(file, bytes.toByteArray())).kinds())
        .containsExactly("ERROR 3 CHAIN_BREAK");
  }

  @Test
  void anOverlongLineIsSkippedInBoundedMemory() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(content, 0, startOfLine(3));
    bytes.writeBytes(new byte[3 * LineFormat.MAX_LINE_BYTES]);
    bytes.write('\n');
    bytes.write(content, startOfLine(3), content.length - startOfLine(3));

    Collected read = Collected.from(Samples.write(file, bytes.toByteArray()));

    assertThat(read.seqs()).containsExactly(0L, 1L, 2L);
    assertThat(read.findings)
        .extracting(Finding::message)
        .containsExactly("the line is longer than the limit of 16777216 bytes; it was kept out");
    assertThat(read.lines.get(2).byteOffset())
        .isEqualTo(startOfLine(3) + 3L * LineFormat.MAX_LINE_BYTES + 1);
  }

  @Test
  void aLaterMajorVersionIsRefusedNamingTheReleaseNeeded() throws IOException {
    String later =
        new String(content, StandardCharsets.UTF_8)
            .replace("greenai-ledger/1.0", "greenai-ledger/2.0");

    Collected read = Collected.from(Samples.write(file, later.getBytes(StandardCharsets.UTF_8)));

    assertThat(read.headers).isEmpty();
    assertThat(read.findings)
        .extracting(Finding::message)
        .containsExactly(
            "written by schema greenai-ledger/2.0; this release reads 1.x; use a release that"
                + " reads 2.x");
  }

  @Test
  void aFileWithoutItsHeaderIsKeptOut() throws IOException {
    byte[] headless = Arrays.copyOfRange(content, startOfLine(2), content.length);

    Collected read = Collected.from(Samples.write(file, headless));

    assertThat(read.windows).isEmpty();
    assertThat(read.kinds()).containsExactly("ERROR 1 CHAIN_BREAK", "ERROR 1 HEADER");
  }

  @Test
  void anEmptyFileIsATornTail() throws IOException {
    assertThat(Collected.from(Samples.write(file, new byte[0])).kinds())
        .containsExactly("WARNING 1 TORN_TAIL");
  }

  @Test
  void aGrowingFileIsReadOnAlsoAfterItWasGzipped() throws IOException {
    Samples.write(file, Arrays.copyOf(content, startOfLine(4) + 100));
    Collected first = new Collected();
    Position reached = LedgerReader.read(file, first);
    Files.delete(file);
    Samples.write(dir.resolve("run-1-0.jsonl.gz"), gzip(content));

    Collected second = new Collected();
    Position end = LedgerReader.readOn(file, reached, second);

    assertThat(first.seqs()).containsExactly(0L, 1L);
    assertThat(second.seqs()).containsExactly(2L);
    assertThat(second.findings).isEmpty();
    assertThat(end.byteOffset()).isEqualTo(content.length);
    assertThat(end.lines()).isEqualTo(5);
  }

  private int startOfLine(int number) {
    int line = 1;
    int i = 0;
    while (line < number) {
      if (content[i++] == '\n') {
        line++;
      }
    }
    return i;
  }

  static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gz = new GZIPOutputStream(bytes)) {
      gz.write(plain);
    }
    return bytes.toByteArray();
  }
}
