package io.greenai.agent.scope;

import io.greenai.ledger.Phase;
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

  /** Self time in calls. */
  long wallNanos;

  /** The part of it between two readings of the thread's CPU clock. */
  long measuredWallNanos;

  /** What the clock advanced by in that part. */
  long measuredCpuNanos;

  /** The instant at which it last was on top of the stack. */
  long lastNanos;

  /** What reading the clock has cost. */
  long clockCostNanos;

  /** Open scopes of this usage on its thread. */
  int open;

  Usage(@Nullable LoadedModel model, Phase phase) {
    this.model = model;
    this.phase = phase;
    this.counters = model == null ? null : model.counters(phase);
  }
}
