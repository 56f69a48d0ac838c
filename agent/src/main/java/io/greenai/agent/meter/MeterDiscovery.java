package io.greenai.agent.meter;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Finds the meters of this host. */
public final class MeterDiscovery {
  private static final String SCRIPTED = "scripted:";

  private MeterDiscovery() {}

  /** Opens the meters that {@code settings} ask for. Never throws and never returns null. */
  public static MeterSet open(MeterSettings settings) {
    String meter = settings.meter();
    if (meter.startsWith(SCRIPTED)) {
      return scripted(Path.of(meter.substring(SCRIPTED.length())));
    }
    return new MeterSet(List.of(), List.of(), Map.of());
  }

  private static MeterSet scripted(Path file) {
    try {
      return new MeterSet(MeterScript.read(file).open(), List.of(), Map.of());
    } catch (MeterException e) {
      return new MeterSet(List.of(), List.of(String.valueOf(e.getMessage())), Map.of());
    }
  }
}
