package io.greenai.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.agent.attribute.Caller;
import io.greenai.agent.attribute.ModelUse;
import io.greenai.agent.attribute.Owner;
import io.greenai.agent.attribute.Stretches;
import io.greenai.agent.cpu.TaskSample;
import io.greenai.agent.cpu.TeamWorker;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Ownership;
import io.greenai.ledger.Phase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** One native thread burns what the calls of one model take, second by second. */
class EarlierWorkersTest {
  private static final int TID = 110;
  private static final long SECOND = 1_000_000_000;
  private static final ModelKey STEADY = key("steady", "onnxruntime");
  private static final ModelKey FOLLOWED = key("followed", "onnxruntime");
  private static final ModelKey WRAPPER = key("wrapper", ModelKey.OWN_CODE);

  private static final ModelKey LARGE = key("large", "pytorch");
  private static final ModelKey SMALL = key("small", "pytorch");

  private final EarlierWorkers workers =
      new EarlierWorkers(model -> model.engine().equals("onnxruntime"));
  private final Random random = new Random(1);

  @Test
  void aWorkerServesTheModelWhoseCallsItFollows() {
    TeamWorker worker = worker(Ownership.ESTIMATED, 1L, 2L);
    learn(worker, FOLLOWED, 2, 60);

    assertThat(workers.served(worker)).isEqualTo(Map.of(sessionOf(FOLLOWED), 1.0));
    assertThat(workers.served(worker(Ownership.EXACT, 1L)))
        .as("a team that is surely its thread's")
        .isEmpty();
  }

  @Test
  void codeOfTheApplicationsOwnHasNoWorkers() {
    TeamWorker worker = worker(Ownership.ESTIMATED, 1L, 2L);
    learn(worker, WRAPPER, 2, 60);

    assertThat(workers.served(worker)).containsOnlyKeys(sessionOf(STEADY));
  }

  @Test
  void callersThatItDoesNotServeDoNotCount() {
    TeamWorker worker = worker(Ownership.ESTIMATED, 1L);
    learn(worker, FOLLOWED, 2, 60);

    assertThat(workers.served(worker)).containsOnlyKeys(sessionOf(STEADY));
  }

  @Test
  void theTeamOfAThreadServesAllItsModelsButEarlierSessions() {
    TeamWorker team = worker(Ownership.ESTIMATED, 1L, 2L);
    for (int second = 0; second < 300; second++) {
      ModelKey called = List.of(STEADY, LARGE, LARGE, LARGE, SMALL).get(second % 5);
      long burnt = called.equals(STEADY) ? 0 : SECOND * 8 / 10;
      List<Caller> callers =
          List.of(caller(1, called, SECOND, SECOND), caller(2, SMALL, SECOND / 2, SECOND / 2));
      workers.learn(List.of(team), tasks(burnt, false), callers, SECOND);
    }

    assertThat(workers.served(team))
        .isEqualTo(Map.of(new Owner.OfCaller(1, Ownership.ESTIMATED), 1.0));
  }

  @Test
  void aThreadThatEndedHasNoTeam() {
    TeamWorker team = worker(Ownership.ESTIMATED, 1L, 2L);
    learn(team, LARGE, 2, 60);
    assertThat(workers.served(team)).containsOnlyKeys(new Owner.OfCaller(2, Ownership.ESTIMATED));

    learn(worker(Ownership.ESTIMATED, 1L), STEADY, 1, 1);
    assertThat(workers.served(team)).containsOnlyKeys(sessionOf(STEADY));
  }

  @Test
  void callsThatOnlyTookLongerAreNoMoreWork() {
    TeamWorker worker = worker(Ownership.ESTIMATED, 1L, 2L);
    for (int second = 0; second < 60; second++) {
      long burnt = (long) (random.nextDouble() * 300_000_000);
      List<Caller> callers =
          List.of(
              caller(1, STEADY, SECOND * 9 / 10 - 2 * burnt, burnt / 2 + 100_000_000),
              caller(2, FOLLOWED, burnt * 2, 100_000_000));
      workers.learn(List.of(worker), tasks(burnt, false), callers, SECOND);
    }

    assertThat(workers.served(worker)).isEqualTo(Map.of(sessionOf(STEADY), 1.0));
  }

  @Test
  void aThreadIdUsedAgainIsJudgedAnew() {
    TeamWorker worker = worker(Ownership.ESTIMATED, 1L, 2L);
    learn(worker, FOLLOWED, 2, 60);
    workers.learn(List.of(), tasks(0, true), List.of(), SECOND);
    assertThat(workers.served(worker)).isEmpty();

    learn(worker, FOLLOWED, 2, 60);
    workers.learn(List.of(), Map.of(), List.of(), SECOND);
    assertThat(workers.served(worker)).isEmpty();
  }

  private void learn(TeamWorker worker, ModelKey followed, long caller, int seconds) {
    for (int second = 0; second < seconds; second++) {
      long burnt = (long) (random.nextDouble() * 800_000_000);
      List<Caller> callers =
          List.of(
              caller(1, STEADY, SECOND / 2, SECOND / 2), caller(caller, followed, burnt, burnt));
      workers.learn(List.of(worker), tasks(burnt, false), callers, SECOND);
    }
  }

  private static TeamWorker worker(Ownership ownership, Long... callers) {
    return new TeamWorker(TID, List.of(callers), ownership);
  }

  private static Owner sessionOf(ModelKey model) {
    return new Owner.OfModel(model, Ownership.ESTIMATED);
  }

  private static Map<Integer, TaskSample> tasks(long cpuNanos, boolean isNew) {
    Map<Integer, TaskSample> tasks = new HashMap<>();
    tasks.put(TID, new TaskSample(TID, "java", cpuNanos, cpuNanos, isNew, false));
    return tasks;
  }

  private static Caller caller(long id, ModelKey model, long wallNanos, long cpuNanos) {
    ModelUse use = new ModelUse(model, wallNanos, 0, 0, 0, 0, new Stretches());
    return new Caller(id, cpuNanos, false, SECOND, List.of(use));
  }

  private static ModelKey key(String name, String engine) {
    return new ModelKey(name, "", Phase.INFERENCE, engine, "cpu");
  }
}
