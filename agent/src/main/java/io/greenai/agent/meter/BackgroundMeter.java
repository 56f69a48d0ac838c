package io.greenai.agent.meter;

import io.greenai.ledger.MeterDeclaration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A meter that is slow to read, read every second on a thread of its own. The sampler sees the last
 * reading, about a second old; one that is older than {@value #LATE_SECONDS} s is late, and than
 * {@value #STALE_SECONDS} s none.
 */
final class BackgroundMeter implements Meter {
  static final long LATE_SECONDS = 3;
  static final long STALE_SECONDS = 10;
  private static final long PERIOD_MILLIS = 1_000;

  /** What the thread saw last. */
  private record Seen(
      long microjoules, long lateNanos, long nanos, @Nullable MeterException failure) {}

  private final MeterDeclaration declaration;
  private final Callable<Meter> opener;
  private final LongSupplier clock;
  private volatile Seen seen;
  private long lateNanos;
  private volatile boolean closed;
  private long total;

  /**
   * Starts the thread.
   *
   * @param opener opens the slow meter, on that thread; tried again when it fails
   */
  BackgroundMeter(MeterDeclaration declaration, Callable<Meter> opener, MeterSite site) {
    this.declaration = declaration;
    this.opener = opener;
    this.clock = site.clock();
    this.seen =
        new Seen(
            0, 0, clock.getAsLong(), new NothingToTell(declaration.id() + " has not answered yet"));
    site.background().accept("greenai-meter-" + declaration.kind(), this::run);
  }

  @Override
  public MeterDeclaration declaration() {
    return declaration;
  }

  @Override
  public long readMicrojoules() throws MeterException {
    Seen last = seen;
    lateNanos = last.lateNanos();
    if (last.failure() != null) {
      throw last.failure();
    }
    long ageNanos = clock.getAsLong() - last.nanos();
    if (ageNanos > TimeUnit.SECONDS.toNanos(STALE_SECONDS)) {
      throw new MeterException(
          "%s has not answered for %d s"
              .formatted(declaration.id(), TimeUnit.NANOSECONDS.toSeconds(ageNanos)));
    }
    if (ageNanos > TimeUnit.SECONDS.toNanos(LATE_SECONDS)) {
      lateNanos += ageNanos;
    }
    return last.microjoules();
  }

  @Override
  public long lateNanos() {
    return lateNanos;
  }

  /** Ends the thread, which closes the slow meter, within a second or when that answers. */
  @Override
  public void close() {
    closed = true;
  }

  private void run() {
    while (!closed) {
      try (Meter meter = opener.call()) {
        long before = total;
        while (!closed) {
          read(meter, before);
          pause();
        }
      } catch (Exception | LinkageError | StackOverflowError e) {
        fail(new MeterException(declaration.id() + " cannot be read (" + e + ")", e));
        pause();
      }
    }
  }

  private void read(Meter meter, long before) {
    try {
      total = before + meter.readMicrojoules();
      seen = new Seen(total, meter.lateNanos(), clock.getAsLong(), null);
    } catch (MeterException e) {
      fail(e);
    }
  }

  private void fail(MeterException why) {
    seen = new Seen(0, 0, clock.getAsLong(), why);
  }

  private static void pause() {
    try {
      Thread.sleep(PERIOD_MILLIS);
    } catch (InterruptedException e) {
      // Not ours to obey: the thread ends when the meter is closed.
    }
  }
}
