package io.greenai.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it writes. */
class KilledWriterTest {
  @TempDir Path dir;

  @Test
  void everyWindowThatWasReportedAsWrittenSurvivesAKill() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Busy.class.getName(),
                dir.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long told = -1;
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        told = Long.parseLong(line);
        if (told >= 300) {
          process.destroyForcibly();
          break;
        }
      }
      process.waitFor();
    }

    VerificationReport report = LedgerVerifier.verify(dir);
    List<Long> seqs = new ArrayList<>();
    LedgerStore.scan(dir).forEachWindow((header, window, line) -> seqs.add(window.seq()));

    assertThat(told).isGreaterThanOrEqualTo(300);
    assertThat(report.isSound()).isTrue();
    assertThat(report.runs().get(0).endReason()).isNull();
    assertThat(seqs).isEqualTo(LongStream.range(0, seqs.size()).boxed().toList());
    assertThat((long) seqs.size()).isGreaterThan(told);
  }

  /** Writes windows, rotating often, and tells of each that is written, until it is killed. */
  static final class Busy {
    private Busy() {}

    public static void main(String[] arguments) {
      LedgerWriter writer =
          LedgerWriter.open(
              Path.of(arguments[0]),
              Samples.header(),
              LedgerWriterOptions.DEFAULTS.withFreeSpaceFloorPercent(0).withMaxFileBytes(100_000));
      for (long seq = 0; seq < 1_000_000; seq++) {
        if (writer.append(Samples.window(seq)) == WriteStatus.WRITTEN) {
          System.out.println(seq);
        }
      }
    }
  }
}
