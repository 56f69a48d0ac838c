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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the models did over a window. For the sampler. */
final class ModelActivities {

  private final ModelRegistry models;
  private final Map<ModelKey, Long> busyNanos = new HashMap<>();
  private final Map<String, Integer> workers = new HashMap<>();
  private long drainedNanos = System.nanoTime();

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
   * One for each model that was loaded or at work in the window; begins the next. A model that was
   * neither leaves: its last figures were in the window before. No object tells how long code of
   * the application's own is there: it counts as loaded in windows in which it was at work, but for
   * the namesake of a model that is in memory, whose time that is.
   *
   * @param now the monotonic instant at which the window ends
   */
  List<ModelCounters> drain(long now) {
    models.expunge();
    Map<LoadedModel, Long> loadedNanos = new HashMap<>();
    Set<String> inMemory = new HashSet<>();
    for (LoadedModel model : models.models()) {
      long nanos = model.drainLoadedNanos(now);
      loadedNanos.put(model, nanos);
      if (nanos > 0) {
        inMemory.add(model.identity().name());
      }
    }
    List<ModelCounters> all = new ArrayList<>();
    loadedNanos.forEach(
        (model, nanos) -> {
          Map<Phase, CallCounters.Drained> work = work(model, now);
          boolean isNamesake = inMemory.contains(model.identity().name());
          boolean isUsed = model.identity().isOwnCode() && !work.isEmpty() && !isNamesake;
          all.addAll(counters(model, work, isUsed ? now - drainedNanos : nanos));
          if (work.isEmpty() && nanos == 0) {
            models.allTold(model);
          }
        });
    drainedNanos = now;
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

  /** What was done in the phases of which there is anything to tell. */
  private Map<Phase, CallCounters.Drained> work(LoadedModel model, long now) {
    Map<Phase, CallCounters.Drained> work = new EnumMap<>(Phase.class);
    for (Phase phase : Phase.values()) {
      CallCounters counters = model.countersIfAny(phase);
      CallCounters.Drained drained =
          counters == null ? CallCounters.Drained.NOTHING : counters.drain(now);
      if (!drained.isNothing() || busyNanos.containsKey(model.key(phase))) {
        work.put(phase, drained);
      }
    }
    return work;
  }

  private List<ModelCounters> counters(
      LoadedModel model, Map<Phase, CallCounters.Drained> work, long loadedNanos) {
    Phase main = mainPhase(model);
    if (loadedNanos > 0) {
      work.putIfAbsent(main, CallCounters.Drained.NOTHING);
    }
    List<ModelCounters> all = new ArrayList<>();
    work.forEach(
        (phase, drained) -> {
          ModelKey key = model.key(phase);
          all.add(
              new ModelCounters(
                  key,
                  drained.invocations(),
                  drained.items(),
                  ModelCounters.ITEM,
                  drained.errors(),
                  busyNanos.getOrDefault(key, 0L),
                  drained.inFlightNanos(),
                  phase == main ? loadedNanos : 0,
                  drained.latency(),
                  workers.getOrDefault(key.name(), 0),
                  model.mayHaveUnseenWorkers(),
                  model.settings(),
                  drained.stated()));
        });
    return all;
  }
}
