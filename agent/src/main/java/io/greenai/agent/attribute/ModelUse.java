package io.greenai.agent.attribute;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.ModelKey;

/**
 * What one thread did with one model in an interval. Negative times count as 0.
 *
 * @param wallNanos self time in calls of the model, calls still open included; time in a nested
 *     call of another model is that model's
 * @param measuredWallNanos the part of {@code wallNanos} during which the thread's CPU clock was
 *     read at both ends
 * @param measuredCpuNanos what that clock advanced by, less the calibrated cost of reading it
 * @param pinnedCpuNanos what the clock of a virtual thread's carrier advanced by, of stretches at
 *     whose ends it was read and in which the thread could not leave it; the cost included
 * @param lastNanos the monotonic instant at which the model was last in a call on this thread; the
 *     end of the interval for a call still open
 * @param stretches what ended in the interval, with the part of it that lies before
 */
public record ModelUse(
    ModelKey model,
    long wallNanos,
    long measuredWallNanos,
    long measuredCpuNanos,
    long pinnedCpuNanos,
    long lastNanos,
    Stretches stretches) {
  public ModelUse {
    requireNonNull(model, "model");
    requireNonNull(stretches, "stretches");
    wallNanos = Math.max(0, wallNanos);
    measuredWallNanos = Math.max(0, measuredWallNanos);
    measuredCpuNanos = Math.max(0, measuredCpuNanos);
    pinnedCpuNanos = Math.max(0, pinnedCpuNanos);
  }

  /**
   * How much of the CPU time that a thread without a clock of its own is taken to have burnt was
   * read while it was pinned to its carrier. A reading that reaches back before the interval counts
   * for the part inside.
   */
  long pinnedPartOf(long cpuNanos) {
    long inside =
        measuredWallNanos > wallNanos
            ? new CpuShare(pinnedCpuNanos, measuredWallNanos).of(wallNanos)
            : pinnedCpuNanos;
    return Math.min(cpuNanos, inside);
  }
}
