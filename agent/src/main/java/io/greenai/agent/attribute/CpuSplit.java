package io.greenai.agent.attribute;

/**
 * Who used the CPU in an interval.
 *
 * @param hostNanos of the whole host, never less than {@code processNanos}: the host's clock may
 *     lag behind the process
 * @param processNanos of this process
 * @param groups the models and {@code jvm.*}; {@code jvm.other} is what the rest leaves of the
 *     process. They sum to the process, or to more where the clocks of the threads ran ahead of it
 */
record CpuSplit(long hostNanos, long processNanos, Tallies groups) {

  /** Of two intervals. */
  CpuSplit and(CpuSplit next) {
    Tallies both = new Tallies();
    both.addAll(groups);
    both.addAll(next.groups);
    return new CpuSplit(hostNanos + next.hostNanos, processNanos + next.processNanos, both);
  }

  /** CPU time of other processes. */
  long hostOtherNanos() {
    return hostNanos - processNanos;
  }

  /** CPU time per group, as weights. */
  Amounts weights() {
    Amounts weights = new Amounts();
    groups.byGroup().forEach((group, tally) -> weights.add(group, tally.nanos()));
    return weights;
  }
}
