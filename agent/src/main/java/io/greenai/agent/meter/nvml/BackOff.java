package io.greenai.agent.meter.nvml;

/**
 * When to try again what failed: after 5 s, then after twice as long each time, up to 5 minutes.
 */
final class BackOff {
  private static final long FIRST_PAUSE_NANOS = 5_000_000_000L;
  private static final long LONGEST_PAUSE_NANOS = 300_000_000_000L;

  private long pauseNanos = FIRST_PAUSE_NANOS;
  private long retryNanos;

  /** Something fails that worked, at a monotonic instant. */
  void begin(long nowNanos) {
    retryNanos = nowNanos + pauseNanos;
  }

  /** A new attempt failed too. */
  void failed(long nowNanos) {
    pauseNanos = Math.min(LONGEST_PAUSE_NANOS, 2 * pauseNanos);
    retryNanos = nowNanos + pauseNanos;
  }

  /** All works again. */
  void worked() {
    pauseNanos = FIRST_PAUSE_NANOS;
  }

  boolean isDue(long nowNanos) {
    return nowNanos - retryNanos >= 0;
  }
}
