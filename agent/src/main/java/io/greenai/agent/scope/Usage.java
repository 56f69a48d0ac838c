package io.greenai.agent.scope;

import io.greenai.agent.attribute.Stretches;
import io.greenai.ledger.Phase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one thread did with one model in one phase, since the thread was first seen. Written by that
 * thread alone, under its scope's version.
 */
final class Usage {

  /** Absent while a model is being created and has no name yet. */
  final @Nullable LoadedModel model;

  final Phase phase;
  final @Nullable CallCounters counters;
  private final List<DeviceClock.Presence> presences;

  /** Self time in calls. */
  long wallNanos;

  /** The part of it between two readings of the thread's CPU clock. */
  long measuredWallNanos;

  /** What the clock advanced by in that part. */
  long measuredCpuNanos;

  /** The same by how long the stretches between two turns of the stack took. */
  final Stretches stretches = new Stretches();

  /** The same, its cost included, while a virtual thread could not leave its carrier. */
  long pinnedCpuNanos;

  /** The instant at which it last was on top of the stack. */
  long lastNanos;

  /** What reading the clock has cost. */
  long clockCostNanos;

  /** Open scopes of this usage on its thread. */
  int open;

  /** How much of {@link #wallNanos} the sampler has seen. */
  private volatile long sampledWallNanos;

  Usage(@Nullable LoadedModel model, Phase phase) {
    this.model = model;
    this.phase = phase;
    this.counters = model == null ? null : model.counters(phase);
    this.presences = model == null ? List.of() : model.presences(phase);
  }

  boolean usesAccelerators() {
    return !presences.isEmpty();
  }

  /** The thread turns to this usage. */
  void enter(long nowNanos) {
    presences.forEach(presence -> presence.enter(nowNanos));
  }

  /** The thread turns from this usage. */
  void leave(long nowNanos) {
    presences.forEach(presence -> presence.leave(nowNanos));
  }

  boolean isNamesakeOf(Usage other) {
    return model != null
        && other.model != null
        && model.identity().name().equals(other.model.identity().name());
  }

  /** The sampler has seen all that was done by the time that {@code wallNanos} was this. */
  void sampled(long upToWallNanos) {
    sampledWallNanos = upToWallNanos;
  }

  /** Whether nothing is lost with it: no scope is open, and the sampler has seen the last one. */
  boolean isOver() {
    return model != null && open == 0 && sampledWallNanos == wallNanos;
  }

  /** A stretch of which no clock was read. */
  void ran(long nanos) {
    wallNanos += nanos;
    stretches.addUnread(nanos);
  }

  /**
   * A stretch between two readings of the clock.
   *
   * @param readCostNanos what one reading costs, in time and on the CPU
   */
  void ran(long nanos, long cpuNanos, long readCostNanos) {
    long wall = Math.max(0, nanos - readCostNanos);
    long cpu = Math.max(0, cpuNanos - readCostNanos);
    wallNanos += nanos;
    measuredWallNanos += wall;
    measuredCpuNanos += cpu;
    stretches.addRead(wall, cpu);
  }

  /** Takes over all that {@code other} did. */
  void take(Usage other) {
    wallNanos += other.wallNanos;
    measuredWallNanos += other.measuredWallNanos;
    measuredCpuNanos += other.measuredCpuNanos;
    pinnedCpuNanos += other.pinnedCpuNanos;
    stretches.addAll(other.stretches);
    lastNanos = other.lastNanos;
    other.clear();
  }

  /** Forgets all that was done. */
  void clear() {
    wallNanos = 0;
    measuredWallNanos = 0;
    measuredCpuNanos = 0;
    pinnedCpuNanos = 0;
    stretches.clear();
  }
}
