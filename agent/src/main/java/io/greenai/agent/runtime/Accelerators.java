package io.greenai.agent.runtime;

import io.greenai.agent.attribute.DeviceActivity;
import io.greenai.agent.attribute.IdleEnergy;
import io.greenai.agent.attribute.MeterDelta;
import io.greenai.agent.meter.Accelerator;
import io.greenai.agent.meter.IdlePower;
import io.greenai.agent.meter.Meter;
import io.greenai.agent.meter.MeterSet;
import io.greenai.agent.scope.DeviceTime;
import io.greenai.agent.scope.LoadedModel;
import io.greenai.agent.scope.ModelRegistry;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Quality;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who used the accelerators between two samples, and their idle power. Libraries number the devices
 * of each maker from 0; where a host has several makers', models are on those whose meters come
 * first. For the sampler.
 */
final class Accelerators {
  private static final IdleEnergy NOT_KNOWN = new IdleEnergy(0, Quality.MEASURED);

  private static final String NOT_OURS = "";

  private final MeterSet meters;
  private final ModelRegistry models;
  private final Map<String, IdlePower> idlePower;
  private final Map<String, Map<ModelKey, Long>> lastTimes = new HashMap<>();
  private final Map<String, Long> unreadNanos = new HashMap<>();

  /**
   * Of these meters and models.
   *
   * @param idlePower by the ids of meters
   */
  Accelerators(MeterSet meters, ModelRegistry models, Map<String, IdlePower> idlePower) {
    this.meters = meters;
    this.models = models;
    this.idlePower = idlePower;
  }

  /**
   * What is known of each since its meter was last read, by the ids of the meters. What a meter
   * that was silent tells at once is of all that time or, where its counter was reset or had not
   * begun, of the last moment only: as that does not show, idling is no more than what it tells.
   *
   * @param suspended whether the host was asleep meanwhile, so that all that was counted is idle
   */
  Map<String, DeviceActivity> advance(
      List<MeterDelta> energy, long dtNanos, boolean suspended, long now) {
    Map<String, Map<ModelKey, Long>> times = times(now);
    Map<String, Map<ModelKey, Long>> resident = resident();
    Map<String, Long> microjoules = new HashMap<>();
    energy.forEach(delta -> microjoules.put(delta.meter().id(), delta.energyMicrojoules()));
    Map<String, DeviceActivity> activities = new HashMap<>();
    Set<String> taken = new HashSet<>();
    for (Meter meter : meters.meters()) {
      String id = meter.declaration().id();
      Accelerator accelerator = meter.accelerator().orElse(null);
      if (accelerator == null) {
        continue;
      }
      String name = taken.add(accelerator.name()) ? accelerator.name() : NOT_OURS;
      long silentNanos = unreadNanos.getOrDefault(id, 0L);
      Long used = microjoules.get(id);
      if (used == null) {
        unreadNanos.put(id, silentNanos + dtNanos);
        continue;
      }
      unreadNanos.remove(id);
      Map<ModelKey, Long> calls = since(name, times);
      Map<ModelKey, Long> loaded = resident.getOrDefault(name, Map.of());
      boolean quiet = accelerator.isQuiet() && calls.isEmpty() && loaded.isEmpty();
      activities.put(
          id,
          new DeviceActivity(
              suspended
                  ? new IdleEnergy(used, Quality.MEASURED)
                  : idle(id, used, dtNanos, silentNanos, quiet),
              accelerator.use(),
              calls,
              loaded));
    }
    return activities;
  }

  /** Forgets what was in flight until now. */
  void rebase(long now) {
    unreadNanos.clear();
    lastTimes.clear();
    lastTimes.putAll(times(now));
  }

  private IdleEnergy idle(
      String id, long microjoules, long dtNanos, long silentNanos, boolean quiet) {
    IdlePower power = idlePower.get(id);
    if (power == null) {
      return NOT_KNOWN;
    }
    long nanos = dtNanos + silentNanos;
    power.observe(microjoules, nanos, quiet && silentNanos == 0);
    IdleEnergy idle =
        power.current().map(known -> DomainIdle.energy(known, nanos)).orElse(NOT_KNOWN);
    return silentNanos == 0
        ? idle
        : new IdleEnergy(Math.min(idle.microjoules(), microjoules), idle.quality());
  }

  /** Time in flight since this was last asked of a device. */
  private Map<ModelKey, Long> since(String device, Map<String, Map<ModelKey, Long>> times) {
    Map<ModelKey, Long> now = times.getOrDefault(device, Map.of());
    Map<ModelKey, Long> before = lastTimes.getOrDefault(device, Map.of());
    lastTimes.put(device, now);
    Map<ModelKey, Long> since = new HashMap<>();
    now.forEach(
        (model, nanos) -> {
          long more = nanos - before.getOrDefault(model, 0L);
          if (more > 0) {
            since.put(model, more);
          }
        });
    return since;
  }

  /** Time in flight by device and model, since each was first there. */
  private Map<String, Map<ModelKey, Long>> times(long now) {
    Map<String, Map<ModelKey, Long>> times = new HashMap<>();
    for (LoadedModel model : models.models()) {
      for (DeviceTime time : model.deviceTimes(now)) {
        times
            .computeIfAbsent(time.device(), device -> new HashMap<>())
            .put(time.model(), time.nanos());
      }
    }
    return times;
  }

  /**
   * No library tells how much of the device's memory is a model's, so that all weigh the same. What
   * code of the application's own leaves queued on a device is its own as long as it is in the
   * books, which it leaves after a window without work.
   */
  private Map<String, Map<ModelKey, Long>> resident() {
    Map<String, Map<ModelKey, Long>> resident = new HashMap<>();
    for (LoadedModel model : models.models()) {
      if (model.isLoaded() || model.identity().isOwnCode()) {
        for (String device : model.accelerators()) {
          resident
              .computeIfAbsent(device, d -> new HashMap<>())
              .put(model.key(ModelActivities.mainPhase(model)), 1L);
        }
      }
    }
    return resident;
  }
}
