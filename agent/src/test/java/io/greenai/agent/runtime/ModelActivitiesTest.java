package io.greenai.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.agent.attribute.Caller;
import io.greenai.agent.attribute.CpuClocks;
import io.greenai.agent.attribute.ModelCounters;
import io.greenai.agent.attribute.NativeThread;
import io.greenai.agent.attribute.Owner;
import io.greenai.agent.attribute.Sample;
import io.greenai.agent.boot.Bridge;
import io.greenai.agent.cpu.CallerTid;
import io.greenai.agent.scope.ModelNaming;
import io.greenai.agent.scope.ModelRegistry;
import io.greenai.agent.scope.ThreadScopes;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Phase;
import io.greenai.ledger.Quality;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls go in by the bridge, as woven code tells them. */
class ModelActivitiesTest {
  private final Object model = new Object();
  private final ThreadScopes threads = new ThreadScopes(CallerTid::current);
  private final ModelRegistry models = new ModelRegistry(new ModelNaming(List.of()));
  private final ModelActivities activities = new ModelActivities(models);

  @BeforeEach
  void open() {
    Bridge.install(StrictCalls.of(threads, models));
  }

  @AfterEach
  void close() {
    Bridge.install(null);
  }

  @Test
  void timeInACallIsBookedBeforeTheCallEnds() {
    Object call = Bridge.enter(model, Bridge.INFERENCE);
    activities.add(sample(threads.sample(tid -> 0), List.of()));

    ModelCounters running = only(Phase.INFERENCE);
    assertThat(running.busyNanos()).isPositive();
    assertThat(running.inFlightNanos()).isPositive();
    assertThat(running.invocations()).isZero();

    Bridge.exit(call, null);
    Bridge.items(call, 32);
    activities.add(sample(threads.sample(tid -> 0), List.of()));

    ModelCounters completed = only(Phase.INFERENCE);
    assertThat(completed.invocations()).isEqualTo(1);
    assertThat(completed.items()).isEqualTo(32);
    assertThat(completed.latency()).isNotNull();
  }

  @Test
  void timeLoadedIsToldOncePerModelSoThatItAddsUp() {
    call(Bridge.LOADING);
    call(Bridge.TRAINING);
    call(Bridge.EVALUATION);

    List<ModelCounters> all = activities.drain(System.nanoTime());

    assertThat(all)
        .extracting(counters -> counters.model().phase())
        .containsExactlyInAnyOrder(Phase.TRAINING, Phase.EVALUATION, Phase.LOADING);
    assertThat(all)
        .filteredOn(counters -> counters.loadedNanos() > 0)
        .extracting(counters -> counters.model().phase())
        .containsExactly(Phase.TRAINING);
  }

  @Test
  void aModelThatIsLoadedAndIdleIsToldAndOneThatWasClosedIsNot() {
    call(Bridge.INFERENCE);
    activities.drain(System.nanoTime());
    assertThat(only(Phase.INFERENCE).loadedNanos()).isPositive();

    Bridge.closing(model);
    activities.drain(System.nanoTime());

    assertThat(activities.drain(System.nanoTime())).isEmpty();
    assertThat(models.models()).isEmpty();
  }

  @Test
  void aModelThatLeavesInTheMiddleOfACallIsToldToTheEndOfIt() {
    Object call = Bridge.enter(model, Bridge.INFERENCE);
    Bridge.closing(model);
    activities.drain(System.nanoTime());
    assertThat(only(Phase.INFERENCE).inFlightNanos()).isPositive();

    Bridge.exit(call, null);
    Bridge.items(call, 32);

    assertThat(only(Phase.INFERENCE).items()).isEqualTo(32);
    assertThat(activities.drain(System.nanoTime())).isEmpty();
  }

  @Test
  void aModelThatComesBackIsToldOnceAndOnlyOfWhatItDidSince() {
    call(Bridge.INFERENCE);
    Bridge.closing(model);
    activities.drain(System.nanoTime());
    activities.drain(System.nanoTime());
    Object again = new Object();

    Bridge.exit(Bridge.enter(again, Bridge.INFERENCE), null);

    ModelCounters back = only(Phase.INFERENCE);
    assertThat(back.invocations()).isEqualTo(1);
    assertThat(back.loadedNanos()).isPositive();
  }

  @Test
  void codeOfTheApplicationsOwnIsLoadedInWindowsInWhichItWasAtWork() {
    long start = System.nanoTime();
    activities.drain(start);
    named(Bridge.TRAINING);
    long end = System.nanoTime();

    List<ModelCounters> used = activities.drain(end);
    assertThat(used).extracting(ModelCounters::loadedNanos).containsExactly(end - start);
    assertThat(used).extracting(ModelCounters::invocations).containsExactly(1L);
    assertThat(activities.drain(System.nanoTime())).isEmpty();
    assertThat(models.models()).isEmpty();
  }

  @Test
  void aMethodAroundASessionOfItsNameHasNoTimeLoadedOfItsOwn() {
    call(Bridge.INFERENCE);
    Object method = Bridge.enterNamed("unknown", "", "", Bridge.INFERENCE);
    call(Bridge.INFERENCE);
    Bridge.exit(method, null);

    assertThat(activities.drain(System.nanoTime()))
        .filteredOn(counters -> counters.loadedNanos() > 0)
        .extracting(counters -> counters.model().engine())
        .containsExactly("unknown");
  }

  @Test
  void theMostWorkersAtOneTimeAreThoseOfTheWindow() {
    call(Bridge.INFERENCE);
    for (int workers : new int[] {1, 3, 2}) {
      activities.add(sample(List.of(), workers(workers)));
    }

    assertThat(only(Phase.INFERENCE).workers()).isEqualTo(3);
    assertThat(only(Phase.INFERENCE).workers()).isZero();
  }

  @Test
  void aModelWhoseThreadsWereAllSeenToComeHasNoOthers() {
    call(Bridge.INFERENCE);

    assertThat(only(Phase.INFERENCE).mayHaveUnseenWorkers()).isFalse();
  }

  private static void named(int phase) {
    Bridge.exit(Bridge.enterNamed("ranker", "", "", phase), null);
  }

  private void call(int phase) {
    Object call = Bridge.enter(model, phase);
    Bridge.exit(call, null);
  }

  private ModelCounters only(Phase phase) {
    List<ModelCounters> all = activities.drain(System.nanoTime());
    assertThat(all).singleElement().satisfies(c -> assertThat(c.model().phase()).isEqualTo(phase));
    return all.get(0);
  }

  private List<NativeThread> workers(int count) {
    ModelKey key = models.models().iterator().next().key(Phase.INFERENCE);
    return IntStream.range(0, count)
        .mapToObj(i -> new NativeThread(new Owner.OfModel(key), 1_000))
        .toList();
  }

  private static Sample sample(List<Caller> callers, List<NativeThread> natives) {
    return new Sample(
        1_000_000, List.of(), Map.of(), new CpuClocks(0, 0, 0, Quality.MEASURED), callers, natives);
  }
}
