package io.greenai.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.agent.attribute.ModelCounters;
import io.greenai.ledger.Account;
import io.greenai.ledger.Domain;
import io.greenai.ledger.ModelActivity;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Ownership;
import io.greenai.ledger.Phase;
import io.greenai.ledger.Posting;
import io.greenai.ledger.Quality;
import io.greenai.ledger.StatedFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EarlierSessionsTest {
  private final List<String> lines = new ArrayList<>();
  private final EarlierSessions sessions = new EarlierSessions(lines::add);

  @Test
  void aModelOfASessionThatNobodySawOpenedIsToldOnce() {
    Map<Ownership, Long> parts = Map.of(Ownership.EXACT, 931L, Ownership.ESTIMATED, 69L);
    sessions.tell(List.of(counters("a", true, 3)), List.of(posting("a", parts)));
    sessions.tell(List.of(counters("a", true, 3)), List.of(posting("a", parts)));

    assertThat(lines)
        .containsExactly(
            "model a has a session that was there before the agent: 93.1 % of its energy is exact"
                + " (its callers), 6.9 % estimated (3 native threads by their clocks)");
  }

  @Test
  void oneWithoutWorkersIsToldToo() {
    sessions.tell(List.of(counters("a", true, 0)), List.of(posting("a", Map.of())));

    assertThat(lines)
        .containsExactly(
            "model a has a session that was there before the agent: 100.0 % of its energy is exact"
                + " (its callers), 0.0 % estimated (no native thread was found to work for it)");
  }

  @Test
  void nothingIsToldOfOthersNorBeforeThereIsEnergy() {
    sessions.tell(
        List.of(counters("a", false, 3), counters("b", true, 0)), List.of(posting("a", Map.of())));

    assertThat(lines).isEmpty();
  }

  private static ModelKey key(String name) {
    return new ModelKey(name, "", Phase.INFERENCE, "onnxruntime", "cpu");
  }

  private static ModelCounters counters(String name, boolean unseen, int workers) {
    return new ModelCounters(
        key(name),
        1,
        1,
        ModelCounters.ITEM,
        0,
        1,
        1,
        1,
        null,
        workers,
        unseen,
        Map.of(),
        StatedFigures.NONE);
  }

  private static Posting posting(String name, Map<Ownership, Long> parts) {
    return new Posting(
        Account.MODEL,
        key(name),
        Map.of(Domain.CPU, 1000L),
        Quality.MEASURED,
        parts.isEmpty() ? Ownership.EXACT : Ownership.ESTIMATED,
        parts,
        0,
        0,
        1,
        new ModelActivity(1, 1, ModelCounters.ITEM, 0, 1, 1, 0, 0, 1, null, Map.of()));
  }
}
