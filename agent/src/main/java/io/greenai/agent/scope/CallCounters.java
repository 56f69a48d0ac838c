package io.greenai.agent.scope;

import io.greenai.ledger.LatencyHistogram;
import io.greenai.ledger.LatencyRecorder;
import io.greenai.ledger.StatedFigures;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What the calls of a model in one phase add up to, over all threads. Adding costs some nanoseconds
 * and allocates nothing; the figures of completed calls are taken out once a window.
 */
public final class CallCounters {

  private final LongAdder invocations = new LongAdder();
  private final LongAccumulator items = Counts.sum();
  private final LongAdder errors = new LongAdder();
  private final LatencyRecorder latency = new LatencyRecorder();
  private final StatedRecorder stated = new StatedRecorder();
  private final InFlight inFlight;
  private long inFlightTaken;

  CallCounters(long nowNanos) {
    inFlight = new InFlight(nowNanos);
  }

  /**
   * Completed calls since the last drain, and the time with a call in flight.
   *
   * @param latency absent where no call completed
   * @param stated what the application says of them
   */
  public record Drained(
      long invocations,
      long items,
      long errors,
      long inFlightNanos,
      @Nullable LatencyHistogram latency,
      StatedFigures stated) {
    public static final Drained NOTHING = new Drained(0, 0, 0, 0, null, StatedFigures.NONE);

    /** Whether there is nothing to tell. */
    public boolean isNothing() {
      return equals(NOTHING);
    }
  }

  void entered(long nowNanos) {
    inFlight.enter(nowNanos);
  }

  void left(long nowNanos) {
    inFlight.exit(nowNanos);
  }

  void completed(long durationNanos, boolean failed) {
    invocations.increment();
    if (failed) {
      errors.increment();
    }
    latency.record(durationNanos);
  }

  void items(long count) {
    if (count > 0) {
      items.accumulate(count);
    }
  }

  StatedRecorder stated() {
    return stated;
  }

  /** For the sampler only. */
  public Drained drain(long nowNanos) {
    long total = inFlight.totalNanos(nowNanos);
    long since = Math.max(0, total - inFlightTaken);
    inFlightTaken = Math.max(inFlightTaken, total);
    return new Drained(
        invocations.sumThenReset(),
        items.getThenReset(),
        errors.sumThenReset(),
        since,
        latency.drain(),
        stated.drain());
  }
}
