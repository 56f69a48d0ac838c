package io.greenai.agent.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Phase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Names, time in flight, weak keys and the clock budget. */
class BookkeepingTest {
  private static final long MICRO = 1_000;

  @Test
  void timeInFlightIsTheUnionOfConcurrentCalls() {
    InFlight calls = new InFlight(0);
    calls.enter(64 * 10);
    calls.enter(64 * 20);
    calls.exit(64 * 30);
    assertThat(calls.totalNanos(64 * 40)).isEqualTo(64 * 30);
    calls.exit(64 * 50);
    assertThat(calls.totalNanos(64 * 90)).isEqualTo(64 * 40);
    calls.exit(64 * 95);
    assertThat(calls.totalNanos(64 * 100)).isEqualTo(64 * 40);
  }

  @Test
  @Timeout(30)
  void keysThatTheApplicationLetGoAreForgotten() throws InterruptedException {
    WeakIdentityMap<String> map = new WeakIdentityMap<>();
    Object kept = new Object();
    map.putIfAbsent(kept, "kept");
    map.putIfAbsent(new Object(), "lost");
    List<String> lost = new ArrayList<>();
    while (lost.isEmpty()) {
      System.gc();
      Thread.sleep(10);
      map.expunge(lost::add);
    }

    assertThat(lost).containsExactly("lost");
    assertThat(map.size()).isEqualTo(1);
    assertThat(map.get(kept, new WeakIdentityMap.Probe())).isEqualTo("kept");
  }

  @Test
  void equalKeysAreDifferentKeys() {
    WeakIdentityMap<String> map = new WeakIdentityMap<>();
    String first = new String("same");
    String second = new String("same");
    map.putIfAbsent(first, "first");

    assertThat(map.putIfAbsent(second, "second")).isNull();
    assertThat(map.putIfAbsent(first, "again")).isEqualTo("first");
    assertThat(map.remove(first)).isEqualTo("first");
    assertThat(map.get(first, new WeakIdentityMap.Probe())).isNull();
    assertThat(map.get(second, new WeakIdentityMap.Probe())).isEqualTo("second");
  }

  @Test
  void theFirstRuleThatFitsAnyNameOfAModelNamesIt() {
    ModelNaming naming =
        new ModelNaming(
            List.of(
                new ModelNaming.Rule(
                    "fraud", List.of(ModelNaming.glob("*/fraud-v?.onnx")), "7", null),
                new ModelNaming.Rule("rest", List.of(ModelNaming.glob("*")), null, null)));

    assertThat(naming.identity(described("fraud-v3", "/models/fraud-v3.onnx")))
        .isEqualTo(new ModelIdentity("fraud", "7", "engine", "cpu"));
    assertThat(naming.identity(described("fraud-v33", "/models/fraud-v33.onnx")))
        .isEqualTo(new ModelIdentity("rest", "1", "engine", "cpu"));
    assertThat(new ModelNaming(List.of()).identity(described("plain")))
        .isEqualTo(new ModelIdentity("plain", "1", "engine", "cpu"));
  }

  @Test
  void globsTakeEverythingButStarAndQuestionMarkLiterally() {
    assertThat(ModelNaming.glob("a.b+(c)*").matcher("a.b+(c)-7").matches()).isTrue();
    assertThat(ModelNaming.glob("a.b").matcher("axb").matches()).isFalse();
  }

  @Test
  void objectsOfNoKnownLibraryAreOneModelEach() {
    ModelRegistry registry = new ModelRegistry(new ModelNaming(List.of()));
    LoadedModel model = registry.find(new Object(), new WeakIdentityMap.Probe());

    assertThat(model.identity()).isEqualTo(new ModelIdentity("unknown", "", "unknown", "cpu"));
    assertThat(registry.find(new Object(), new WeakIdentityMap.Probe())).isSameAs(model);
    assertThat(registry.models()).containsExactly(model);
  }

  @Test
  void readingsOfTheClockStayWithinTheirShareOfAModelsTime() {
    ClockBudget clock = new ClockBudget();
    Usage usage = new Usage(null, Phase.INFERENCE);
    long readings = 0;
    for (int call = 0; call < 100_000; call++) {
      if (clock.allows(usage)) {
        usage.clockCostNanos += 2 * clock.readCostNanos();
        readings++;
      }
      usage.wallNanos += 20 * MICRO;
    }

    assertThat(readings).isPositive();
    assertThat(usage.clockCostNanos).isLessThanOrEqualTo(50 * MICRO + usage.wallNanos / 200);
  }

  private static ModelDescriber.Description described(String... names) {
    return new ModelDescriber.Description(List.of(names), "1", "engine", "cpu");
  }
}
