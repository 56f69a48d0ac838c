package io.greenai.agent.scope;

import io.greenai.agent.attribute.ModelUse;
import io.greenai.agent.attribute.Stretches;

/**
 * What a thread has done with a model in a phase since it was first seen; an open call is included
 * but in {@code stretches}.
 */
record UsageReading(
    Usage of,
    long wallNanos,
    long measuredWallNanos,
    long measuredCpuNanos,
    long pinnedCpuNanos,
    long lastNanos,
    Stretches stretches) {

  /** Before anything was done. */
  static UsageReading none(Usage of) {
    return new UsageReading(of, 0, 0, 0, 0, 0, new Stretches());
  }

  /** What {@code named}, the model of both readings, was used for since {@code before}. */
  ModelUse since(UsageReading before, LoadedModel named) {
    return new ModelUse(
        named.key(of.phase),
        wallNanos - before.wallNanos,
        measuredWallNanos - before.measuredWallNanos,
        measuredCpuNanos - before.measuredCpuNanos,
        pinnedCpuNanos - before.pinnedCpuNanos,
        lastNanos,
        stretches.since(before.stretches));
  }
}
