package io.greenai.agent.runtime;

import io.greenai.agent.attribute.MeterDelta;
import io.greenai.agent.meter.Meter;
import io.greenai.agent.meter.MeterException;
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
 * stood in for it: then it counts on from where it stands.
 */
final class TrackedMeter {
  private static final long NOT_READ = -1;

  private final Meter meter;
  private final MeterDeclaration declaration;
  private long lastMicrojoules;
  private boolean replaced;
  private boolean told;
  private @Nullable Instant failing;

  TrackedMeter(Meter meter) {
    this.meter = meter;
    this.declaration = meter.declaration();
    try {
      lastMicrojoules = meter.readMicrojoules();
    } catch (MeterException e) {
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
    try {
      now = meter.readMicrojoules();
    } catch (MeterException e) {
      fail(String.valueOf(e.getMessage()), gaps);
      return OptionalLong.empty();
    }
    long before = lastMicrojoules;
    long delta = Math.max(0, now - before);
    lastMicrojoules = now;
    Instant since = failing;
    if (since == null) {
      return before == NOT_READ ? OptionalLong.empty() : OptionalLong.of(delta);
    }
    gaps.accept(
        new Gap(
            since,
            Math.max(0, Duration.between(since, Instant.now()).toNanos()),
            "meter-back " + declaration.id(),
            0));
    failing = null;
    boolean counted = replaced || before == NOT_READ;
    replaced = false;
    return counted ? OptionalLong.empty() : OptionalLong.of(delta);
  }

  /** Says that the interval, for which this meter told nothing, is counted by other means. */
  void standIn() {
    replaced = failing != null;
  }

  MeterDelta delta(long microjoules) {
    return new MeterDelta(declaration, microjoules);
  }

  private void fail(String why, Consumer<Gap> gaps) {
    if (failing == null) {
      Instant now = Instant.now();
      failing = now;
      if (!told) { // Of a meter that comes and goes the ledger tells all.
        told = true;
        Console.tell(why);
      }
      gaps.accept(new Gap(now, 0, "meter-failed " + declaration.id() + ": " + why, 0));
    }
  }
}
