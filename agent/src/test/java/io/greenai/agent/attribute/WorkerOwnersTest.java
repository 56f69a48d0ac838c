package io.greenai.agent.attribute;

import static io.greenai.agent.attribute.SampleBuilder.model;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Phase;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Two sessions with two workers each, whose truth is known, second by second. */
class WorkerOwnersTest {
  private static final ModelKey A = model("a");
  private static final ModelKey B = model("b");
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

  /** How many of the workers of all trials were found out, and how many were taken for others'. */
  private record Verdicts(double right, double wrong) {}

  @Test
  void workersOfSessionsThatAreCalledInTheSameSecondsAreToldApart() {
    Verdicts found = trials(60, WorkerOwnersTest::independent, WorkerOwnersTest::working);

    assertThat(found.wrong()).isZero();
    assertThat(found.right()).isEqualTo(1);
  }

  @Test
  void workersThatSpinOnAfterACallAreToldApartLater() {
    Verdicts found = trials(120, WorkerOwnersTest::independent, WorkerOwnersTest::spinning);

    assertThat(found.wrong()).isLessThan(0.005);
    assertThat(found.right()).isGreaterThan(0.9);
  }

  @Test
  void workersThatFightForTheProcessorsAreNotMistaken() {
    Verdicts found = trials(300, WorkerOwnersTest::independent, WorkerOwnersTest::crowded);

    assertThat(found.wrong()).isLessThan(0.005);
    assertThat(found.right()).isGreaterThan(0.5);
  }

  @Test
  void trafficThatNeverVariesTellsNothing() {
    Verdicts found =
        trials(
            600,
            random -> new Calls(0.3 + jitter(random, 0.02), 0.1 + jitter(random, 0.02)),
            (own, other, random) -> 0.98 + jitter(random, 0.02));

    assertThat(found.wrong()).isLessThan(0.005);
    assertThat(found.right()).isLessThan(0.005);
  }

  @Test
  void aWorkerThatFollowsNoModelIsNobodys() {
    Verdicts found =
        trials(
            600, WorkerOwnersTest::independent, (own, other, random) -> 0.5 + jitter(random, 0.15));

    assertThat(found.wrong()).isLessThan(0.01);
    assertThat(found.right()).isLessThan(0.01);
  }

  @Test
  void modelsThatAreAlwaysCalledTogetherAreNotMistakenForEachOther() {
    Verdicts found =
        trials(
            600,
            random -> {
              double requests = random.nextDouble();
              return new Calls(
                  0.6 * requests + jitter(random, 0.01), 0.2 * requests + jitter(random, 0.01));
            },
            WorkerOwnersTest::working);

    assertThat(found.wrong()).isLessThan(0.02);
  }

  @Test
  void whoseWorkerItIsIsKeptInSecondsWithoutCalls() {
    WorkerOwners owners = new WorkerOwners();
    learn(owners, 7, 60);
    assertThat(owners.owner(7)).isEqualTo(B);
    for (int second = 0; second < 2_000; second++) {
      owners.observe(7, SECOND, 0, Map.of());
    }
    assertThat(owners.owner(7)).isEqualTo(B);
  }

  @Test
  void aWorkerThatEndedIsForgotten() {
    WorkerOwners owners = new WorkerOwners();
    learn(owners, 7, 60);
    learn(owners, 8, 60);
    owners.forget(7);
    assertThat(owners.owner(7)).isNull();
    owners.forgetAllBut(List.of());
    assertThat(owners.owner(8)).isNull();
  }

  @Test
  void phasesOfAModelAreOneModelsCalls() {
    WorkerOwners owners = new WorkerOwners();
    Random random = new Random(1);
    ModelKey evaluated = model("b", Phase.EVALUATION);
    for (int second = 0; second < 60; second++) {
      Calls calls = independent(random);
      owners.observe(
          7,
          SECOND,
          nanos(working(calls.ofB(), calls.ofA(), random)),
          Map.of(
              A, nanos(calls.ofA()), B, nanos(calls.ofB() / 2), evaluated, nanos(calls.ofB() / 2)));
    }
    assertThat(owners.owner(7).name()).isEqualTo("b");
  }

  @Test
  void momentsBetweenTwoSamplesCountForNothing() {
    WorkerOwners owners = new WorkerOwners();
    Random random = new Random(1);
    for (int i = 0; i < 60; i++) {
      Calls calls = independent(random);
      long brief = SECOND / 10;
      owners.observe(
          7, brief, nanos(calls.ofB()) / 10, Map.of(A, nanos(calls.ofA()) / 10, B, brief / 2));
    }
    assertThat(owners.owner(7)).isNull();
  }

  @Test
  void ofVeryManyModelsTheFirstOnesAreToldApart() {
    WorkerOwners owners = new WorkerOwners();
    for (int i = 0; i < 10 * WorkerOwners.MAX_MODELS; i++) {
      owners.observe(7, SECOND, 0, Map.of(model("other-" + i), SECOND / 2));
    }
    learn(owners, 7, 60);
    assertThat(owners.owner(7)).isNull();
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
  }

  private static Verdicts trials(int seconds, Traffic traffic, Work work) {
    int right = 0;
    int wrong = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      Random random = new Random(trial);
      WorkerOwners owners = new WorkerOwners();
      for (int second = 0; second < seconds; second++) {
        Calls calls = traffic.next(random);
        Map<ModelKey, Long> inCall = Map.of(A, nanos(calls.ofA()), B, nanos(calls.ofB()));
        for (int worker = 0; worker < 4; worker++) {
          double burnt =
              worker < 2
                  ? work.burnt(calls.ofA(), calls.ofB(), random)
                  : work.burnt(calls.ofB(), calls.ofA(), random);
          owners.observe(worker, SECOND, nanos(burnt), inCall);
        }
      }
      for (int worker = 0; worker < 4; worker++) {
        ModelKey owner = owners.owner(worker);
        ModelKey truth = worker < 2 ? A : B;
        right += truth.equals(owner) ? 1 : 0;
        wrong += owner != null && !truth.equals(owner) ? 1 : 0;
      }
    }
    double all = TRIALS * 4.0;
    return new Verdicts(right / all, wrong / all);
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

  private static long nanos(double part) {
    return (long) (Math.max(0, Math.min(1, part)) * SECOND);
  }
}
