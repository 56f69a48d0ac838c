package io.greenai.agent.attribute;

import static io.greenai.agent.attribute.SampleBuilder.model;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Ownership;
import io.greenai.ledger.Phase;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two sessions with a worker each, whose truth is known, second by second. */
class WorkerOwnersTest {
  private static final Owner A = sessionOf(model("a"));
  private static final Owner B = sessionOf(model("b"));
  private static final long SECOND = 1_000_000_000;
  private static final int TRIALS = 300;

  /** Parts of a second that were spent in calls of each model. */
  private record Calls(double ofA, double ofB) {}

  private interface Traffic {
    Calls next(Random random);
  }

  private interface Work {
    /** What a worker of one of two models burns of a second. */
    double burnt(double ofItsOwn, double ofTheOther, Random random);
  }

  /** In what part of all trials anything was told, and how much of that was right. */
  private record Found(double told, double right) {}

  @Test
  void workersOfSessionsThatAreCalledInTheSameSecondsAreToldApart() {
    Found found = trials(60, WorkerOwnersTest::independent, WorkerOwnersTest::working);

    assertThat(found.told()).isGreaterThan(0.99);
    assertThat(found.right()).isGreaterThan(0.99);
  }

  @Test
  void workersThatSpinOnAfterACallAreToldApartTooWhereSomeSecondsAreNotFull() {
    Found found = trials(60, WorkerOwnersTest::independent, WorkerOwnersTest::spinning);

    assertThat(found.told()).isGreaterThan(0.9);
    assertThat(found.right()).isGreaterThan(0.98);
  }

  @Test
  void workersThatFightForTheProcessorsAreNotMistaken() {
    Found found = trials(60, WorkerOwnersTest::independent, WorkerOwnersTest::crowded);

    assertThat(found.told()).isGreaterThan(0.9);
    assertThat(found.right()).isGreaterThan(0.95);
  }

  @Test
  void trafficThatNeverVariesTellsNothing() {
    Found found =
        trials(
            600,
            random -> new Calls(0.3 + jitter(random, 0.02), 0.1 + jitter(random, 0.02)),
            (own, other, random) -> 0.98 + jitter(random, 0.02));

    assertThat(found.told()).isLessThan(0.01);
  }

  @Test
  void workersThatFollowNoModelAreNobodys() {
    Found found =
        trials(
            600, WorkerOwnersTest::independent, (own, other, random) -> 0.5 + jitter(random, 0.15));

    assertThat(found.told()).isLessThan(0.03);
  }

  @Test
  void modelsThatAreAlwaysCalledTogetherAreNotMistaken() {
    Traffic together =
        random -> {
          double requests = random.nextDouble();
          return new Calls(
              0.6 * requests + jitter(random, 0.01), 0.2 * requests + jitter(random, 0.01));
        };

    assertThat(trials(60, together, WorkerOwnersTest::working).right())
        .as("by their calls it would be half")
        .isGreaterThan(0.6);
    assertThat(trials(600, together, WorkerOwnersTest::working).right()).isGreaterThan(0.9);
  }

  @Test
  void whoseWorkerItIsIsKeptInSecondsWithoutCalls() {
    WorkerOwners owners = new WorkerOwners();
    learn(owners, 7, 60);
    assertThat(owners.likely(7)).isEqualTo(Map.of(B, 1.0));
    for (int second = 0; second < 2_000; second++) {
      owners.observe(7, SECOND, 0, Map.of());
    }
    owners.settle();
    assertThat(owners.likely(7)).isEqualTo(Map.of(B, 1.0));
  }

  @Test
  void beforeAnythingShowsNothingIsSaid() {
    WorkerOwners owners = new WorkerOwners();
    learn(owners, 7, 10);
    assertThat(owners.likely(7)).isEmpty();
  }

  @Test
  void threadsThatCameAndWentLeaveRoomForOthers() {
    WorkerOwners owners = new WorkerOwners();
    for (long caller = 0; caller < 10 * WorkerOwners.MAX_OWNERS; caller++) {
      owners.observe(7, SECOND, 0, Map.of(new Owner.OfCaller(caller), SECOND / 2));
      owners.forgetAllBut(List.of(7), Set.of(caller));
    }
    learn(owners, 7, 300);
    assertThat(owners.likely(7)).isEqualTo(Map.of(B, 1.0));
  }

  @Test
  void aWorkerThatEndedIsForgotten() {
    WorkerOwners owners = new WorkerOwners();
    learn(owners, 7, 60);
    learn(owners, 8, 60);
    owners.forget(7);
    owners.settle();
    assertThat(owners.likely(7)).isEmpty();
    owners.forgetAllBut(List.of(), Set.of());
    owners.settle();
    assertThat(owners.likely(8)).isEmpty();
  }

  @Test
  void phasesOfAModelAreOneModelsCalls() {
    WorkerOwners owners = new WorkerOwners();
    Random random = new Random(1);
    Owner evaluated = sessionOf(model("b", Phase.EVALUATION));
    for (int second = 0; second < 60; second++) {
      Calls calls = independent(random);
      long half = nanos(calls.ofB() / 2);
      owners.observe(
          7,
          SECOND,
          nanos(working(calls.ofB(), calls.ofA(), random)),
          Map.of(A, nanos(calls.ofA()), B, half, evaluated, half));
    }
    owners.settle();
    assertThat(owners.likely(7))
        .hasSize(1)
        .containsAnyOf(Map.entry(B, 1.0), Map.entry(evaluated, 1.0));
  }

  @Test
  void momentsBetweenTwoSamplesCountForNothing() {
    WorkerOwners owners = new WorkerOwners();
    for (int i = 0; i < 60; i++) {
      owners.observe(7, SECOND / 10, SECOND / 20, Map.of(A, SECOND / 20));
    }
    owners.settle();
    assertThat(owners.likely(7)).isEmpty();
  }

  @Test
  void ofVeryManyModelsTheFirstOnesAreToldApart() {
    WorkerOwners owners = new WorkerOwners();
    for (int i = 0; i < 10 * WorkerOwners.MAX_OWNERS; i++) {
      owners.observe(7, SECOND, 0, Map.of(sessionOf(model("other-" + i)), SECOND / 2));
    }
    learn(owners, 7, 60);
    assertThat(owners.likely(7)).doesNotContainKeys(A, B);
  }

  private static void learn(WorkerOwners owners, int worker, int seconds) {
    Random random = new Random(worker);
    for (int second = 0; second < seconds; second++) {
      Calls calls = independent(random);
      owners.observe(
          worker,
          SECOND,
          nanos(working(calls.ofB(), calls.ofA(), random)),
          Map.of(A, nanos(calls.ofA()), B, nanos(calls.ofB())));
    }
    owners.settle();
  }

  private static Found trials(int seconds, Traffic traffic, Work work) {
    int told = 0;
    double right = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      Random random = new Random(trial);
      WorkerOwners owners = new WorkerOwners();
      for (int second = 0; second < seconds; second++) {
        Calls calls = traffic.next(random);
        Map<Owner, Long> called = Map.of(A, nanos(calls.ofA()), B, nanos(calls.ofB()));
        owners.observe(1, SECOND, nanos(work.burnt(calls.ofA(), calls.ofB(), random)), called);
        owners.observe(2, SECOND, nanos(work.burnt(calls.ofB(), calls.ofA(), random)), called);
      }
      owners.settle();
      told += owners.likely(1).isEmpty() ? 0 : 1;
      right += owners.likely(1).getOrDefault(A, 0.0) + owners.likely(2).getOrDefault(B, 0.0);
    }
    return new Found(told / (double) TRIALS, right / Math.max(1, 2 * told));
  }

  private static Calls independent(Random random) {
    return new Calls(0.1 + 0.6 * random.nextDouble(), 0.1 + 0.6 * random.nextDouble());
  }

  private static double working(double ofItsOwn, double ofTheOther, Random random) {
    return ofItsOwn * 0.8 + jitter(random, 0.03);
  }

  /** Up to the whole second, which is full before the model is busy half of it. */
  private static double spinning(double ofItsOwn, double ofTheOther, Random random) {
    return Math.min(1, ofItsOwn * 2.5) + jitter(random, 0.03);
  }

  /** The more the other one is at work, the less is left. */
  private static double crowded(double ofItsOwn, double ofTheOther, Random random) {
    double wanted = ofItsOwn * 1.2;
    return wanted / Math.max(1, 0.6 + 0.8 * ofTheOther) + jitter(random, 0.1);
  }

  private static double jitter(Random random, double deviation) {
    return deviation * random.nextGaussian();
  }

  private static Owner sessionOf(ModelKey model) {
    return new Owner.OfModel(model, Ownership.ESTIMATED);
  }

  private static long nanos(double part) {
    return (long) (Math.max(0, Math.min(1, part)) * SECOND);
  }
}
