package io.greenai.report.disclose.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What made the report out of what, so that it can be made again.
 *
 * @param name of the program
 * @param dataUntil the end of the last window read; stands for "now" in the report, so that the
 *     same input gives the same bytes
 * @param inputs name to identity of every input, in printing order, for example {@code factor set}
 *     to {@code core-2026.2, sha256 9f2c...}
 * @param policies name to choice of every policy that the reporter applied, in printing order
 */
public record Generator(
    String name,
    String version,
    Instant dataUntil,
    Map<String, String> inputs,
    Map<String, String> policies) {
  public Generator {
    requireNonNull(name, "name");
    requireNonNull(version, "version");
    requireNonNull(dataUntil, "dataUntil");
    inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    policies = Collections.unmodifiableMap(new LinkedHashMap<>(policies));
  }
}
