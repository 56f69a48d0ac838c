package io.greenai.agent.attribute;

import io.greenai.ledger.Ownership;
import java.util.EnumMap;

/** CPU time of one group, by how it was found. */
final class CpuTally {
  private final EnumMap<Ownership, Long> nanos = new EnumMap<>(Ownership.class);
  private long nativeNanos;
  private long sessionNanos;

  void add(long cpuNanos, Ownership ownership) {
    if (cpuNanos != 0) {
      nanos.merge(ownership, cpuNanos, Long::sum);
    }
  }

  /** Adds CPU time of native threads. */
  void addNative(long cpuNanos, Ownership ownership) {
    add(cpuNanos, ownership);
    nativeNanos += cpuNanos;
  }

  /** Adds CPU time of the native workers of a session. */
  void addSession(long cpuNanos) {
    addNative(cpuNanos, Ownership.EXACT);
    sessionNanos += cpuNanos;
  }

  void addAll(CpuTally other) {
    other.nanos.forEach((ownership, cpuNanos) -> add(cpuNanos, ownership));
    nativeNanos += other.nativeNanos;
    sessionNanos += other.sessionNanos;
  }

  /** The same, none of it found in a better way than {@code best}. */
  CpuTally noBetterThan(Ownership best) {
    CpuTally worse = new CpuTally();
    nanos.forEach((ownership, cpuNanos) -> worse.add(cpuNanos, ownership.worse(best)));
    worse.nativeNanos = nativeNanos;
    worse.sessionNanos = sessionNanos;
    return worse;
  }

  long nanos() {
    return nanos.values().stream().mapToLong(Long::longValue).sum();
  }

  long nanos(Ownership ownership) {
    return nanos.getOrDefault(ownership, 0L);
  }

  /** The part of {@link #nanos()} that ran on native threads. */
  long nativeNanos() {
    return nativeNanos;
  }

  /** The part of {@link #nativeNanos()} that ran on workers of a session. */
  long sessionNanos() {
    return sessionNanos;
  }

  /** The worst way in which any of it was found. */
  Ownership ownership() {
    return nanos.keySet().stream().reduce(Ownership.EXACT, Ownership::worse);
  }
}
