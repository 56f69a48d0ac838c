package io.greenai.agent.runtime;

import io.greenai.agent.attribute.MeterDelta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What stand-ins counted for parts that are late, interval by interval. It is booked once such a
 * part is given up, and forgotten once it tells by itself all that it counted.
 */
final class LateParts {
  private final Map<TrackedMeter, List<MeterDelta>> kept = new HashMap<>();

  void keep(TrackedMeter part, List<MeterDelta> instead) {
    kept.computeIfAbsent(part, late -> new ArrayList<>()).addAll(instead);
  }

  /** All that is kept for a part, which from now on is nothing. */
  List<MeterDelta> take(TrackedMeter part) {
    List<MeterDelta> instead = kept.remove(part);
    return instead == null ? List.of() : instead;
  }

  void clear() {
    kept.clear();
  }
}
