package io.greenai.agent.runtime;

import io.greenai.agent.attribute.Caller;
import io.greenai.agent.attribute.ModelUse;
import io.greenai.agent.attribute.NativeThread;
import io.greenai.agent.attribute.Owner;
import io.greenai.agent.cpu.JavaThreadClocks;
import io.greenai.agent.cpu.JfrRecordings;
import io.greenai.agent.cpu.JfrThreadIds;
import io.greenai.agent.cpu.TaskSample;
import io.greenai.agent.cpu.TaskSnapshot;
import io.greenai.agent.cpu.TeamCaller;
import io.greenai.agent.cpu.TeamFinder;
import io.greenai.agent.cpu.TeamWorker;
import io.greenai.agent.cpu.ThreadKind;
import io.greenai.agent.scope.ModelRegistry;
import io.greenai.agent.scope.NativePools;
import io.greenai.agent.scope.ThreadScopes;
import io.greenai.agent.scope.ThreadScopes.CallingThread;
import io.greenai.ledger.Account;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * For whom each native thread works, in order of certainty: the tag of a session's pool, the names
 * of the JVM's own threads, the team of a calling thread. For the sampler's thread.
 */
final class NativeOwners {

  private final NativePools pools;
  private final ThreadScopes threads;
  private final ModelRegistry models;
  private final Set<Long> callersWithUnknownWorkers = new HashSet<>();
  private final @Nullable JfrThreadIds jfr;
  private final TeamFinder teams;
  private final EarlierWorkers earlier;

  /**
   * Owners by tag, name and team.
   *
   * @param mayUseJfr whether JFR may be asked where clocks do not tell threads apart
   */
  NativeOwners(NativePools pools, ThreadScopes threads, ModelRegistry models, boolean mayUseJfr) {
    this.pools = pools;
    this.models = models;
    this.threads = threads;
    this.earlier = new EarlierWorkers(model -> models.hasUnknownWorkers(model.name()));
    JfrThreadIds ids =
        mayUseJfr && ModuleLayer.boot().findModule("jdk.jfr").isPresent()
            ? new JfrThreadIds()
            : null;
    this.jfr = ids;
    this.teams =
        new TeamFinder(
            JavaThreadClocks.ofThisVm(),
            (int) ProcessHandle.current().pid(),
            tid -> ids != null && ids.isJava(tid));
  }

  /**
   * One for each thread of known owner; a worker of several callers is split between them.
   *
   * @param dtNanos since the sample before
   */
  List<NativeThread> of(TaskSnapshot snapshot, List<Caller> callers, long dtNanos) {
    Map<Integer, TaskSample> byTid = new HashMap<>();
    List<NativeThread> owned = new ArrayList<>();
    Set<ThreadKind> kinds = EnumSet.noneOf(ThreadKind.class);
    snapshot.tasks().forEach(task -> kinds.add(ThreadKind.of(task.comm())));
    boolean collectorHasThreads = kinds.contains(ThreadKind.GC);
    boolean recordsForAgent =
        jfr != null && kinds.contains(ThreadKind.JFR) && JfrRecordings.areOurs();
    Set<Integer> calling =
        threads.callingThreads().stream().map(CallingThread::tid).collect(Collectors.toSet());
    for (TaskSample task : snapshot.tasks()) {
      if (jfr != null && (task.isNew() || task.ended())) {
        jfr.forget(task.tid());
      }
      byTid.put(task.tid(), task);
      Owner owner = byName(task, collectorHasThreads, recordsForAgent);
      // A calling thread may be seen with the tag on that it wears while it creates a session.
      if (owner != null && !calling.contains(task.tid())) {
        owned.add(new NativeThread(owner, task.cpuNanos()));
      }
    }
    Map<Long, Long> inCallNanos = inCallNanos(callers);
    noteUnknownWorkers(callers);
    List<TeamWorker> workers = teams.observe(snapshot, teamCallers(byTid, inCallNanos));
    earlier.learn(workers, byTid, callers, dtNanos);
    for (TeamWorker worker : workers) {
      TaskSample task = byTid.get(worker.tid());
      if (task != null) {
        share(task.cpuNanos(), weights(worker, inCallNanos), owned);
      }
    }
    if (jfr != null && teams.isAtALoss()) {
      jfr.ask(work -> Threads.start("greenai-jfr", work));
    }
    return owned;
  }

  private @Nullable Owner byName(
      TaskSample task, boolean collectorHasThreads, boolean recordsForAgent) {
    ThreadKind kind = ThreadKind.of(task.comm());
    if (kind == ThreadKind.TAGGED) {
      return pools.owner(task.comm());
    }
    Account account = kind.account(collectorHasThreads, recordsForAgent);
    return account == Account.JVM_OTHER ? null : new Owner.OfJvm(account);
  }

  private void noteUnknownWorkers(List<Caller> callers) {
    for (Caller caller : callers) {
      if (caller.uses().stream().anyMatch(use -> models.hasUnknownWorkers(use.model().name()))) {
        callersWithUnknownWorkers.add(caller.id());
      }
    }
    callersWithUnknownWorkers.retainAll(
        threads.callingThreads().stream().map(CallingThread::id).collect(Collectors.toSet()));
  }

  private List<TeamCaller> teamCallers(
      Map<Integer, TaskSample> byTid, Map<Long, Long> inCallNanos) {
    List<TeamCaller> callers = new ArrayList<>();
    for (CallingThread thread : threads.callingThreads()) {
      TaskSample task = byTid.get(thread.tid());
      if (task != null) {
        callers.add(
            new TeamCaller(
                thread.tid(),
                task.comm(),
                thread.id(),
                inCallNanos.getOrDefault(thread.id(), 0L),
                callersWithUnknownWorkers.contains(thread.id())));
      }
    }
    return callers;
  }

  private static Map<Long, Long> inCallNanos(List<Caller> callers) {
    Map<Long, Long> inCall = new HashMap<>();
    for (Caller caller : callers) {
      long sum = 0;
      for (ModelUse use : caller.uses()) {
        sum += use.wallNanos();
      }
      inCall.put(caller.id(), sum);
    }
    return inCall;
  }

  /** By what is known of its owner, else by time in calls; equally where none was in a call. */
  private Map<Owner, Double> weights(TeamWorker worker, Map<Long, Long> inCallNanos) {
    Map<Owner, Double> served = earlier.served(worker);
    if (!served.isEmpty()) {
      return served;
    }
    Map<Owner, Double> weights = new LinkedHashMap<>();
    boolean called = worker.callers().stream().anyMatch(id -> inCallNanos.getOrDefault(id, 0L) > 0);
    for (long caller : worker.callers()) {
      Owner team = new Owner.OfCaller(caller, worker.ownership());
      weights.put(team, called ? inCallNanos.getOrDefault(caller, 0L) : 1.0);
    }
    return weights;
  }

  private static void share(long cpuNanos, Map<Owner, Double> weights, List<NativeThread> owned) {
    double weight = weights.values().stream().mapToDouble(part -> part).sum();
    long left = cpuNanos;
    for (Map.Entry<Owner, Double> entry : weights.entrySet()) {
      long part = Math.min(left, Math.round(left * (entry.getValue() / weight)));
      weight -= entry.getValue();
      left -= part;
      owned.add(new NativeThread(entry.getKey(), part));
    }
  }
}
