package io.greenai.agent.attribute;

import io.greenai.ledger.ModelKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whose workers native threads are that nobody saw come. A worker serves one session for life, so
 * that what it burns goes up and down with the calls of one model. How well it does with each is
 * gathered interval by interval. Nothing is told until nine tenths of what all workers burnt are
 * expected to be placed right: while one model's workers are known and the other's are not, errors
 * do not cancel.
 *
 * <p>It takes traffic that varies: of models that are called alike all the time, or of workers that
 * burn alike whatever is called, no more can be told than how much each was called. Not safe for
 * use by several threads.
 */
public final class WorkerOwners {

  /** In less than this, clocks that are read one after the other tell nothing. */
  private static final long MIN_NANOS = 200_000_000;

  /** More models at once than this are not told apart. */
  static final int MAX_MODELS = 64;

  /** The part of all that was burnt that is expected to be placed right. */
  private static final double CLEAR = 0.9;

  private final Map<Integer, CallFit> workers = new HashMap<>();
  private final Map<CallFit.Model, ModelKey> keys = new HashMap<>();
  private Map<Integer, Map<ModelKey, Double>> told = Map.of();

  /**
   * Takes in what a worker did in an interval.
   *
   * @param worker the kernel's id of the thread
   * @param callNanos CPU time in calls of the models that it may serve, of all callers; absent
   *     models were not called
   */
  public void observe(int worker, long dtNanos, long cpuNanos, Map<ModelKey, Long> callNanos) {
    if (dtNanos < MIN_NANOS) {
      return;
    }
    Map<CallFit.Model, Double> inCalls = new HashMap<>();
    callNanos.forEach(
        (key, nanos) -> {
          CallFit.Model model = new CallFit.Model(key.name(), key.engine());
          if (keys.containsKey(model) || keys.size() < MAX_MODELS) {
            keys.put(model, key);
            inCalls.merge(model, share(nanos, dtNanos), Double::sum);
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

  private static double share(long nanos, long dtNanos) {
    return Math.max(0, nanos) / (double) dtNanos;
  }

  /** Weighs what was observed. To be called after each interval. */
  public void settle() {
    Map<Integer, Map<ModelKey, Double>> likely = new HashMap<>();
    double burnt = 0;
    double right = 0;
    for (Map.Entry<Integer, CallFit> worker : workers.entrySet()) {
      Map<CallFit.Model, Double> parts = worker.getValue().likely();
      double most = parts.values().stream().mapToDouble(part -> part).max().orElse(0);
      burnt += worker.getValue().burnt();
      right += worker.getValue().burnt() * most;
      likely.put(worker.getKey(), byKey(parts));
    }
    told = burnt > 0 && right >= CLEAR * burnt ? likely : Map.of();
  }

  private Map<ModelKey, Double> byKey(Map<CallFit.Model, Double> parts) {
    Map<ModelKey, Double> likely = new LinkedHashMap<>();
    parts.forEach(
        (model, part) -> {
          ModelKey key = keys.get(model);
          if (key != null) {
            likely.put(key, part);
          }
        });
    return likely;
  }

  /**
   * How likely each model is the one that a worker serves, by one of its keys. They sum to 1; empty
   * where nothing can be told yet.
   */
  public Map<ModelKey, Double> likely(int worker) {
    return told.getOrDefault(worker, Map.of());
  }

  /** A thread has ended, or another one has its id. */
  public void forget(int worker) {
    workers.remove(worker);
  }

  /** Forgets all workers but these, and all models once there is none. */
  public void forgetAllBut(Collection<Integer> present) {
    workers.keySet().retainAll(present);
    if (workers.isEmpty()) {
      keys.clear();
    }
  }
}
