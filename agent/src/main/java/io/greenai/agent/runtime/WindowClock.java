package io.greenai.agent.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When windows begin and end: on UTC multiples of their length, so that only the first and the last
 * of a run are shorter. Durations are told by the monotonic clock alone; a wall clock that steps
 * moves the next boundary and is told.
 */
final class WindowClock {

  private static final Duration TOLERANCE = Duration.ofMillis(250);
  private static final Duration STEP = Duration.ofSeconds(2);

  private final long windowMillis;
  private Instant start;
  private Instant plannedEnd;
  private long startNanos;
  private long endNanos;

  WindowClock(Duration window, Instant wall, long nowNanos) {
    windowMillis = window.toMillis();
    start = wall.truncatedTo(ChronoUnit.MILLIS);
    plannedEnd = start;
    begin(start, wall, nowNanos);
  }

  Instant start() {
    return start;
  }

  /** Monotonic instant at which the window ends. */
  long endNanos() {
    return endNanos;
  }

  /** How far the wall clock has left the monotonic one in this window, if it stepped; else zero. */
  Duration stepped(Instant wall, long nowNanos) {
    Duration byWall = Duration.between(start, wall);
    Duration step = byWall.minusNanos(nowNanos - startNanos);
    return step.abs().compareTo(STEP) > 0 ? step : Duration.ZERO;
  }

  /** Begins the next window, at the planned boundary if that is now. */
  void next(Instant wall, long nowNanos) {
    boolean onTime = Duration.between(plannedEnd, wall).abs().compareTo(TOLERANCE) <= 0;
    begin(onTime ? plannedEnd : wall.truncatedTo(ChronoUnit.MILLIS), wall, nowNanos);
  }

  private void begin(Instant windowStart, Instant wall, long nowNanos) {
    start = windowStart;
    startNanos = nowNanos;
    long passed = Math.floorMod(windowStart.toEpochMilli(), windowMillis);
    plannedEnd = windowStart.plusMillis(windowMillis - passed);
    endNanos = nowNanos + Duration.between(wall, plannedEnd).toNanos();
  }
}
