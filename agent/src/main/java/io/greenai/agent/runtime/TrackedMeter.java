package io.greenai.agent.runtime;

import io.greenai.agent.attribute.MeterDelta;
import io.greenai.agent.meter.Meter;
import io.greenai.agent.meter.MeterException;
import io.greenai.agent.meter.NotThereYet;
import io.greenai.agent.meter.NothingToTell;
import io.greenai.ledger.Gap;
import io.greenai.ledger.MeterDeclaration;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One meter, sample by sample. It is read in every one of them, so that it counts again as soon as
 * it answers again.
 *
 * <p>What its counter saw while it could not be read is counted then, unless another meter has
 * stood in for it: then it counts on from where it stands. The same is true of a counter that is
 * late, which counts nothing until it moves.
 */
final class TrackedMeter {
  private static final long NOT_READ = -1;
  private static final long SECOND_NANOS = 1_000_000_000;
  private static final Duration TELL_AGAIN = Duration.ofHours(1);

  private final Meter meter;
  private final MeterDeclaration declaration;
  private long lastMicrojoules;
  private boolean silent;
  private boolean replaced;
  private long lateNanos;
  private @Nullable Instant failing;
  private @Nullable Instant told;

  /** Whether people were told that it fails, and wait for it to come. */
  private boolean announced;

  TrackedMeter(Meter meter) {
    this.meter = meter;
    this.declaration = meter.declaration();
    try {
      lastMicrojoules = meter.readMicrojoules();
    } catch (MeterException | RuntimeException e) {
      lastMicrojoules = NOT_READ; // Told with the first sample, if it still fails then.
    }
  }

  Meter meter() {
    return meter;
  }

  MeterDeclaration declaration() {
    return declaration;
  }

  /** Energy since the last sample in microjoules; nothing where it does not tell that. */
  OptionalLong advance(Consumer<Gap> gaps) {
    long now;
    lateNanos = 0;
    try {
      now = meter.readMicrojoules();
    } catch (NothingToTell e) {
      silent = true;
      return OptionalLong.empty();
    } catch (NotThereYet e) {
      announced = true;
      fail(String.valueOf(e.getMessage()), gaps);
      return OptionalLong.empty();
    } catch (RuntimeException e) {
      fail(declaration.id() + " cannot be read (" + e + ")", gaps);
      return OptionalLong.empty();
    } catch (MeterException e) {
      fail(String.valueOf(e.getMessage()), gaps);
      return OptionalLong.empty();
    }
    long before = lastMicrojoules;
    long delta = Math.max(0, now - before);
    lastMicrojoules = now;
    lateNanos = delta == 0 ? meter.lateNanos() : 0;
    if (lateNanos > 0 && replaced) {
      return OptionalLong.empty(); // What it will tell is of the time that is counted already.
    }
    boolean counted = replaced || before == NOT_READ;
    recover(gaps);
    return counted ? OptionalLong.empty() : OptionalLong.of(delta);
  }

  private void recover(Consumer<Gap> gaps) {
    silent = false;
    replaced = false;
    Instant since = failing;
    if (since != null) {
      failing = null;
      long nanos = Math.max(0, Duration.between(since, Instant.now()).toNanos());
      gaps.accept(new Gap(since, nanos, "meter-back " + declaration.id(), 0));
      if (announced) {
        announced = false;
        Console.tell(declaration.id() + " is read now, after " + nanos / SECOND_NANOS + " s");
      }
    }
  }

  /** For how long, as of the last sample, it has not told what it must have counted. */
  long lateNanos() {
    return lateNanos;
  }

  /** Says that what it has not told until now is no longer waited for. */
  void giveUp() {
    silent = true;
  }

  /** Says that the interval, for which this meter told nothing, is counted by other means. */
  void standIn() {
    replaced = silent;
  }

  /** Where its counter is late: what that tells when it moves is counted by other means. */
  void countFromNextMove() {
    if (meter.lateNanos() > 0) {
      giveUp();
      standIn();
    }
  }

  MeterDelta delta(long microjoules) {
    return new MeterDelta(declaration, microjoules);
  }

  private void fail(String why, Consumer<Gap> gaps) {
    silent = true;
    if (failing == null) {
      Instant now = Instant.now();
      failing = now;
      if (!announced && (told == null || Duration.between(told, now).compareTo(TELL_AGAIN) > 0)) {
        told = now; // Of a meter that comes and goes the ledger tells all.
        announced = true;
        Console.tell(why);
      }
      gaps.accept(new Gap(now, 0, "meter-failed " + declaration.id() + ": " + why, 0));
    }
  }
}
