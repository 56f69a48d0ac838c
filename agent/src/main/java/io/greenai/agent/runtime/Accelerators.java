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
  private Map<String, Map<ModelKey, Long>> lastTimes = Map.of();

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

  /** What is known of each since the last call, by the ids of their meters. */
  Map<String, DeviceActivity> advance(List<MeterDelta> energy, long dtNanos, long now) {
    Map<String, Map<ModelKey, Long>> inFlight = inFlight(now);
    Map<String, Map<ModelKey, Long>> resident = resident();
    Map<String, Long> microjoules = new HashMap<>();
    energy.forEach(delta -> microjoules.put(delta.meter().id(), delta.energyMicrojoules()));
    Map<String, DeviceActivity> activities = new HashMap<>();
    Set<String> taken = new HashSet<>();
    for (Meter meter : meters.meters()) {
      String id = meter.declaration().id();
      Accelerator accelerator = meter.accelerator().orElse(null);
      Long used = microjoules.get(id);
      if (accelerator != null && used != null) {
        String name = taken.add(accelerator.name()) ? accelerator.name() : NOT_OURS;
        Map<ModelKey, Long> calls = inFlight.getOrDefault(name, Map.of());
        Map<ModelKey, Long> loaded = resident.getOrDefault(name, Map.of());
        boolean quiet = accelerator.isQuiet() && calls.isEmpty() && loaded.isEmpty();
        IdleEnergy idle = idle(id, used, dtNanos, quiet);
        activities.put(id, new DeviceActivity(idle, accelerator.use(), calls, loaded));
      }
    }
    return activities;
  }

  private IdleEnergy idle(String id, long microjoules, long dtNanos, boolean quiet) {
    IdlePower power = idlePower.get(id);
    if (power == null) {
      return NOT_KNOWN;
    }
    power.observe(microjoules, dtNanos, quiet);
    return power.current().map(known -> DomainIdle.energy(known, dtNanos)).orElse(NOT_KNOWN);
  }

  private Map<String, Map<ModelKey, Long>> inFlight(long now) {
    Map<String, Map<ModelKey, Long>> times = new HashMap<>();
    Map<String, Map<ModelKey, Long>> since = new HashMap<>();
    for (LoadedModel model : models.models()) {
      for (DeviceTime time : model.deviceTimes(now)) {
        String device = time.device();
        times.computeIfAbsent(device, d -> new HashMap<>()).put(time.model(), time.nanos());
        long before = lastTimes.getOrDefault(device, Map.of()).getOrDefault(time.model(), 0L);
        if (time.nanos() > before) {
          since
              .computeIfAbsent(device, d -> new HashMap<>())
              .put(time.model(), time.nanos() - before);
        }
      }
    }
    lastTimes = times;
    return since;
  }

  /** No library tells how much of the device's memory is a model's, so that all weigh the same. */
  private Map<String, Map<ModelKey, Long>> resident() {
    Map<String, Map<ModelKey, Long>> resident = new HashMap<>();
    for (LoadedModel model : models.models()) {
      if (model.isLoaded()) {
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
