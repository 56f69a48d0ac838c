package io.greenai.agent.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenai.agent.attribute.Caller;
import io.greenai.agent.attribute.ModelUse;
import io.greenai.agent.boot.Bridge;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What woven calls add up to, on threads of the test's own. */
class CallsTest {
  private static final int TRAINING = 1;
  private static final int EVALUATION = 2;
  private static final int INFERENCE = 3;
  private static final long MILLI = 1_000_000;

  private final List<String> told = new ArrayList<>();
  private final ThreadScopes threads = new ThreadScopes(() -> 7);
  private final ModelRegistry models = new ModelRegistry(new ModelNaming(List.of()));
  private final Calls calls =
      new Calls(threads, models, new NativePools(), (tag, tids) -> {}, told::add);
  private final Object outer = model("outer");
  private final Object inner = model("inner");

  @BeforeEach
  void open() {
    Bridge.install(calls);
  }

  @AfterEach
  void close() {
    Bridge.install(null);
  }

  @Test
  void aModelInsideItselfIsOneCallAndItsTimeCountsOnce() {
    Object call = calls.onEnter(outer, INFERENCE);
    Object nested = calls.onEnter(outer, INFERENCE);
    pass(5);
    calls.onExit(nested, null);
    calls.onExit(call, null);

    assertThat(counted("outer", Phase.INFERENCE).invocations()).isEqualTo(1);
    assertThat(wallMillis().get("outer inference")).isBetween(5L, 500L);
  }

  @Test
  void anotherModelInsideACallOwnsItsOwnTime() {
    Object call = calls.onEnter(outer, INFERENCE);
    Object nested = calls.onEnter(inner, INFERENCE);
    pass(40);
    calls.onExit(nested, null);
    calls.onExit(call, null);

    Map<String, Long> wall = wallMillis();
    assertThat(wall.get("inner inference")).isGreaterThanOrEqualTo(40);
    assertThat(wall.getOrDefault("outer inference", 0L)).isLessThan(wall.get("inner inference"));
    assertThat(counted("outer", Phase.INFERENCE).invocations()).isEqualTo(1);
    assertThat(counted("inner", Phase.INFERENCE).invocations()).isEqualTo(1);
  }

  @Test
  void aThreadThatServesHundredsOfModelsLosesNoneOfThem() {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 300; i++) {
        Object call = calls.onEnterNamed("model-" + i, "", "", INFERENCE);
        calls.onExit(call, null);
        if (i % 100 == 99) {
          assertThat(uses()).as("round %d, call %d", round, i).hasSize(100);
        }
      }
    }
    assertThat(models.models())
        .filteredOn(model -> model.identity().name().startsWith("model-"))
        .hasSize(300)
        .allMatch(
            model ->
                model.countersIfAny(Phase.INFERENCE).drain(System.nanoTime()).invocations() == 2);
  }

  private List<ModelUse> uses() {
    return threads.sample(tid -> 0).stream().flatMap(caller -> caller.uses().stream()).toList();
  }

  @Test
  void codeThatIsAModelByNameIsOneModelAndNothingHoldsItInMemory() {
    calls.onExit(calls.onEnterNamed("ranker", "7", "", TRAINING), new IllegalStateException());
    Object call = calls.onEnterNamed("ranker", "7", "", TRAINING);
    Object recursion = calls.onEnterNamed("ranker", "7", "", TRAINING);
    calls.onExit(recursion, null);
    calls.onItems(recursion, 1);
    calls.onExit(call, null);
    calls.onItems(call, 1);

    LoadedModel ranker = models.named("ranker", "7", "");
    assertThat(ranker.identity()).isEqualTo(new ModelIdentity("ranker", "7", "java", "cpu"));
    assertThat(ranker.isLoaded()).isFalse();
    CallCounters.Drained counted = ranker.countersIfAny(Phase.TRAINING).drain(System.nanoTime());
    assertThat(counted.invocations()).isEqualTo(2);
    assertThat(counted.items()).isEqualTo(1);
    assertThat(counted.errors()).isEqualTo(1);
  }

  @Test
  void aSessionInsideCodeOfTheSameNameIsPartOfItsCallWithATimeOfItsOwn() {
    Object call = calls.onEnterNamed("inner", "", "", INFERENCE);
    Object session = calls.onEnter(inner, INFERENCE);
    pass(20);
    calls.onExit(session, null);
    calls.onItems(session, 32);
    calls.onExit(call, null);

    CallCounters.Drained ofTheSession = counted("inner", Phase.INFERENCE);
    assertThat(ofTheSession.invocations()).isZero();
    assertThat(ofTheSession.items()).isZero();
    assertThat(ofTheSession.inFlightNanos()).isZero();
    CallCounters.Drained ofTheCode =
        models.named("inner", "", "").countersIfAny(Phase.INFERENCE).drain(System.nanoTime());
    assertThat(ofTheCode.invocations()).isEqualTo(1);
    assertThat(ofTheCode.inFlightNanos()).isGreaterThanOrEqualTo(20 * MILLI);
    assertThat(wallMillis().get("inner inference")).isBetween(20L, 500L);
  }

  @Test
  void resultsThatAreComputedLaterOnAnotherThreadAreTheModelsWork() throws Exception {
    Object call = calls.onEnter(outer, INFERENCE);
    List<Integer> closed = new ArrayList<>();
    Stream<?> tokens =
        (Stream<?>)
            calls.onStreamed(
                Stream.of(1, 2, 3).peek(token -> pass(10)).onClose(() -> closed.add(1)));
    calls.onExit(call, null);
    wallMillis();

    List<Object> taken = new ArrayList<>();
    Thread reader =
        new Thread(
            () ->
                tokens
                    .iterator()
                    .forEachRemaining(
                        token -> {
                          taken.add(token);
                          pass(10);
                        }));
    long start = System.nanoTime();
    reader.start();
    reader.join();
    long readingMillis = (System.nanoTime() - start) / MILLI;
    tokens.close();

    assertThat(taken).isEqualTo(List.of(1, 2, 3));
    assertThat(closed).hasSize(1);
    assertThat(wallMillis().get("outer inference")).isBetween(30L, readingMillis - 30);
    assertThat(counted("outer", Phase.INFERENCE).invocations()).isEqualTo(1);
  }

  @Test
  void resultsThatFailAreNotHeldUpAndEndTheirWork() {
    Object call = calls.onEnter(outer, INFERENCE);
    Stream<?> tokens =
        (Stream<?>)
            calls.onStreamed(
                Stream.of(1)
                    .peek(
                        token -> {
                          throw new IllegalStateException("refused");
                        }));
    calls.onExit(call, null);

    assertThatThrownBy(() -> tokens.forEach(token -> {})).hasMessage("refused");
    wallMillis();
    pass(5);
    assertThat(wallMillis()).isEmpty();
  }

  @Test
  void resultsThatAreComputedDuringAPauseAreBookedToNobody() {
    Object call = calls.onEnter(outer, INFERENCE);
    Stream<?> tokens = (Stream<?>) calls.onStreamed(Stream.of(1).peek(token -> pass(10)));
    calls.onExit(call, null);
    wallMillis();
    Bridge.install(null);

    assertThat(tokens.count()).isEqualTo(1);
    assertThat(wallMillis()).isEmpty();
  }

  @Test
  void whatGoesWrongInTheBooksOfAStreamTheStreamNeverSees() {
    Object call = calls.onEnter(outer, INFERENCE);
    Stream<?> tokens = (Stream<?>) calls.onStreamed(Stream.of(1, 2));
    calls.onExit(call, null);
    ThreadScopes broken =
        new ThreadScopes(
            () -> {
              throw new StackOverflowError("too deep");
            });
    Bridge.install(new Calls(broken, models, new NativePools(), (tag, tids) -> {}, told::add));

    assertThat(tokens.map(Object::toString)).containsExactly("1", "2");
    assertThat(told)
        .containsExactly(
            "a woven call could not be booked in full: java.lang.StackOverflowError: too deep");
  }

  @Test
  void aModelThatIsClosedInTheMiddleOfACallEndsTheCallAllTheSame() {
    Object call = calls.onEnter(outer, INFERENCE);
    calls.onClosing(outer);
    pass(5);
    calls.onExit(call, null);

    assertThat(wallMillis().get("outer inference")).isBetween(5L, 500L);
    assertThat(told).isEmpty();
  }

  @Test
  void whatIsDoneWithAClosedModelIsItsOwnAndKeepsItNot() {
    calls.onClosing(outer);
    calls.onExit(calls.onEnter(outer, INFERENCE), new IllegalStateException());
    calls.onClosing(outer);

    assertThat(counted("outer", Phase.INFERENCE).errors()).isEqualTo(1);
    assertThat(models.known(outer).isLoaded()).isFalse();
  }

  @Test
  void aThreadThatWorksForAModelWhichHasLeftBringsItBackWithAllItsFigures() {
    calls.onExit(calls.onEnter(outer, INFERENCE), null);
    LoadedModel model = models.known(outer);
    Object results = streamed(model);
    threads.sample(tid -> 0);
    calls.onClosing(outer);
    models.allTold(model);
    assertThat(models.models()).doesNotContain(model);

    ((Stream<?>) results).forEach(result -> {});
    threads.sample(tid -> 0);

    assertThat(models.models()).contains(model);
    assertThat(models.model(model.identity())).isSameAs(model);
  }

  /** Results that are computed on a thread which has worked for the model before. */
  private Object streamed(LoadedModel model) {
    return StreamedWork.of(Stream.of(1).peek(one -> pass(1)), models, model, INFERENCE);
  }

  @Test
  void tenThousandNamesOfModelsAreHeldInBounds() {
    for (int i = 0; i < 10_000; i++) {
      calls.onExit(calls.onEnterNamed("model-" + i, "", "", INFERENCE), null);
    }

    LoadedModel others = models.named("model-9999", "", "");
    assertThat(others.countersIfAny(Phase.INFERENCE).drain(System.nanoTime()).invocations())
        .isGreaterThanOrEqualTo(10_000 - LoadedModels.MAX_OWN);
    assertThat(models.models())
        .filteredOn(model -> model.identity().isOwnCode())
        .hasSize(LoadedModels.MAX_OWN);
    assertThat(models.named("model-9999", "", "").identity().name())
        .isEqualTo(LoadedModels.OVERFLOW);
  }

  @Test
  void tenThousandObjectsThatAreLetGoAreForgotten() throws InterruptedException {
    for (int i = 0; i < 10_000; i++) {
      calls.onExit(calls.onEnter(new Object(), INFERENCE), null);
    }
    long deadline = System.nanoTime() + 20_000 * MILLI;
    while (models.objects() > 100 && System.nanoTime() < deadline) {
      System.gc();
      Thread.sleep(10);
      models.expunge();
    }

    assertThat(models.objects()).isLessThanOrEqualTo(100);
    assertThat(models.models()).hasSize(3); // With the two of every test.
  }

  @Test
  void anotherPhaseInsideACallOwnsItsOwnTime() {
    calls.onOpen(outer, TRAINING);
    Object validation = calls.onEnter(outer, EVALUATION);
    pass(40);
    calls.onExit(validation, null);
    calls.onClose();

    Map<String, Long> wall = wallMillis();
    assertThat(wall.get("outer evaluation")).isGreaterThanOrEqualTo(40);
    assertThat(wall.getOrDefault("outer training", 0L)).isLessThan(wall.get("outer evaluation"));
  }

  @Test
  void aStretchThatWasLeftOpenEndsWithTheCallAroundIt() {
    Object call = calls.onEnter(outer, INFERENCE);
    calls.onOpen(inner, TRAINING);
    calls.onExit(call, null);
    wallMillis();
    pass(5);

    assertThat(wallMillis()).isEmpty();
    calls.onClose();
    assertThat(told).isEmpty();
  }

  @Test
  void aRegionThatTheStackHadNoRoomForEndsNoOther() {
    int room = 64;
    for (int i = 0; i < room + 2; i++) {
      calls.onOpen(i < room ? outer : inner, TRAINING);
    }
    calls.onClose();
    calls.onClose();
    wallMillis();
    pass(5);
    assertThat(wallMillis()).containsOnlyKeys("outer training");

    for (int i = 0; i < room; i++) {
      calls.onClose();
    }
    wallMillis();
    pass(5);
    assertThat(wallMillis()).isEmpty();
  }

  @Test
  void optionsOfASessionAreToldWhereTheyWereSeenToBeBuilt() {
    Object seen = new Object();
    calls.onOption(seen, "<init>", null);
    calls.onOption(seen, "setIntraOpNumThreads", 4);
    Object before = new Object();
    calls.onOption(before, "setIntraOpNumThreads", 4);

    assertThat(openedWith(seen))
        .isEqualTo(Map.of("executionProvider", "cpu", "intraOpThreads", "4"));
    assertThat(openedWith(before))
        .isEqualTo(Map.of("executionProvider", "unknown", "intraOpThreads", "4"));
    assertThat(openedWith(new Object()))
        .isEqualTo(Map.of("executionProvider", "unknown", "intraOpThreads", "unknown"));
    assertThat(openedWith(null)).isEqualTo(Map.of("executionProvider", "cpu"));
  }

  private Map<String, String> openedWith(@Nullable Object options) {
    Object session = new Object();
    calls.onCreated(calls.onCreating("model.onnx", options), session);
    return models.known(session).settings();
  }

  @Test
  void theTimeOfALoadThatFailedIsNotTheNextModels() {
    Object failed = calls.onLoading();
    pass(60);
    calls.onLoaded(failed, null);
    long start = System.nanoTime();
    Object load = calls.onLoading();
    pass(5);
    calls.onLoaded(load, outer);
    long passedMillis = (System.nanoTime() - start) / MILLI;

    assertThat(wallMillis().get("outer loading")).isBetween(5L, passedMillis);
  }

  @Test
  void theTimeOfAPartThatFailedIsTheLoadsThatWentOnWithoutIt() {
    Object load = calls.onLoading();
    Object part = calls.onLoading();
    pass(40);
    calls.onLoaded(part, null);
    calls.onLoaded(load, outer);

    assertThat(wallMillis().get("outer loading")).isGreaterThanOrEqualTo(40);
  }

  @Test
  void aFloodOfThreadsIsHeldInBoundsAndToldOf() throws InterruptedException {
    int tooMany = 50;
    Thread[] flood = new Thread[8];
    AtomicInteger left = new AtomicInteger(ThreadScopes.MAX_ARRIVALS + tooMany);
    for (int i = 0; i < flood.length; i++) {
      flood[i] = new Thread(() -> startAndJoin(left));
      flood[i].start();
    }
    for (Thread thread : flood) {
      thread.join();
    }

    assertThat(threads.sample(tid -> Caller.NO_CLOCK)).hasSize(ThreadScopes.MAX_ARRIVALS);
    assertThat(threads.drainOverlooked()).isEqualTo(tooMany);
    assertThat(threads.drainOverlooked()).isZero();
  }

  private void startAndJoin(AtomicInteger left) {
    while (left.getAndDecrement() > 0) {
      Thread brief = new Thread(() -> calls.onExit(calls.onEnter(outer, INFERENCE), null));
      brief.start();
      try {
        brief.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void aCallThatIsStillOpenIsSeenAsItRuns() {
    Object call = calls.onEnter(outer, INFERENCE);
    pass(10);
    long first = wallMillis().get("outer inference");
    pass(10);
    long second = wallMillis().get("outer inference");
    calls.onExit(call, null);

    assertThat(first).isBetween(10L, 500L);
    assertThat(second).isBetween(10L, 500L);
    assertThat(counted("outer", Phase.INFERENCE).invocations()).isEqualTo(1);
  }

  @Test
  void itemsAndErrorsAreCountedAtTheEndOfTheCall() {
    Object good = calls.onEnter(outer, INFERENCE);
    calls.onExit(good, null);
    calls.onItems(good, 32);
    Object bad = calls.onEnter(outer, INFERENCE);
    calls.onExit(bad, new IllegalStateException());

    CallCounters.Drained counted = counted("outer", Phase.INFERENCE);
    assertThat(counted.invocations()).isEqualTo(2);
    assertThat(counted.items()).isEqualTo(32);
    assertThat(counted.errors()).isEqualTo(1);
    assertThat(counted("outer", Phase.INFERENCE).invocations()).isZero();
  }

  @Test
  void aThreadThatEndedIsToldOnce() throws InterruptedException {
    Thread brief =
        new Thread(
            () -> {
              Object call = calls.onEnter(outer, INFERENCE);
              pass(5);
              calls.onExit(call, null);
            });
    brief.start();
    brief.join();

    assertThat(threads.sample(tid -> Caller.NO_CLOCK))
        .singleElement()
        .satisfies(caller -> assertThat(caller.ended()).isTrue());
    assertThat(threads.callingThreads())
        .containsExactly(new ThreadScopes.CallingThread(brief.getId(), 7));
    assertThat(threads.sample(tid -> Caller.NO_CLOCK)).isEmpty();
    assertThat(threads.callingThreads()).isEmpty();
  }

  @Test
  void afterAPauseEveryThreadStartsWithAnEmptyStack() {
    calls.onOpen(outer, TRAINING);
    threads.restart();
    Object call = calls.onEnter(inner, INFERENCE);
    calls.onExit(call, null);
    wallMillis();
    pass(5);

    assertThat(wallMillis()).isEmpty();
  }

  @Test
  void aCallThatIsOpenAtAPauseIsOverForAThreadThatMakesNoOther() {
    Object call = calls.onEnter(outer, INFERENCE);
    Object boards = model("boards", "gpu0");
    Object onBoard = calls.onEnter(boards, INFERENCE);
    threads.restart();
    wallMillis();
    counted("outer", Phase.INFERENCE);
    long boardNanos = boardNanos(boards);
    pass(5);

    assertThat(wallMillis()).isEmpty();
    assertThat(counted("outer", Phase.INFERENCE).inFlightNanos()).isZero();
    assertThat(boardNanos(boards)).isEqualTo(boardNanos);
    calls.onExit(onBoard, null);
    calls.onExit(call, null);
    assertThat(counted("outer", Phase.INFERENCE)).isEqualTo(CallCounters.Drained.NOTHING);
  }

  private long boardNanos(Object boards) {
    return models.known(boards).deviceTimes(System.nanoTime()).stream()
        .mapToLong(DeviceTime::nanos)
        .sum();
  }

  @Test
  void onlyTheFirstFailureOfAdviceIsTold() {
    calls.onFailed(new IllegalStateException("x"));
    calls.onFailed(new IllegalStateException("y"));

    assertThat(told)
        .containsExactly(
            "a woven call could not be booked in full: java.lang.IllegalStateException: x");
  }

  private Object model(String name) {
    return model(name, "cpu");
  }

  private Object model(String name, String device) {
    Object object = new Object();
    ModelIdentity identity = new ModelIdentity(name, "", "test", device);
    models.alias(object, models.model(identity));
    return object;
  }

  private Map<String, Long> wallMillis() {
    Map<String, Long> wall = new TreeMap<>();
    for (Caller caller : threads.sample(tid -> Caller.NO_CLOCK)) {
      for (ModelUse use : caller.uses()) {
        ModelKey model = use.model();
        wall.merge(model.name() + " " + model.phase().id(), use.wallNanos() / MILLI, Long::sum);
      }
    }
    return wall;
  }

  private CallCounters.Drained counted(String name, Phase phase) {
    Object object = name.equals("outer") ? outer : inner;
    LoadedModel model = models.known(object);
    assertThat(model).isNotNull();
    CallCounters counters = model.countersIfAny(phase);
    return counters == null ? CallCounters.Drained.NOTHING : counters.drain(System.nanoTime());
  }

  private static void pass(int millis) {
    long end = System.nanoTime() + millis * MILLI;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }
}
