package io.greenai.agent.attribute;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose workers native threads are that nobody saw come. A worker serves one session or one calling
 * thread for life, so that what it burns goes up and down with the calls of one model or of one
 * thread. How well it does with each is gathered interval by interval. Nothing is told until nine
 * tenths of what all workers burnt are expected to be placed right: while one owner's workers are
 * known and the other's are not, errors do not cancel.
 *
 * <p>It takes traffic that varies: of owners that are called alike all the time, or of workers that
 * burn alike whatever is called, no more can be told than how much each was called. Not safe for
 * use by several threads.
 */
public final class WorkerOwners {

  /** In less than this, clocks that are read one after the other tell nothing. */
  private static final long MIN_NANOS = 200_000_000;

  /** More owners at once than this are not told apart. */
  static final int MAX_OWNERS = 64;

  /** The part of all that was burnt that is expected to be placed right. */
  private static final double CLEAR = 0.9;

  private final Map<Integer, CallFit> workers = new HashMap<>();
  private final Map<CallFit.Candidate, Owner> owners = new HashMap<>();
  private Map<Integer, Map<Owner, Double>> told = Map.of();

  /**
   * Takes in what a worker did in an interval.
   *
   * @param worker the kernel's id of the thread
   * @param callNanos CPU time in calls of those that it may serve, models and callers; absent ones
   *     were not called
   */
  public void observe(int worker, long dtNanos, long cpuNanos, Map<Owner, Long> callNanos) {
    if (dtNanos < MIN_NANOS) {
      return;
    }
    Map<CallFit.Candidate, Double> inCalls = new HashMap<>();
    callNanos.forEach(
        (owner, nanos) -> {
          CallFit.Candidate candidate = candidate(owner);
          if (candidate != null && (owners.containsKey(candidate) || owners.size() < MAX_OWNERS)) {
            owners.put(candidate, owner);
            inCalls.merge(candidate, share(nanos, dtNanos), Double::sum);
          }
        });
    if (inCalls.isEmpty()) {
      return; // What is burnt after the last call is nobody's more than another's.
    }
    inCalls.replaceAll((model, share) -> Math.min(1, share));
    workers
        .computeIfAbsent(worker, tid -> new CallFit())
        .add(Math.min(1, share(cpuNanos, dtNanos)), inCalls);
  }

  /** What stays the same of an owner for life; pools of the process and the JVM's have no part. */
  private static CallFit.@Nullable Candidate candidate(Owner owner) {
    if (owner instanceof Owner.OfModel of) {
      return new CallFit.Model(of.model().name(), of.model().engine());
    }
    return owner instanceof Owner.OfCaller of ? new CallFit.Team(of.callerId()) : null;
  }

  private static double share(long nanos, long dtNanos) {
    return Math.max(0, nanos) / (double) dtNanos;
  }

  /** Weighs what was observed. To be called after each interval. */
  public void settle() {
    Map<Integer, Map<Owner, Double>> likely = new HashMap<>();
    double burnt = 0;
    double right = 0;
    for (Map.Entry<Integer, CallFit> worker : workers.entrySet()) {
      Map<CallFit.Candidate, Double> parts = worker.getValue().likely();
      double most = parts.values().stream().mapToDouble(part -> part).max().orElse(0);
      burnt += worker.getValue().burnt();
      right += worker.getValue().burnt() * most;
      likely.put(worker.getKey(), byOwner(parts));
    }
    told = burnt > 0 && right >= CLEAR * burnt ? likely : Map.of();
  }

  private Map<Owner, Double> byOwner(Map<CallFit.Candidate, Double> parts) {
    Map<Owner, Double> likely = new LinkedHashMap<>();
    parts.forEach(
        (candidate, part) -> {
          Owner owner = owners.get(candidate);
          if (owner != null) {
            likely.put(owner, part);
          }
        });
    return likely;
  }

  /**
   * How likely each is the one that a worker serves, a model by one of its keys. They sum to 1;
   * empty where nothing can be told yet.
   */
  public Map<Owner, Double> likely(int worker) {
    return told.getOrDefault(worker, Map.of());
  }

  /** A thread has ended, or another one has its id. */
  public void forget(int worker) {
    workers.remove(worker);
  }

  /**
   * Forgets all workers but these, all callers but these, and all models once there is no worker.
   */
  public void forgetAllBut(Collection<Integer> present, Set<Long> callers) {
    workers.keySet().retainAll(present);
    boolean anyGone =
        owners
            .values()
            .removeIf(
                owner ->
                    workers.isEmpty()
                        || (owner instanceof Owner.OfCaller team
                            && !callers.contains(team.callerId())));
    if (anyGone) {
      workers.values().forEach(worker -> worker.forgetAllBut(owners.keySet()));
    }
  }
}
