package io.greenai.agent.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.agent.attribute.Caller;
import io.greenai.agent.attribute.ModelUse;
import io.greenai.ledger.Phase;
import io.greenai.ledger.StatedFigures;
import java.lang.ref.WeakReference;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Scopes that an application opens by its own word, however it closes them. */
class OwnScopeTest {
  private static final int TRAINING = 1;
  private static final long MILLI = 1_000_000;
  private static final Consumer<Long> AT_LEAST_30 =
      millis -> assertThat(millis).isGreaterThanOrEqualTo(30);

  private final List<String> told = new ArrayList<>();
  private final ThreadScopes threads = new ThreadScopes(() -> 7);
  private final ModelRegistry models = new ModelRegistry(new ModelNaming(List.of()));
  private final Calls calls =
      new Calls(threads, models, new NativePools(), (tag, tids) -> {}, told::add);

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
  void closedOnAnotherThreadTheTimeFromThenOnIsTheCallsAroundIt() throws InterruptedException {
    Object around = calls.onEnterNamed("around", "", "", TRAINING);
    Object outer = start("outer");
    Object scope = start("ranker");
    pass(20);
    Thread other =
        new Thread(
            () -> {
              calls.onScopeEnded(outer);
              calls.onScopeEnded(scope);
            });
    other.start();
    other.join();
    wallMillis();
    pass(30);

    assertThat(wallMillis()).containsOnlyKeys("around").hasEntrySatisfying("around", AT_LEAST_30);
    pass(30);
    calls.onExit(around, null);
    assertThat(wallMillis()).containsOnlyKeys("around").hasEntrySatisfying("around", AT_LEAST_30);
  }

  @Test
  void scopesThatCrossEachOtherAreBothCalls() {
    Object first = start("first");
    long start = System.nanoTime();
    Object second = start("second");
    calls.onScopeEnded(first);
    pass(20);
    calls.onScopeEnded(second);
    long openNanos = System.nanoTime() - start;
    pass(20);

    assertThat(counted("first").invocations()).isEqualTo(1);
    assertThat(counted("second").invocations()).isEqualTo(1);
    assertThat(wallMillis().get("second")).isBetween(20L, openNanos / MILLI + 1);
  }

  @Test
  void aScopeThatACallOpenedGoesOnAfterTheCall() {
    Object around = calls.onEnterNamed("around", "", "", TRAINING);
    Object first = start("first");
    Object within = calls.onEnterNamed("within", "", "", TRAINING);
    Object second = start("second");
    calls.onExit(around, null);
    calls.onExit(within, null);
    wallMillis();
    counted("first");
    pass(30);
    calls.onScopeEnded(second);
    assertThat(wallMillis())
        .doesNotContainKeys("around", "within")
        .hasEntrySatisfying("second", AT_LEAST_30);
    pass(30);
    calls.onScopeEnded(first);

    assertThat(wallMillis())
        .doesNotContainKeys("around", "within")
        .hasEntrySatisfying("first", AT_LEAST_30);
    assertThat(counted("around").invocations()).isEqualTo(1);
    assertThat(counted("second").invocations()).isEqualTo(1);
    CallCounters.Drained longest = counted("first");
    assertThat(longest.invocations()).isEqualTo(1);
    assertThat(longest.inFlightNanos()).isGreaterThanOrEqualTo(60 * MILLI);
    pass(5);
    assertThat(wallMillis()).isEmpty();
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
  void itemsOfAScopeInsideAnotherOfItsModelAreThoseOfTheCall() {
    Object outer = start("ranker");
    Object inner = start("ranker");
    calls.onScopeItems(inner, 10);
    calls.onScopeEnded(inner);
    calls.onScopeEnded(outer);

    assertThat(counted("ranker").items()).isEqualTo(10);
  }

  private void callWithTenItemsInside(String version) {
    Object method = calls.onEnterNamed("ranker", version, "", TRAINING);
    Object inner = start("ranker");
    calls.onScopeItems(inner, 10);
    calls.onScopeEnded(inner);
    calls.onExit(method, null);
    calls.onItems(method, 1);
  }

  @Test
  void itemsOfAScopeInsideAMethodThatIsTheModelAreThoseOfTheCall() {
    callWithTenItemsInside("");
    Object next = calls.onEnterNamed("ranker", "", "", TRAINING);
    calls.onExit(next, null);
    calls.onItems(next, 1);

    CallCounters.Drained counted = counted("ranker");
    assertThat(counted.invocations()).isEqualTo(2);
    assertThat(counted.items()).isEqualTo(11);
  }

  @Test
  void itemsOfANamesakeInsideAreThoseOfTheCall() {
    callWithTenItemsInside("7");

    assertThat(counted("ranker").items()).isEqualTo(10);
    assertThat(
            models
                .named("ranker", "7", "")
                .counters(Phase.TRAINING)
                .drain(System.nanoTime())
                .items())
        .isZero();
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
  @Timeout(value = 2, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aScoreOfAnySizeHoldsUpNobody() {
    BigDecimal manyPlaces = new BigDecimal(BigInteger.ONE.shiftLeft(30_000), 9031);
    Object scope = start("ranker");
    calls.onScopeScore(scope, "tiny", new BigDecimal("12345E-100000000"));
    calls.onScopeScore(scope, "places", manyPlaces);
    calls.onScopeScore(scope, "more", new BigDecimal(BigInteger.ONE.shiftLeft(40_000_000), 40));
    calls.onScopeScore(scope, "huge", new BigDecimal("1E+2147483647"));
    calls.onScopeScore(scope, "half", new BigDecimal("5E-19"));
    calls.onScopeScore(
        scope,
        "own",
        new BigDecimal("0.5") {
          @Override
          public String toPlainString() {
            return "a half";
          }
        });
    calls.onScopeEnded(scope);

    assertThat(counted("ranker").stated().scores())
        .isEqualTo(
            Map.of(
                "tiny",
                "0.000000000000000000",
                "places",
                manyPlaces.setScale(18, RoundingMode.HALF_EVEN).toPlainString(),
                "half",
                "0.000000000000000000"));
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
  void anExperimentThatIsStatedAfterTheCallAroundItsScopeHasEndedIsNotUnderWay() {
    Object method = calls.onEnterNamed("method", "", "", TRAINING);
    Object within = start("ranker");
    calls.onExit(method, null);
    calls.onScopeExperiment(within, "exp-42");
    calls.onScopeEnded(within);
    counted("ranker");

    assertThat(counted("ranker").stated()).isEqualTo(StatedFigures.NONE);
  }

  @Test
  void anExperimentForWhichThereWasNoRoomEndsNoOther() {
    Object full = start("ranker");
    calls.onScopeExperiment(full, "first");
    for (int i = 1; i < StatedRecorder.MAX_NAMES; i++) {
      Object part = start("ranker");
      calls.onScopeExperiment(part, "exp-" + i);
      calls.onScopeEnded(part);
    }
    Object refused = start("ranker");
    calls.onScopeExperiment(refused, "late");
    counted("ranker");
    Object later = start("ranker");
    calls.onScopeExperiment(later, "late");
    calls.onScopeEnded(refused);
    counted("ranker");

    assertThat(counted("ranker").stated().experiments()).containsExactly("first", "late");
  }

  @Test
  void whatIsStatedOfAScopeThatWasClosedIsNotCounted() {
    Object scope = start("ranker");
    calls.onScopeEnded(scope);
    calls.onScopeItems(scope, 5);
    calls.onScopeTokens(scope, 5, 5);
    calls.onScopeScore(scope, "accuracy", BigDecimal.ONE);
    calls.onScopeExperiment(scope, "exp-42");

    CallCounters.Drained counted = counted("ranker");
    assertThat(counted.items()).isEqualTo(1);
    assertThat(counted.stated()).isEqualTo(StatedFigures.NONE);
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

  @Test
  void aCountThatCanOnlyBeASlipIsLeftOutAndToldOnce() {
    Object scope = start("ranker");
    calls.onScopeItems(scope, 3);
    calls.onScopeItems(scope, Long.MAX_VALUE);
    calls.onScopeTokens(scope, Long.MAX_VALUE, 2);
    calls.onScopeEnded(scope);

    CallCounters.Drained counted = counted("ranker");
    assertThat(counted.items()).isEqualTo(3);
    assertThat(counted.stated().inputTokens()).isZero();
    assertThat(counted.stated().outputTokens()).isEqualTo(2);
    assertThat(told)
        .containsExactly(
            "a scope of model 'ranker' states 9223372036854775807 items at once, but at most"
                + " 1000000000000 are counted; such counts are left out");
  }

  @Test
  void namesAreCutToWhatALedgerKeeps() {
    Object scope =
        calls.onStarted("n".repeat(63) + "\uD83D\uDE00", "v".repeat(20_000_000), null, TRAINING);
    calls.onScopeEnded(scope);

    assertThat(models.models())
        .extracting(LoadedModel::identity)
        .containsExactly(new ModelIdentity("n".repeat(63), "v".repeat(64), "java", "cpu"));
  }

  @Test
  void aDeviceThatIsNoneIsToldOnceAndItsWorkIsOnTheCpu() {
    calls.onScopeEnded(calls.onStarted("ranker", null, "cuda:0", TRAINING));
    calls.onScopeEnded(calls.onStarted("ranker", null, "GPU0", TRAINING));
    calls.onScopeEnded(calls.onStarted("trainer", null, "gpu0+gpu12", TRAINING));

    assertThat(models.models())
        .extracting(LoadedModel::identity)
        .containsExactlyInAnyOrder(
            new ModelIdentity("ranker", "", "java", "cpu"),
            new ModelIdentity("trainer", "", "java", "gpu0+gpu12"));
    assertThat(told)
        .containsExactly(
            "device 'cuda:0' of model 'ranker' is not 'cpu', 'gpu0' or several such as"
                + " 'gpu0+gpu1'; it is booked as on the CPU");
  }

  @Test
  void countsOfManyCallsStayWithinWhatALedgerHolds() {
    Object scope = start("ranker");
    for (int i = 0; i < 1_100_000; i++) {
      calls.onScopeTokens(scope, 1_000_000_000_000L, 1);
    }
    calls.onScopeEnded(scope);

    StatedFigures stated = counted("ranker").stated();
    assertThat(stated.inputTokens()).isEqualTo(999_999_999_999_999_999L);
    assertThat(stated.outputTokens()).isEqualTo(1_100_000);
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
