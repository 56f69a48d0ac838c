package io.greenai.report.factor.live;

import java.time.Duration;

/** Waits before a request is made again. */
@FunctionalInterface
interface Pause {
  /** By sleeping. */
  Pause SLEEP = duration -> Thread.sleep(duration.toMillis());

  void take(Duration duration) throws InterruptedException;
}
