package io.greenai.report.disclose;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.report.ingest.LedgerIngest;
import io.greenai.report.ingest.Ledgers;
import io.greenai.report.query.ReferenceEngine;
import io.greenai.report.time.Period;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionWordsTest {

  @Test
  void eachWayInWhichSessionsWereOpenedIsTold() {
    assertThat(
            SessionWords.of(
                Set.of(
                    Map.of("executionProvider", "cuda", "intraOpThreads", "1"),
                    Map.of("executionProvider", "cpu", "threadPool", "shared by the process"),
                    Map.of("executionProvider", "unknown", "intraOpThreads", "unknown"))))
        .containsExactly(
            "provider cpu, pool shared by the process, threads left to the library",
            "provider cuda, 1 thread",
            "provider unknown, threads unknown");
    assertThat(SessionWords.of(Set.of())).isEmpty();
  }

  @Test
  void settingsOfAllWindowsAndRunsAreKeptEachOnce(@TempDir Path folder) throws IOException {
    new Ledgers(folder).write("m", Ledgers.OPENED.plusSeconds(600));
    new Ledgers(folder).run("run-2").write("m", Ledgers.OPENED.plusSeconds(600));
    ReferenceEngine engine = new ReferenceEngine(List.of(Period.EVER));
    LedgerIngest.survey(folder).read(engine::accept);

    assertThat(
            SessionWords.of(
                engine
                    .totals()
                    .get(Period.EVER)
                    .sum(load -> load.model() != null)
                    .activity()
                    .settings()))
        .containsExactly("provider cpu, 4 threads");
  }
}
