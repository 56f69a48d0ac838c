package io.greenai.agent.attribute;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Quality;
import java.util.Map;

/**
 * What is known of an accelerator in an interval beside its energy.
 *
 * @param idle what it would have used had nobody used it; 0 where that is not known
 * @param inFlight time on the device of each model that had a call in flight; while several have,
 *     each gets an equal part of the time
 * @param resident weights of the models that are loaded on the device, for energy that is used
 *     while no call is in flight
 */
public record DeviceActivity(
    IdleEnergy idle, DeviceUse use, Map<ModelKey, Long> inFlight, Map<ModelKey, Long> resident) {
  static final DeviceActivity UNKNOWN =
      new DeviceActivity(
          new IdleEnergy(0, Quality.MEASURED), DeviceUse.UNKNOWN, Map.of(), Map.of());

  public DeviceActivity {
    requireNonNull(idle, "idle");
    requireNonNull(use, "use");
    inFlight = Map.copyOf(inFlight);
    resident = Map.copyOf(resident);
  }
}
