package io.greenai.agent.meter;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where second 0 of a script lies.
 *
 * @param instant null for the moment when the meters are opened
 */
record ScriptEpoch(@Nullable Instant instant) {
  static final ScriptEpoch OPEN = new ScriptEpoch(null);

  /** A clock of nanoseconds since this epoch: the wall clock looked at once, then monotonic. */
  LongSupplier clock() {
    long offset = instant == null ? 0 : Duration.between(instant, Instant.now()).toNanos();
    long opened = System.nanoTime();
    return () -> offset + System.nanoTime() - opened;
  }
}
