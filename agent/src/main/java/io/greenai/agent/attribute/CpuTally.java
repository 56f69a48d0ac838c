package io.greenai.agent.attribute;

import io.greenai.ledger.Ownership;
import java.util.EnumMap;

/** CPU time of one group, by how it was found. */
final class CpuTally {
  private final EnumMap<Ownership, Long> nanos = new EnumMap<>(Ownership.class);
  private long nativeNanos;
  private long ownWorkerNanos;

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

  /** Adds CPU time of native workers that serve this group alone: of a session, or of a team. */
  void addOwnWorkers(long cpuNanos) {
    addNative(cpuNanos, Ownership.EXACT);
    ownWorkerNanos += cpuNanos;
  }

  void addAll(CpuTally other) {
    other.nanos.forEach((ownership, cpuNanos) -> add(cpuNanos, ownership));
    nativeNanos += other.nativeNanos;
    ownWorkerNanos += other.ownWorkerNanos;
  }

  /** The same, none of it found in a better way than {@code best}. */
  CpuTally noBetterThan(Ownership best) {
    CpuTally worse = new CpuTally();
    nanos.forEach((ownership, cpuNanos) -> worse.add(cpuNanos, ownership.worse(best)));
    worse.nativeNanos = nativeNanos;
    worse.ownWorkerNanos = ownWorkerNanos;
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

  /** The part of {@link #nativeNanos()} that ran on workers which serve this group alone. */
  long ownWorkerNanos() {
    return ownWorkerNanos;
  }

  /** The worst way in which any of it was found. */
  Ownership ownership() {
    return nanos.keySet().stream().reduce(Ownership.EXACT, Ownership::worse);
  }
}
