package io.greenai.agent.scope;

import io.greenai.ledger.ModelKey;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which model an object of a library is. Objects are held weakly; models are bounded, as {@link
 * LoadedModels} tells. Safe for use by many threads.
 */
public final class ModelRegistry {

  private final List<ModelDescriber> describers = List.of(new OrtDescriber(), new DjlDescriber());
  private final ModelNaming naming;
  private final LoadedModels models = new LoadedModels();
  private final WeakIdentityMap<Known> objects = new WeakIdentityMap<>();

  /**
   * What an object is.
   *
   * @param model absent once the object is closed: what is done with it from then on is the
   *     model's, but does not keep it
   * @param holdsModel whether the model is in memory because of it; a wrapper around a model holds
   *     nothing of its own
   */
  private record Known(ModelIdentity identity, @Nullable LoadedModel model, boolean holdsModel) {
    Known closed() {
      return new Known(identity, null, holdsModel);
    }

    void ended(long nowNanos) {
      if (holdsModel && model != null) {
        model.objectClosed(nowNanos);
      }
    }
  }

  public ModelRegistry(ModelNaming naming) {
    this.naming = naming;
  }

  /** Every model that is in memory, and those that were and of which not all has been told. */
  public Collection<LoadedModel> models() {
    return models.all();
  }

  /** All that a model did has been told: if it is not in memory either, its name makes room. */
  public void allTold(LoadedModel model) {
    models.leave(model);
  }

  /** How many objects of libraries are known at present. */
  int objects() {
    return objects.size();
  }

  /** Whether a model of this name may have native workers that nobody saw come. */
  public boolean hasUnknownWorkers(String name) {
    return models.hasUnknownWorkers(name);
  }

  /** The workers of a session of {@code model}, if it has any, carry no tag of ours. */
  void workersAreUnknown(LoadedModel model) {
    models.workersAreUnknown(model);
  }

  /** Notices objects that were let go without being closed. For the sampler. */
  public void expunge() {
    long now = System.nanoTime();
    objects.expunge(known -> known.ended(now));
  }

  /** The model of an object, described at first sight. */
  LoadedModel find(Object object, WeakIdentityMap.Probe probe) {
    LoadedModel known = modelOf(objects.get(object, probe));
    return known != null ? known : register(object, null, null);
  }

  private @Nullable LoadedModel modelOf(@Nullable Known known) {
    if (known == null) {
      return null;
    }
    LoadedModel model = known.model();
    return model != null ? model : models.of(known.identity());
  }

  /**
   * The model that code of the application is, by configuration or by its own word. No object holds
   * it in memory: it is there while it is at work.
   *
   * @param version empty where there is none
   * @param device empty for the CPU
   */
  LoadedModel named(String name, String version, String device) {
    String where = device.isEmpty() ? "cpu" : device;
    return models.of(new ModelIdentity(name, version, ModelKey.OWN_CODE, where));
  }

  /** The model of an identity. */
  LoadedModel model(ModelIdentity identity) {
    return models.of(identity);
  }

  @Nullable LoadedModel known(Object object) {
    return modelOf(objects.get(object, new WeakIdentityMap.Probe()));
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
            model.sessionFound();
          }
        } catch (ReflectiveOperationException | RuntimeException e) {
          model = null;
        }
      }
    }
    if (model == null) {
      model = model(new ModelIdentity("unknown", "", "unknown", Devices.UNKNOWN));
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

  /** What is done with a wrapper is the model's; nothing is in memory because of it. */
  void standsFor(Object wrapper, LoadedModel model) {
    put(wrapper, model, false);
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

  /** Nothing is in memory because of this object any more; calls on it may be under way still. */
  void closed(Object object) {
    Known known = objects.get(object, new WeakIdentityMap.Probe());
    if (known != null && objects.replace(object, known, known.closed())) {
      known.ended(System.nanoTime());
    }
  }

  private void put(Object object, LoadedModel model, boolean holdsModel) {
    Known fresh = new Known(model.identity(), model, holdsModel);
    Known present = objects.putIfAbsent(object, fresh);
    boolean isNew =
        present == null || (present.model() == null && objects.replace(object, present, fresh));
    if (isNew && holdsModel) {
      model.objectLoaded(System.nanoTime());
    }
  }
}
