package io.greenai.agent.scope;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which model an object of a library is. Objects are held weakly; names are bounded: what comes
 * after the first {@value #MAX_MODELS} models is booked together as {@value #OVERFLOW}. Safe for
 * use by many threads.
 */
public final class ModelRegistry {

  static final int MAX_MODELS = 1000;
  static final String OVERFLOW = "other";

  /** The engine of models that are Java code. */
  static final String OWN_CODE = "java";

  private final List<ModelDescriber> describers = List.of(new OrtDescriber(), new DjlDescriber());
  private final ModelNaming naming;
  private final Devices devices = new Devices();
  private final Map<ModelIdentity, LoadedModel> models = new ConcurrentHashMap<>();
  private final Set<String> namesWithUnknownWorkers = ConcurrentHashMap.newKeySet();
  private final WeakIdentityMap<Known> objects = new WeakIdentityMap<>();

  /**
   * What an object is.
   *
   * @param holdsModel whether the model is in memory because of it; a wrapper around a model holds
   *     nothing of its own
   */
  private record Known(LoadedModel model, boolean holdsModel) {
    void ended(long nowNanos) {
      if (holdsModel) {
        model.objectClosed(nowNanos);
      }
    }
  }

  public ModelRegistry(ModelNaming naming) {
    this.naming = naming;
  }

  /** Every model that was ever seen. */
  public Collection<LoadedModel> models() {
    return Collections.unmodifiableCollection(models.values());
  }

  /** How many objects of libraries are known at present. */
  int objects() {
    return objects.size();
  }

  /** Whether a model of this name may have native workers that nobody saw come. */
  public boolean hasUnknownWorkers(String name) {
    return namesWithUnknownWorkers.contains(name);
  }

  /** The workers of a session of {@code model}, if it has any, carry no tag of ours. */
  void workersAreUnknown(LoadedModel model) {
    model.workersAreUnknown();
    namesWithUnknownWorkers.add(model.identity().name());
  }

  /** Notices objects that were let go without being closed. For the sampler. */
  public void expunge() {
    long now = System.nanoTime();
    objects.expunge(known -> known.ended(now));
  }

  /** The model of an object, described at first sight. */
  LoadedModel find(Object object, WeakIdentityMap.Probe probe) {
    Known known = objects.get(object, probe);
    return known != null ? known.model() : register(object, null, null);
  }

  /**
   * The model that code of the application is, by configuration or by its own word. It has no
   * object that could be let go: it counts as loaded from its first call on.
   *
   * @param version empty where there is none
   * @param device empty for the CPU
   */
  LoadedModel named(String name, String version, String device) {
    String where = device.isEmpty() ? "cpu" : device;
    ModelIdentity identity = new ModelIdentity(name, version, OWN_CODE, where);
    LoadedModel present = models.get(identity);
    if (present != null) {
      return present;
    }
    LoadedModel model = model(identity);
    if (model.identity().equals(identity)) {
      model.loadedForGood(System.nanoTime());
    }
    return model;
  }

  @Nullable LoadedModel known(Object object) {
    Known known = objects.get(object, new WeakIdentityMap.Probe());
    return known == null ? null : known.model();
  }

  LoadedModel register(Object object, @Nullable Object source, @Nullable SessionSettings settings) {
    Object target = object;
    LoadedModel model = null;
    for (ModelDescriber describer : describers) {
      if (describer.knows(object)) {
        try {
          target = describer.unwrap(object);
          LoadedModel behind = target == object ? null : known(target);
          model =
              behind != null
                  ? behind
                  : model(naming.identity(describer.describe(target, source, settings)));
          if (source == null && describer.bringsWorkers()) {
            workersAreUnknown(model);
          }
        } catch (ReflectiveOperationException | RuntimeException e) {
          model = null;
        }
      }
    }
    if (model == null) {
      model = model(new ModelIdentity("unknown", "", "unknown", "cpu"));
    }
    put(target, model, true);
    if (target != object) {
      put(object, model, false);
    }
    return model;
  }

  /** From now on {@code object} is {@code model}, which some other object stands for already. */
  void alias(Object object, LoadedModel model) {
    put(object, model, true);
  }

  /** From now on a model is booked as one that runs on other devices than it was loaded on. */
  void runsOn(Object object, String device, WeakIdentityMap.Probe probe) {
    LoadedModel before = find(object, probe);
    ModelIdentity was = before.identity();
    ModelIdentity now = new ModelIdentity(was.name(), was.version(), was.engine(), device);
    if (!now.equals(was)) {
      closed(object);
      put(object, model(now), true);
    }
  }

  void closed(Object object) {
    Known known = objects.remove(object);
    if (known != null) {
      known.ended(System.nanoTime());
    }
  }

  private void put(Object object, LoadedModel model, boolean holdsModel) {
    if (objects.putIfAbsent(object, new Known(model, holdsModel)) == null && holdsModel) {
      model.objectLoaded(System.nanoTime());
    }
  }

  private LoadedModel model(ModelIdentity identity) {
    LoadedModel present = models.get(identity);
    if (present != null) {
      return present;
    }
    ModelIdentity bounded =
        models.size() < MAX_MODELS ? identity : new ModelIdentity(OVERFLOW, "", "", "cpu");
    return models.computeIfAbsent(bounded, key -> new LoadedModel(key, devices, System.nanoTime()));
  }
}
