package io.greenai.agent.attribute;

import java.util.List;

/**
 * A Java thread that was in a call of a model at some time in the interval.
 *
 * @param id of the thread, unique within the run
 * @param cpuNanos what its CPU clock, read from outside, advanced by in the interval: the ceiling
 *     of its calls; {@link #NO_CLOCK} for a virtual thread, for one that ended, or where there is
 *     none
 * @param ended whether the kernel thread ended in the interval with what no clock shows any more;
 *     the carriers of a virtual thread that ended are still there
 * @param seenNanos for how long of the interval the thread existed, from when it was first seen
 * @param uses the models it called, each once
 */
public record Caller(long id, long cpuNanos, boolean ended, long seenNanos, List<ModelUse> uses) {
  /** Stands for a CPU time that no clock told. */
  public static final long NO_CLOCK = -1;

  public Caller {
    cpuNanos = Math.max(NO_CLOCK, cpuNanos);
    seenNanos = Math.max(0, seenNanos);
    uses = List.copyOf(uses);
  }

  boolean hasClock() {
    return !ended && cpuNanos != NO_CLOCK;
  }
}
