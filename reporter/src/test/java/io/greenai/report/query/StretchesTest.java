package io.greenai.report.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.greenai.ledger.Phase;
import io.greenai.ledger.StatedFigures;
import io.greenai.report.ingest.LedgerIngest;
import io.greenai.report.ingest.Ledgers;
import io.greenai.report.time.Period;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Windows of a minute and 120 J. */
class StretchesTest {
  private static final Period QUARTER = Period.parse("2026-Q4", ZoneId.of("Europe/Berlin"));
  private static final Instant START = Instant.parse("2026-11-22T21:45:00Z");
  private static final StatedFigures A = stated(Map.of(), "a");

  @TempDir Path folder;

  @Test
  void aStretchEndsWithItsSlotAndWithAWindowThatStatesAScore() throws IOException {
    StatedFigures scored = stated(Map.of("accuracy", "0.9"), "a");
    write(Phase.TRAINING, 18, A, A, A, scored, A, A, A, A, A, A, A, A, A, A, A, A, A, A);

    List<Stretch> stretches = stretches();

    assertThat(stretches)
        .extracting(stretch -> stretch.built().microjoules().longValueExact() / 120_000_000)
        .containsExactly(4L, 11L, 3L);
    assertThat(stretches)
        .extracting(Stretch::scores)
        .containsExactly(
            new TreeMap<>(Map.of("accuracy", new BigDecimal("0.9"))),
            new TreeMap<>(),
            new TreeMap<>());
    assertThat(stretches.get(0).built().last()).isEqualTo(START.plusSeconds(240));
    assertThat(stretches.get(1).built().first()).isEqualTo(START.plusSeconds(240));
  }

  @Test
  void windowsThatStateOtherExperimentsAreApart() throws IOException {
    write(Phase.TRAINING, 3, A, stated(Map.of(), "a", "b"), A);

    assertThat(stretches())
        .extracting(
            stretch -> String.join("+", stretch.experiments()),
            stretch -> stretch.built().microjoules().longValueExact() / 120_000_000)
        .containsExactlyInAnyOrder(tuple("a", 2L), tuple("a+b", 1L));
  }

  @Test
  void whatIsStatedOfInferenceIsNoBuilding() throws IOException {
    write(Phase.INFERENCE, 3, A);

    assertThat(stretches()).isEmpty();
  }

  private void write(Phase phase, int minutes, StatedFigures... stated) {
    new Ledgers(folder)
        .phase(phase)
        .start(START)
        .stating(stated)
        .write("m", START.plusSeconds(60L * minutes));
  }

  private static StatedFigures stated(Map<String, String> scores, String... experiments) {
    return new StatedFigures(0, 0, scores, List.of(experiments));
  }

  private List<Stretch> stretches() throws IOException {
    ReferenceEngine engine = new ReferenceEngine(List.of(QUARTER));
    LedgerIngest.survey(folder).read(engine::accept);
    return engine.totals().get(QUARTER).runs().get(0).stretches();
  }
}
