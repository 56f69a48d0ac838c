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
 * @param pinnedNanos of a virtual thread, the part of {@code wallNanos} that its carrier's clock is
 *     read for and in which it could not leave the carrier
 * @param lastNanos the monotonic instant at which the model was last in a call on this thread; the
 *     end of the interval for a call still open
 * @param stretches what ended in the interval, with the part of it that lies before
 */
public record ModelUse(
    ModelKey model,
    long wallNanos,
    long measuredWallNanos,
    long measuredCpuNanos,
    long pinnedNanos,
    long lastNanos,
    Stretches stretches) {
  public ModelUse {
    requireNonNull(model, "model");
    requireNonNull(stretches, "stretches");
    wallNanos = Math.max(0, wallNanos);
    measuredWallNanos = Math.max(0, measuredWallNanos);
    measuredCpuNanos = Math.max(0, measuredCpuNanos);
    pinnedNanos = Math.max(0, pinnedNanos);
  }

  /**
   * Whether a thread without a clock of its own was pinned to its carrier for all but a fiftieth:
   * what the carrier burnt is then the model's to within the error of an exact figure.
   */
  boolean isPinned() {
    return pinnedNanos > 0 && wallNanos - pinnedNanos <= wallNanos / 50;
  }
}
