package io.greenai.agent.runtime;

import io.greenai.agent.attribute.Caller;
import io.greenai.agent.attribute.ModelUse;
import io.greenai.agent.attribute.WorkerOwners;
import io.greenai.agent.cpu.TaskSample;
import io.greenai.agent.cpu.TeamWorker;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Ownership;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which session's workers native threads are that were there before the agent: what each burns is
 * held against the calls of the models that it may serve. For the sampler's thread.
 */
final class EarlierWorkers {

  private final WorkerOwners owners = new WorkerOwners();

  /** Takes in what they did in an interval; {@code tasks} are all threads of the process. */
  void learn(
      List<TeamWorker> workers,
      Map<Integer, TaskSample> tasks,
      List<Caller> callers,
      long dtNanos) {
    tasks.values().stream().filter(TaskSample::isNew).forEach(task -> owners.forget(task.tid()));
    owners.forgetAllBut(tasks.keySet());
    Map<List<Long>, Map<ModelKey, Long>> calls = new HashMap<>();
    for (TeamWorker worker : workers) {
      TaskSample task = tasks.get(worker.tid());
      if (isEarlier(worker) && task != null) {
        owners.observe(
            worker.tid(),
            dtNanos,
            task.cpuNanos(),
            calls.computeIfAbsent(worker.callers(), by -> inCallNanos(callers, Set.copyOf(by))));
      }
    }
  }

  /** A key of the one model that a worker serves; {@code null} as long as that does not show. */
  @Nullable ModelKey served(TeamWorker worker) {
    return isEarlier(worker) ? owners.owner(worker.tid()) : null;
  }

  private static boolean isEarlier(TeamWorker worker) {
    return worker.ownership() == Ownership.ESTIMATED;
  }

  /** By models of libraries: code of the application's own has no workers where there are such. */
  private static Map<ModelKey, Long> inCallNanos(List<Caller> callers, Set<Long> by) {
    Map<ModelKey, Long> inCall = new HashMap<>();
    for (Caller caller : callers) {
      for (ModelUse use : by.contains(caller.id()) ? caller.uses() : List.<ModelUse>of()) {
        if (!use.model().engine().equals(ModelKey.OWN_CODE)) {
          inCall.merge(use.model(), use.wallNanos(), Long::sum);
        }
      }
    }
    return inCall;
  }
}
