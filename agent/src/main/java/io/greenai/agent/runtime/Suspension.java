package io.greenai.agent.runtime;

import io.greenai.agent.cpu.UptimeClock;
import io.greenai.ledger.Gap;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells when the host was asleep between two samples: time since boot, which counts sleep, ran
 * ahead of the monotonic clock, which does not. A wall clock that is set moves neither.
 */
final class Suspension {
  /** Both clocks are read a moment apart, and one of them in hundredths of a second. */
  private static final long TOLERANCE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final @Nullable UptimeClock uptime;
  private final LongSupplier clock;
  private long aheadNanos;

  /** Where there is no such file nothing is told. */
  Suspension(Path uptime, LongSupplier clock) {
    this.uptime = open(uptime);
    this.clock = clock;
    this.aheadNanos = ahead(0);
  }

  static Suspension ofThisHost() {
    return new Suspension(Path.of("/proc/uptime"), System::nanoTime);
  }

  /** Whether the host slept since the last call; tells it as a gap. */
  boolean advance(Consumer<Gap> gaps) {
    long now = ahead(aheadNanos);
    long asleepNanos = now - aheadNanos;
    aheadNanos = now;
    if (asleepNanos <= TOLERANCE_NANOS) {
      return false;
    }
    gaps.accept(new Gap(Instant.now().minusNanos(asleepNanos), asleepNanos, "suspended", 0));
    return true;
  }

  private long ahead(long otherwise) {
    try {
      return uptime == null ? otherwise : uptime.nanos() - clock.getAsLong();
    } catch (IOException e) {
      return otherwise;
    }
  }

  private static @Nullable UptimeClock open(Path file) {
    try {
      return UptimeClock.open(file);
    } catch (IOException e) {
      return null;
    }
  }
}
