package io.greenai.agent.meter;

import io.greenai.agent.cpu.KernelFile;
import io.greenai.ledger.MeterDeclaration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A file that holds an energy counter in microjoules; about 1 us a read plus the kernel's own read
 * of the counter.
 *
 * <p>A counter that did not move is read again through a new descriptor: the old one may be of a
 * file that was replaced since. Where the file is gone it is looked for anew, at most every {@value
 * #LOOK_SECONDS} s: a zone that was taken away may come back under another number.
 */
final class EnergyFileMeter implements Meter {
  private static final long LOOK_SECONDS = 5;

  /**
   * Which file it is.
   *
   * @param rangeMicrojoules where the raw counter starts over, 0 where it never does
   * @param plausibleWatts the most that what it counts can draw
   * @param restSeconds how long it may stand still at the most before it is dead; 0 where what it
   *     counts may draw nothing for ever
   */
  record Spec(
      MeterDeclaration declaration, long rangeMicrojoules, long plausibleWatts, long restSeconds) {

    /** What never wraps and may rest. */
    Spec(MeterDeclaration declaration) {
      this(declaration, 0, CumulativeCounter.PLAUSIBLE_WATTS, 0);
    }
  }

  private final Spec spec;
  private final Supplier<Optional<Path>> locator;
  private final LongSupplier clock;
  private final CumulativeCounter counter;
  private Path path;
  private KernelFile file;
  private long lastRaw;
  private long lookedNanos;

  private EnergyFileMeter(
      Spec spec, Path path, Supplier<Optional<Path>> locator, KernelFile file, LongSupplier clock)
      throws IOException {
    this.spec = spec;
    this.path = path;
    this.locator = locator;
    this.file = file;
    this.clock = clock;
    this.lastRaw = file.readNumber();
    this.lookedNanos = clock.getAsLong();
    this.counter =
        new CumulativeCounter(
            spec.declaration().id(),
            spec.rangeMicrojoules(),
            spec.plausibleWatts(),
            spec.restSeconds(),
            lastRaw,
            lookedNanos);
    if (lastRaw == 0 && spec.restSeconds() > 0) {
      throw new IOException(path + " stands at 0");
    }
  }

  /**
   * Opens a counter.
   *
   * @param locator where the file is when it is no longer at {@code path}
   * @param clock monotonic nanoseconds
   * @throws IOException where the counter cannot be read, or stands at 0 and cannot rest, as the
   *     dead counters do that some hypervisors show
   */
  static EnergyFileMeter open(
      Spec spec, Path path, Supplier<Optional<Path>> locator, LongSupplier clock)
      throws IOException {
    KernelFile file = KernelFile.open(path, 64);
    try {
      return new EnergyFileMeter(spec, path, locator, file, clock);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  @Override
  public MeterDeclaration declaration() {
    return spec.declaration();
  }

  @Override
  public long readMicrojoules() throws MeterException {
    long now = clock.getAsLong();
    long raw;
    try {
      raw = file.readNumber();
      if (raw == lastRaw) {
        file.close();
        raw = file.readNumber();
      }
    } catch (IOException e) {
      lookAnew(now);
      throw new MeterException(spec.declaration().id() + " cannot be read (" + e + ")", e);
    }
    lastRaw = raw;
    return counter.advance(raw, now);
  }

  @Override
  public long lateNanos() {
    return counter.lateNanos();
  }

  private void lookAnew(long now) {
    if (now - lookedNanos < TimeUnit.SECONDS.toNanos(LOOK_SECONDS)) {
      return;
    }
    lookedNanos = now;
    try {
      Optional<Path> found = locator.get().filter(other -> !other.equals(path));
      if (found.isPresent()) {
        KernelFile elsewhere = KernelFile.open(found.get(), 64);
        close();
        file = elsewhere;
        path = found.get();
      }
    } catch (IOException e) {
      // It is looked for again later.
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
