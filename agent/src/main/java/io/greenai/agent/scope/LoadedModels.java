package io.greenai.agent.scope;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The models that the books are about, by identity. Bounded: with {@value #MAX_LOADED} in memory at
 * once, or {@value #MAX_KEPT} of which there may be something to tell, what comes next is booked
 * together as {@value #OVERFLOW}. Names that the application gives its own code have a bound of
 * their own, {@value #MAX_OWN}, so that they take no room from models of libraries. Safe for use by
 * many threads.
 *
 * <p>A model may leave once nothing of it is in memory and all of it has been told. From then on it
 * is held weakly: who still holds it and who names it again mean the same one, and at the first
 * sign of either it is back.
 */
final class LoadedModels {

  static final int MAX_LOADED = 1000;
  static final int MAX_KEPT = 4 * MAX_LOADED;
  static final int MAX_OWN = 1000;
  static final String OVERFLOW = "other";

  private static final ModelIdentity OTHERS = new ModelIdentity(OVERFLOW, "", "", "cpu");

  /** A model that has left the books. */
  private static final class Left extends WeakReference<LoadedModel> {
    final ModelIdentity identity;

    Left(LoadedModel model, ReferenceQueue<LoadedModel> queue) {
      super(model, queue);
      identity = model.identity();
    }
  }

  private final Devices devices = new Devices();
  private final Map<ModelIdentity, LoadedModel> models = new ConcurrentHashMap<>();
  private final Map<ModelIdentity, Left> left = new HashMap<>();
  private final ReferenceQueue<LoadedModel> letGo = new ReferenceQueue<>();
  private int own;
  private volatile Set<String> namesWithUnknownWorkers = Set.of();

  Collection<LoadedModel> all() {
    return Collections.unmodifiableCollection(models.values());
  }

  /** The model of an identity, or that of all for which there is no room. */
  LoadedModel of(ModelIdentity identity) {
    LoadedModel present = models.get(identity);
    return present != null ? present : admit(identity);
  }

  private synchronized LoadedModel admit(ModelIdentity wanted) {
    forgetLetGo();
    ModelIdentity identity = models.containsKey(wanted) || hasRoomFor(wanted) ? wanted : OTHERS;
    LoadedModel present = models.get(identity);
    if (present != null) {
      return present;
    }
    Left before = left.get(identity);
    LoadedModel known = before == null ? null : before.get();
    LoadedModel model =
        known != null
            ? known
            : new LoadedModel(identity, devices, this::comeBack, System.nanoTime());
    comeBack(model);
    return model;
  }

  private boolean hasRoomFor(ModelIdentity wanted) {
    if (wanted.isOwnCode()) {
      return own < MAX_OWN;
    }
    int kept = models.size() - own - (models.containsKey(OTHERS) ? 1 : 0);
    return kept < MAX_LOADED || (kept < MAX_KEPT && loaded() < MAX_LOADED);
  }

  private long loaded() {
    return models.values().stream()
        .filter(model -> model.isLoaded() && !model.identity().equals(OTHERS))
        .count();
  }

  private synchronized void comeBack(LoadedModel model) {
    left.remove(model.identity());
    if (models.put(model.identity(), model) == null && model.identity().isOwnCode()) {
      own++;
    }
    model.hasLeft(false);
    noteUnknownWorkersOf(model);
  }

  /** Of this model nothing is left to tell: it leaves unless it is in memory. */
  synchronized void leave(LoadedModel model) {
    model.hasLeft(true);
    if (model.isLoaded()) { // It came between; whoever brought it may not have seen it leave.
      model.hasLeft(false);
      return;
    }
    forgetLetGo();
    model.restartDeviceTimes();
    if (models.remove(model.identity(), model) && model.identity().isOwnCode()) {
      own--;
    }
    left.put(model.identity(), new Left(model, letGo));
    noteUnknownWorkersOf(model);
  }

  private void forgetLetGo() {
    for (Reference<?> gone = letGo.poll(); gone != null; gone = letGo.poll()) {
      if (gone instanceof Left model) {
        left.remove(model.identity, model);
      }
    }
  }

  /** How many that have left are still held by someone. */
  synchronized int held() {
    forgetLetGo();
    return left.size();
  }

  boolean hasUnknownWorkers(String name) {
    return namesWithUnknownWorkers.contains(name);
  }

  void workersAreUnknown(LoadedModel model) {
    if (model.workersAreUnknown()) {
      noteUnknownWorkersOf(model);
    }
  }

  private synchronized void noteUnknownWorkersOf(LoadedModel changed) {
    if (changed.hasUnknownWorkers()) {
      namesWithUnknownWorkers =
          models.values().stream()
              .filter(LoadedModel::hasUnknownWorkers)
              .map(model -> model.identity().name())
              .collect(Collectors.toUnmodifiableSet());
    }
  }
}
