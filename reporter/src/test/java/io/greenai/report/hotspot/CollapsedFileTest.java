package io.greenai.report.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.report.close.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollapsedFileTest {
  private static final String NAME = "shop/2026/09/30/run-hotspots.collapsed";

  @TempDir Path folder;

  private final List<CollapsedLine> lines = new ArrayList<>();

  @Test
  void eachLineIsAStackFromTheModelInwardsWithItsSamples() throws IOException {
    String text = "ranker;com.acme.Ranker.rank;com.acme.Dot.of 41\nranker;com.acme.Ranker.rank 7\n";

    HotSpotFile read = read(text);

    assertThat(lines)
        .containsExactly(
            new CollapsedLine(List.of("ranker", "com.acme.Ranker.rank", "com.acme.Dot.of"), 41),
            new CollapsedLine(List.of("ranker", "com.acme.Ranker.rank"), 7));
    assertThat(read)
        .isEqualTo(
            new HotSpotFile(NAME, Sha256.of(text.getBytes(StandardCharsets.UTF_8)), 48, 0, ""));
  }

  @Test
  void aHiddenClassIsTheSameInEveryRun() throws IOException {
    read(
        """
        m;a.B$$Lambda.0x00007f0c8c003800.apply 1
        m;a.B$$Lambda$14/0x0000000800c03000.apply 1
        m;a.B$$Lambda$15+0x0000000800c03218.1234567.apply 1
        m;java.lang.invoke.LambdaForm$MH/0x0000000800c04000.invoke 1
        """);

    assertThat(lines)
        .extracting(line -> line.frames().get(1))
        .containsExactly(
            "a.B$$Lambda.apply",
            "a.B$$Lambda.apply",
            "a.B$$Lambda.apply",
            "java.lang.invoke.LambdaForm$MH.invoke");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          m;a.B.c       | a line ends with a blank and its number of samples
          m;a.B.c twelve| the number of samples is 'twelve', but is from 1 to 1000000000000
          m;a.B.c 0     | the number of samples is '0', but is from 1 to 1000000000000
          m;a.B.c -3    | the number of samples is '-3', but is from 1 to 1000000000000
          m;a.B.c 1000000000001| the number of samples is '1000000000001', but is from 1 to 1000000000000
          m;a.B.c 99999999999999999999999| the number of samples is '99999999999999999999...', but is from 1 to 1000000000000
          m;;a.B.c 3    | frame 2 of the stack is empty
          ;a.B.c 3      | frame 1 of the stack is empty
          """)
  void aLineThatIsNoneIsToldAndTheOthersStand(String wrong, String why) throws IOException {
    HotSpotFile read = read("m;a.B.a 5\n" + wrong + "\nm;a.B.b 6\nnonsense\n");

    assertThat(read.finding()).isEqualTo(NAME + ":2: " + why);
    assertThat(read.leftOut()).isEqualTo(2);
    assertThat(read.samples()).isEqualTo(11);
    assertThat(lines).hasSize(2);
  }

  @Test
  void aLineWithoutAnEndMayBeCutShort() throws IOException {
    HotSpotFile read = read("m;a.B.a 5\nm;a.B.b 1");

    assertThat(read.finding())
        .isEqualTo(NAME + ":2: the last line has no end, so that its number may be cut short");
    assertThat(read.samples()).isEqualTo(5);
  }

  @Test
  void aLineOfAnyLengthIsPassedByWithoutHoldingIt() throws IOException {
    String endless = "m;" + "x".repeat(3 * CollapsedFile.MAX_LINE_BYTES) + " 5";

    HotSpotFile read = read(endless + "\nm;a.B.b 6\n");

    assertThat(read.finding()).isEqualTo(NAME + ":1: the line has 196612 bytes, but at most 65536");
    assertThat(read.samples()).isEqualTo(6);
  }

  @Test
  void bytesThatAreNoTextAreToldAndTheOthersStand() throws IOException {
    byte[] text = "m;a.B.\u00e4 5\nm;a.B.b 6\n".getBytes(StandardCharsets.ISO_8859_1);

    HotSpotFile read = read(text);

    assertThat(read.finding()).isEqualTo(NAME + ":1: the line is not UTF-8");
    assertThat(read.samples()).isEqualTo(6);
  }

  @Test
  void whatCannotBeOpenedIsToldWithoutTheMachinesPath() {
    HotSpotFile read = CollapsedFile.read(folder.resolve("gone"), NAME, lines::add);

    assertThat(read)
        .isEqualTo(
            new HotSpotFile(
                NAME, "", 0, 0, NAME + ": cannot be read to its end: NoSuchFileException"));
  }

  private HotSpotFile read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private HotSpotFile read(byte[] text) throws IOException {
    return CollapsedFile.read(Files.write(folder.resolve("file"), text), NAME, lines::add);
  }
}
