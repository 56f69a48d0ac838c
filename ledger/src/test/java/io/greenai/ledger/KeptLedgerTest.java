package io.greenai.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigInteger;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every release reads what every earlier release of its major version wrote. */
class KeptLedgerTest {
  private static Path kept(String version) throws Exception {
    URL folder = KeptLedgerTest.class.getResource("/kept/" + version);
    assertThat(folder).isNotNull();
    return Path.of(folder.toURI());
  }

  @Test
  void version10IsReadAndVerified() throws Exception {
    VerificationReport report = LedgerVerifier.verify(kept("1.0"));

    assertThat(report.findings())
        .extracting(Finding::message)
        .containsExactly(
            "a gap from 2026-11-23T00:00:21Z to 2026-11-23T00:00:30Z (paused), 0 windows lost");
    assertThat(report.runs())
        .extracting(
            VerificationReport.Run::runId,
            VerificationReport.Run::windows,
            VerificationReport.Run::endReason,
            VerificationReport.Run::headHash)
        .containsExactly(
            tuple(
                "kept-1",
                4L,
                "shutdown",
                "2c1097a8146ef77d6585174bb71be7b630b1fa7eec5e11acad195ff51f315bc1"),
            tuple(
                "kept-2",
                1L,
                null,
                "e992a9129caed4af02ad570d091610d2b5bdf0d44a1cc4ffca411118046c415b"));
    VerificationReport.Run first = report.runs().get(0);
    assertThat(first.files())
        .extracting(file -> file.getFileName().toString())
        .containsExactly("kept-1-0.jsonl.gz", "kept-1-1.jsonl");
    assertThat(first.metersMicrojoules().get(Domain.CPU))
        .isEqualTo(BigInteger.valueOf(2_400_000_000L));
    assertThat(report.hosts()).hasSize(1);
    assertThat(report.hosts().get(0).balances().get(Domain.CPU).meters())
        .as("the second run saw the same meter at the same time")
        .isEqualTo(BigInteger.valueOf(2_400_000_000L));
  }

  @Test
  void everyFieldOfVersion10IsUnderstoodAsItWasMeant() throws Exception {
    List<Header> headers = new ArrayList<>();
    List<Window> windows = new ArrayList<>();
    LedgerStore.scan(kept("1.0"))
        .forEachWindow(
            (header, window, line) -> {
              headers.add(header);
              windows.add(window);
            });

    assertThat(headers.get(0)).isEqualTo(Samples.header("kept-1", "scoring", "kept-host"));
    assertThat(headers.get(2).fileNumber()).isEqualTo(1);
    assertThat(windows).hasSize(5);
    assertThat(windows.get(4)).isEqualTo(KeptLedgers.awkward());
  }
}
