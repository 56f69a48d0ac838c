package io.greenai.agent.attribute;

/**
 * CPU time of the whole host, which is never less than that of this process. The kernel counts it
 * in ticks, so that from second to second it runs ahead of the process and lags behind it. What it
 * lags is taken from what it is ahead later; else each tick to and fro would be other processes'.
 */
final class HostClock {
  /** A clock that lags by more is not one of ticks but of another place, and nobody's debt. */
  static final long MOST_NANOS = 100_000_000;

  private long lagNanos;

  /**
   * The next interval.
   *
   * @param hostNanos by the host's clock
   * @param processNanos of this process
   * @return at least {@code processNanos}
   */
  long advance(long hostNanos, long processNanos) {
    long caughtUp = hostNanos - lagNanos;
    long nanos = Math.max(caughtUp, processNanos);
    lagNanos = Math.min(MOST_NANOS, nanos - caughtUp);
    return nanos;
  }
}
