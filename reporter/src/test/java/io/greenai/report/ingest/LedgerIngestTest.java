package io.greenai.report.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.greenai.report.ingest.LedgerEvidence.RunEvidence;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerIngestTest {
  private static final Instant OPENED = Ledgers.OPENED;

  @TempDir Path folder;

  @Test
  void whatEndedLaterIsAsIfNotThere() throws IOException {
    new Ledgers(folder).run("run-1").write("m", OPENED.plusSeconds(600));
    new Ledgers(folder)
        .run("run-2")
        .start(OPENED.plusSeconds(400))
        .write("m", OPENED.plusSeconds(700));
    LedgerIngest ledgers = LedgerIngest.survey(folder);
    List<RunSlot> slots = new ArrayList<>();

    LedgerEvidence evidence = ledgers.until(OPENED.plusSeconds(330)).read(slots::add);

    assertThat(slots).extracting(slot -> slot.run().id()).containsOnly("run-1");
    assertThat(slots.get(slots.size() - 1).end()).isEqualTo(OPENED.plusSeconds(300));
    assertThat(evidence.runs())
        .extracting(RunEvidence::windows, RunEvidence::end)
        .containsExactly(tuple(5L, "no footer"));
    assertThat(ledgers.until(OPENED.plusSeconds(700)).read(slot -> {}))
        .isEqualTo(ledgers.read(slot -> {}));
  }
}
