package io.greenai.agent.attribute;

import io.greenai.ledger.Ownership;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.Map;

/** CPU time of one group, by how it was found. */
final class CpuTally {
  private final EnumMap<Ownership, Long> nanos = new EnumMap<>(Ownership.class);
  private long nativeNanos;
  private long ownWorkerNanos;
  private int callers;

  void add(long cpuNanos, Ownership ownership) {
    if (cpuNanos != 0) {
      nanos.merge(ownership, cpuNanos, Long::sum);
    }
  }

  /** Adds CPU time of a calling thread whose clock was read. */
  void addCaller(long cpuNanos) {
    add(cpuNanos, Ownership.EXACT);
    callers++;
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
    callers = Math.max(callers, other.callers);
  }

  /** {@code whole} by how the CPU time was found, of which there must be some. */
  Map<Ownership, BigInteger> share(BigInteger whole) {
    Map<Ownership, BigInteger> weights = new EnumMap<>(Ownership.class);
    nanos.forEach((ownership, cpuNanos) -> weights.put(ownership, BigInteger.valueOf(cpuNanos)));
    return LargestRemainder.split(whole, weights);
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

  /** The most calling threads that were read in one interval. */
  int callers() {
    return callers;
  }

  /** The worst way in which any of it was found. */
  Ownership ownership() {
    return nanos.keySet().stream().reduce(Ownership.EXACT, Ownership::worse);
  }
}
