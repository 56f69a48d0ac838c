package io.greenai.agent.runtime;

import io.greenai.agent.attribute.Caller;
import io.greenai.agent.attribute.ModelCounters;
import io.greenai.agent.attribute.ModelUse;
import io.greenai.agent.attribute.NativeThread;
import io.greenai.agent.attribute.Owner;
import io.greenai.agent.attribute.Sample;
import io.greenai.agent.scope.CallCounters;
import io.greenai.agent.scope.LoadedModel;
import io.greenai.agent.scope.ModelRegistry;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Phase;
import io.greenai.ledger.StatedFigures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the models did over a window. For the sampler. */
final class ModelActivities {

  private final ModelRegistry models;
  private final Map<ModelKey, Long> busyNanos = new HashMap<>();
  private final Map<String, Integer> workers = new HashMap<>();

  ModelActivities(ModelRegistry models) {
    this.models = models;
  }

  /** Busy time is booked as it runs, with the CPU time, and not when the call completes. */
  void add(Sample sample) {
    Map<Long, Set<String>> called = new HashMap<>();
    for (Caller caller : sample.callers()) {
      for (ModelUse use : caller.uses()) {
        busyNanos.merge(use.model(), use.wallNanos(), Long::sum);
        called.computeIfAbsent(caller.id(), id -> new HashSet<>()).add(use.model().name());
      }
    }
    Map<String, Integer> now = new HashMap<>();
    for (NativeThread thread : sample.nativeThreads()) {
      if (thread.owner() instanceof Owner.OfModel owner) {
        now.merge(owner.model().name(), 1, Integer::sum);
      } else if (thread.owner() instanceof Owner.OfCaller team) {
        called
            .getOrDefault(team.callerId(), Set.of())
            .forEach(name -> now.merge(name, 1, Integer::sum));
      }
    }
    now.forEach((name, count) -> workers.merge(name, count, Math::max));
  }

  /**
   * One for each model that was loaded or at work in the window; begins the next.
   *
   * @param now the monotonic instant at which the window ends
   */
  List<ModelCounters> drain(long now) {
    models.expunge();
    List<ModelCounters> all = new ArrayList<>();
    for (LoadedModel model : models.models()) {
      long loadedNanos = model.drainLoadedNanos(now);
      Phase main = mainPhase(model);
      for (Phase phase : Phase.values()) {
        ModelCounters counters = counters(model, phase, now, phase == main ? loadedNanos : 0);
        if (counters != null) {
          all.add(counters);
        }
      }
    }
    busyNanos.clear();
    workers.clear();
    return all;
  }

  /** Time loaded is told once per model, so that it adds up. */
  static Phase mainPhase(LoadedModel model) {
    for (Phase phase : List.of(Phase.INFERENCE, Phase.TRAINING, Phase.EVALUATION)) {
      if (model.countersIfAny(phase) != null) {
        return phase;
      }
    }
    return Phase.INFERENCE;
  }

  private @Nullable ModelCounters counters(
      LoadedModel model, Phase phase, long now, long loadedNanos) {
    ModelKey key = model.key(phase);
    long busy = busyNanos.getOrDefault(key, 0L);
    CallCounters counters = model.countersIfAny(phase);
    CallCounters.Drained drained =
        counters == null ? CallCounters.Drained.NOTHING : counters.drain(now);
    if (loadedNanos == 0
        && busy == 0
        && drained.invocations() == 0
        && drained.inFlightNanos() == 0
        && drained.stated().equals(StatedFigures.NONE)) {
      return null;
    }
    return new ModelCounters(
        key,
        drained.invocations(),
        drained.items(),
        ModelCounters.ITEM,
        drained.errors(),
        busy,
        drained.inFlightNanos(),
        loadedNanos,
        drained.latency(),
        workers.getOrDefault(key.name(), 0),
        model.bestOwnership(),
        model.settings(),
        drained.stated());
  }
}
