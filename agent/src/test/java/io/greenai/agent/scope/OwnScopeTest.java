package io.greenai.agent.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.agent.attribute.Caller;
import io.greenai.agent.attribute.ModelUse;
import io.greenai.ledger.Phase;
import io.greenai.ledger.StatedFigures;
import java.lang.ref.WeakReference;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Scopes that an application opens by its own word, however it closes them. */
class OwnScopeTest {
  private static final int TRAINING = 1;
  private static final long MILLI = 1_000_000;

  private final ThreadScopes threads = new ThreadScopes(() -> 7);
  private final ModelRegistry models = new ModelRegistry(new ModelNaming(List.of()));
  private final Calls calls =
      new Calls(threads, models, new NativePools(), (tag, tids) -> {}, told -> {});

  @Test
  void aScopeIsACallWithItsTimeAndItems() {
    Object scope = start("ranker");
    pass(20);
    calls.onScopeItems(scope, 30);
    calls.onScopeItems(scope, 2);
    calls.onScopeItems(scope, -5);
    calls.onScopeEnded(scope);

    CallCounters.Drained counted = counted("ranker");
    assertThat(counted.invocations()).isEqualTo(1);
    assertThat(counted.items()).isEqualTo(32);
    assertThat(counted.errors()).isZero();
    assertThat(counted.inFlightNanos()).isBetween(20 * MILLI, 500 * MILLI);
    assertThat(wallMillis().get("ranker")).isBetween(20L, 500L);
  }

  @Test
  void aScopeThatCountsNoItemsIsForOneAndOneThatFailedIsAnError() {
    Object scope = start("ranker");
    calls.onScopeFailed(scope);
    calls.onScopeEnded(scope);

    CallCounters.Drained counted = counted("ranker");
    assertThat(counted.items()).isEqualTo(1);
    assertThat(counted.errors()).isEqualTo(1);
  }

  @Test
  void closingAgainChangesNothing() {
    Object outer = start("outer");
    Object scope = start("ranker");
    calls.onScopeEnded(scope);
    calls.onScopeEnded(scope);
    pass(20);
    calls.onScopeEnded(scope);
    calls.onScopeEnded(outer);

    assertThat(counted("ranker").invocations()).isEqualTo(1);
    assertThat(wallMillis().get("outer")).isGreaterThanOrEqualTo(20);
  }

  @Test
  void closedOnAnotherThreadTheTimeOfTheFirstEndsThere() throws InterruptedException {
    long start = System.nanoTime();
    Object scope = start("ranker");
    pass(20);
    Thread other = new Thread(() -> calls.onScopeEnded(scope));
    other.start();
    other.join();
    long openNanos = System.nanoTime() - start;
    pass(60);

    assertThat(wallMillis().get("ranker")).isBetween(20L, openNanos / MILLI);
    CallCounters.Drained counted = counted("ranker");
    assertThat(counted.invocations()).isEqualTo(1);
    assertThat(counted.inFlightNanos()).isLessThanOrEqualTo(openNanos);
    Object next = start("next");
    pass(10);
    calls.onScopeEnded(next);
    assertThat(wallMillis()).containsOnlyKeys("next");
  }

  @Test
  void scopesThatCrossEachOtherAreBothCalls() {
    Object first = start("first");
    Object second = start("second");
    calls.onScopeEnded(first);
    long start = System.nanoTime();
    pass(20);
    calls.onScopeEnded(second);
    long openNanos = System.nanoTime() - start;
    pass(20);

    assertThat(counted("first").invocations()).isEqualTo(1);
    assertThat(counted("second").invocations()).isEqualTo(1);
    assertThat(wallMillis().get("second")).isBetween(20L, openNanos / MILLI + 1);
  }

  @Test
  void oneThatIsNeverClosedEndsWhenItIsLetGo() throws InterruptedException {
    WeakReference<Object> lost = new WeakReference<>(start("lost"));
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!lost.refersTo(null) && System.nanoTime() < deadline) {
      System.gc();
      Thread.sleep(10);
    }
    assertThat(lost.refersTo(null)).isTrue();
    wallMillis();
    pass(20);

    assertThat(wallMillis()).isEmpty();
    assertThat(counted("lost").invocations()).isZero();
    assertThat(counted("lost").inFlightNanos()).isZero();
  }

  @Test
  void aScopeInsideAnotherOfItsModelIsPartOfThatCallAndStatesAllTheSame() {
    Object outer = start("ranker");
    Object inner = start("ranker");
    calls.onScopeTokens(inner, 100, 7);
    calls.onScopeEnded(inner);
    calls.onScopeEnded(outer);

    CallCounters.Drained counted = counted("ranker");
    assertThat(counted.invocations()).isEqualTo(1);
    assertThat(counted.stated().inputTokens()).isEqualTo(100);
    assertThat(counted.stated().outputTokens()).isEqualTo(7);
  }

  @Test
  void scopesOfAPauseAreNoCalls() {
    Object scope = start("ranker");
    threads.restart();
    Object next = start("next");
    calls.onScopeEnded(scope);
    calls.onScopeEnded(next);

    assertThat(counted("ranker").invocations()).isZero();
    assertThat(counted("next").invocations()).isEqualTo(1);
  }

  @Test
  void theLastScoreOfAMeasureStandsAndOnlyInItsWindow() {
    Object scope = start("ranker");
    calls.onScopeScore(scope, "accuracy", new BigDecimal("0.9"));
    calls.onScopeScore(scope, "accuracy", new BigDecimal("0.931"));
    calls.onScopeScore(scope, "loss", new BigDecimal("1E-30"));
    calls.onScopeScore(scope, "huge", new BigDecimal("1E+30"));
    calls.onScopeScore(scope, null, BigDecimal.ONE);
    calls.onScopeScore(scope, "nothing", null);

    assertThat(counted("ranker").stated().scores())
        .isEqualTo(Map.of("accuracy", "0.931", "loss", "0.000000000000000000"));
    assertThat(counted("ranker").stated()).isEqualTo(StatedFigures.NONE);
    calls.onScopeEnded(scope);
  }

  @Test
  void anExperimentIsToldInEachWindowThatItIsUnderWayIn() {
    Object scope = start("ranker");
    calls.onScopeExperiment(scope, "exp-42");
    calls.onScopeExperiment(scope, "exp-43");
    counted("ranker");
    assertThat(counted("ranker").stated().experiments()).containsExactly("exp-42");
    calls.onScopeEnded(scope);
    assertThat(counted("ranker").stated().experiments()).containsExactly("exp-42");
    assertThat(counted("ranker").stated()).isEqualTo(StatedFigures.NONE);
  }

  @Test
  void whatIsStatedIsHeldInBounds() {
    Object scope = start("ranker");
    for (int i = 0; i < 100; i++) {
      calls.onScopeScore(scope, "measure-" + i, BigDecimal.ONE);
      Object part = start("ranker");
      calls.onScopeExperiment(part, i + "e".repeat(1000));
      calls.onScopeEnded(part);
    }

    StatedFigures stated = counted("ranker").stated();
    assertThat(stated.scores()).hasSize(StatedRecorder.MAX_NAMES);
    assertThat(stated.experiments()).hasSize(StatedRecorder.MAX_NAMES);
    assertThat(stated.experiments()).allMatch(id -> id.length() <= 64);
  }

  private Object start(String model) {
    Object scope = calls.onStarted(model, null, null, TRAINING);
    assertThat(scope).isNotNull();
    return scope;
  }

  private CallCounters.Drained counted(String model) {
    CallCounters counters = models.named(model, "", "").countersIfAny(Phase.TRAINING);
    return counters == null ? CallCounters.Drained.NOTHING : counters.drain(System.nanoTime());
  }

  private Map<String, Long> wallMillis() {
    Map<String, Long> wall = new TreeMap<>();
    for (Caller caller : threads.sample(tid -> Caller.NO_CLOCK)) {
      for (ModelUse use : caller.uses()) {
        wall.merge(use.model().name(), use.wallNanos() / MILLI, Long::sum);
      }
    }
    wall.values().removeIf(millis -> millis == 0);
    return wall;
  }

  private static void pass(int millis) {
    long end = System.nanoTime() + millis * MILLI;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }
}
