package io.greenai.agent.attribute;

/**
 * Reconciles the two clocks of a process: its own, which keeps threads that have ended but counts
 * in coarse steps, and the sum over its live tasks, which is fine but forgets the dead.
 *
 * <p>In the short run the tasks are right, in the long run the process clock. What the process
 * clock has run ahead of the tasks is carried from sample to sample, with its sign. What exceeds
 * {@link #STEP_NANOS} is CPU time of threads that no surviving task shows; so is what threads that
 * ended claim by their own readings, as far as the process clock may have hidden it in a step.
 * Rounding alone can thus never pass for a dead thread, and over a run no more than one step goes
 * missing.
 */
final class ProcessClock {
  /** User and system time each are rounded down to a kernel tick of 10 ms. */
  static final long STEP_NANOS = 20_000_000;

  /** Between one step below and one step above 0, so that no reading is below 0. */
  private long carryNanos;

  /**
   * CPU time of the process in an interval.
   *
   * @param nanos of all threads
   * @param unseenNanos the part that no surviving task shows
   */
  record Reading(long nanos, long unseenNanos) {}

  /**
   * The next interval.
   *
   * @param claimedNanos CPU time of threads that ended in it by their own account, 0 or more
   */
  Reading advance(CpuClocks cpu, long claimedNanos) {
    long ahead = carryNanos + cpu.processNanos() - cpu.visibleTaskNanos();
    long least = ahead - STEP_NANOS;
    long most = ahead + STEP_NANOS;
    long correction = Math.min(most, Math.max(least, claimedNanos));
    long nanos = cpu.visibleTaskNanos() + correction;
    carryNanos = ahead - correction;
    return new Reading(nanos, Math.max(0, correction));
  }
}
