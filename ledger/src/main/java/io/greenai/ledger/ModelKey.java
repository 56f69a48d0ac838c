package io.greenai.ledger;

import static java.util.Objects.requireNonNull;

/**
 * The model that a posting is for.
 *
 * @param version the model's own version, or the empty string where it states none
 * @param engine for example {@code onnxruntime} or {@code pytorch}; {@link #OWN_CODE} for what the
 *     application computes itself
 * @param device for example {@code cpu} or {@code gpu0}
 */
public record ModelKey(String name, String version, Phase phase, String engine, String device) {
  /** The engine of models that are code of the application. */
  public static final String OWN_CODE = "java";

  public ModelKey {
    requireNonNull(name, "name");
    requireNonNull(version, "version");
    requireNonNull(phase, "phase");
    requireNonNull(engine, "engine");
    requireNonNull(device, "device");
  }
}
