package io.greenai.agent.scope;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/**
 * The clock that tells a thread its own CPU time, and how often it may be read.
 *
 * <p>A reading costs 0.5 to 1 us, as much as a fifth of a small model's call, so calls are read
 * only while the readings stay under 0.5 % of the model's time. Reading a call costs the call about
 * one reading, which is taken off again.
 */
final class ClockBudget {

  /** 1/200 = 0.5 %. */
  private static final int SHARE = 200;

  /**
   * Lets the first calls of a model on a thread be read, before there is time to take a share of.
   */
  private static final long ADVANCE_NANOS = 50_000;

  private static final int BATCHES = 31;
  private static final int READS = 40;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final long readCostNanos;

  ClockBudget() {
    readCostNanos = calibrate();
  }

  /** CPU time of the calling platform thread. */
  long read() {
    return threads.getCurrentThreadCpuTime();
  }

  /** CPU time of another live thread, about 0.4 us; negative where it has ended. */
  long read(long threadId) {
    return threads.getThreadCpuTime(threadId);
  }

  long readCostNanos() {
    return readCostNanos;
  }

  boolean allows(Usage usage) {
    return usage.clockCostNanos + 2 * readCostNanos < ADVANCE_NANOS + usage.wallNanos / SHARE;
  }

  /** The median over batches, so that a preemption does not count. */
  private long calibrate() {
    long[] costs = new long[BATCHES];
    for (int batch = 0; batch < BATCHES; batch++) {
      long start = System.nanoTime();
      for (int i = 0; i < READS; i++) {
        threads.getCurrentThreadCpuTime();
      }
      costs[batch] = (System.nanoTime() - start) / READS;
    }
    Arrays.sort(costs);
    return costs[BATCHES / 2];
  }
}
