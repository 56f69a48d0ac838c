package io.greenai.agent.cpu;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Java threads by their CPU time. */
final class JavaClockIndex {
  private static final long SEVERAL = -1;

  private final TreeMap<Long, Long> idByNanos = new TreeMap<>();

  JavaClockIndex(Map<Long, Long> nanosById) {
    nanosById.forEach((id, nanos) -> idByNanos.merge(nanos, id, (one, other) -> SEVERAL));
  }

  /** The only thread with exactly this CPU time. */
  Optional<Long> only(long nanos) {
    return Optional.ofNullable(idByNanos.get(nanos)).filter(id -> id != SEVERAL);
  }

  /** Whether any thread's clock stands between {@code nanos} and so much later. */
  boolean any(long nanos, long withinNanos) {
    Long next = idByNanos.ceilingKey(nanos);
    return next != null && next <= nanos + withinNanos;
  }
}
