package io.greenai.agent.attribute;

import io.greenai.ledger.ModelKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose workers native threads are that nobody saw come. A worker serves one session for life, so
 * that what it burns goes up and down with the calls of one model. How well it does with each is
 * gathered interval by interval; who waits for a verdict gets {@code null}.
 *
 * <p>It takes traffic that varies: of models that are called alike all the time, or of workers that
 * burn alike whatever is called, nothing can be told this way. Not safe for use by several threads.
 */
public final class WorkerOwners {

  /** In less than this, clocks that are read one after the other tell nothing. */
  private static final long MIN_NANOS = 200_000_000;

  /** More models at once than this are not told apart. */
  static final int MAX_MODELS = 64;

  private final Map<Integer, CallFit> workers = new HashMap<>();
  private final Map<CallFit.Model, ModelKey> keys = new HashMap<>();

  /**
   * Takes in what a worker did in an interval.
   *
   * @param worker the kernel's id of the thread
   * @param inCallNanos self time in calls of the models that it may serve, summed over threads;
   *     absent models were not called
   */
  public void observe(int worker, long dtNanos, long cpuNanos, Map<ModelKey, Long> inCallNanos) {
    if (dtNanos < MIN_NANOS) {
      return;
    }
    Map<CallFit.Model, Double> inCall = new HashMap<>();
    inCallNanos.forEach(
        (key, nanos) -> {
          CallFit.Model model = new CallFit.Model(key.name(), key.engine());
          if (keys.containsKey(model) || keys.size() < MAX_MODELS) {
            keys.put(model, key);
            inCall.merge(model, share(nanos, dtNanos), Double::sum);
          }
        });
    if (inCall.isEmpty()) {
      return; // What is burnt after the last call is nobody's more than another's.
    }
    inCall.replaceAll((model, share) -> Math.min(1, share));
    workers
        .computeIfAbsent(worker, tid -> new CallFit())
        .add(Math.min(1, share(cpuNanos, dtNanos)), inCall);
  }

  private static double share(long nanos, long dtNanos) {
    return Math.max(0, nanos) / (double) dtNanos;
  }

  /** The model that a worker serves, as far as it shows; one of its keys. */
  public @Nullable ModelKey owner(int worker) {
    CallFit fit = workers.get(worker);
    CallFit.Model owner = fit == null ? null : fit.owner();
    return owner == null ? null : keys.get(owner);
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
