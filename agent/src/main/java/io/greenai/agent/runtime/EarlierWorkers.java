package io.greenai.agent.runtime;

import io.greenai.agent.attribute.Caller;
import io.greenai.agent.attribute.ModelUse;
import io.greenai.agent.attribute.Owner;
import io.greenai.agent.attribute.WorkerOwners;
import io.greenai.agent.cpu.TaskSample;
import io.greenai.agent.cpu.TeamWorker;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Ownership;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whose workers native threads are that may have been there before the agent: a session's, or the
 * team of a thread that calls others too. What each burns is held against the calls of those that
 * it may serve. For the sampler's thread.
 */
final class EarlierWorkers {

  private final Predicate<ModelKey> hasUnknownWorkers;
  private final WorkerOwners owners = new WorkerOwners();

  /** Workers of any models, of which {@code hasUnknownWorkers} tells those of earlier sessions. */
  EarlierWorkers(Predicate<ModelKey> hasUnknownWorkers) {
    this.hasUnknownWorkers = hasUnknownWorkers;
  }

  /** Takes in what they did in an interval; {@code tasks} are all threads of the process. */
  void learn(
      List<TeamWorker> workers,
      Map<Integer, TaskSample> tasks,
      List<Caller> callers,
      long dtNanos) {
    tasks.values().stream().filter(TaskSample::isNew).forEach(task -> owners.forget(task.tid()));
    Set<Long> served = new HashSet<>();
    workers.stream().filter(EarlierWorkers::isEarlier).forEach(by -> served.addAll(by.callers()));
    owners.forgetAllBut(tasks.keySet(), served);
    Map<List<Long>, Map<Owner, Long>> calls = new HashMap<>();
    for (TeamWorker worker : workers) {
      TaskSample task = tasks.get(worker.tid());
      if (isEarlier(worker) && task != null) {
        owners.observe(
            worker.tid(),
            dtNanos,
            task.cpuNanos(),
            calls.computeIfAbsent(worker.callers(), by -> callNanos(callers, Set.copyOf(by))));
      }
    }
    owners.settle();
  }

  /** How likely each is the one that a worker serves; empty as long as nothing shows. */
  Map<Owner, Double> served(TeamWorker worker) {
    return isEarlier(worker) ? owners.likely(worker.tid()) : Map.of();
  }

  private static boolean isEarlier(TeamWorker worker) {
    return worker.ownership() == Ownership.ESTIMATED;
  }

  /** Code of the application's own has no workers where there are models of libraries. */
  private Map<Owner, Long> callNanos(List<Caller> callers, Set<Long> by) {
    Map<Owner, Long> nanos = new HashMap<>();
    for (Caller caller : callers) {
      for (ModelUse use : by.contains(caller.id()) ? caller.uses() : List.<ModelUse>of()) {
        if (!use.model().engine().equals(ModelKey.OWN_CODE)) {
          nanos.merge(owner(caller, use.model()), cpuNanos(caller, use), Long::sum);
        }
      }
    }
    return nanos;
  }

  /** Sessions that were seen opened have their workers; what else there is is its caller's team. */
  private Owner owner(Caller caller, ModelKey model) {
    return hasUnknownWorkers.test(model)
        ? new Owner.OfModel(model, Ownership.ESTIMATED)
        : new Owner.OfCaller(caller.id(), Ownership.ESTIMATED);
  }

  /**
   * What a thread burnt in calls of a model, of several by their time. Where processors are short a
   * call takes longer with no more work for anybody, so that time in calls would tell less.
   */
  private static long cpuNanos(Caller caller, ModelUse use) {
    long inCalls = caller.uses().stream().mapToLong(ModelUse::wallNanos).sum();
    return caller.cpuNanos() == Caller.NO_CLOCK || caller.cpuNanos() >= inCalls
        ? use.wallNanos()
        : (long) (use.wallNanos() * (caller.cpuNanos() / (double) inCalls));
  }
}
