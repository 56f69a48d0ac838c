package io.greenai.agent.attribute;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.LatencyHistogram;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.StatedFigures;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What hooks counted for a model over a window. One for each model that was loaded at any time in
 * it, called or not.
 *
 * @param invocations calls completed, failed ones included
 * @param items things processed by those calls, in {@code itemUnit}
 * @param errors calls that completed by throwing
 * @param busyNanos time in calls, summed over calls
 * @param inFlightNanos time with at least one call in flight
 * @param loadedNanos time that the model was loaded
 * @param latency of the calls that completed, absent where there were none
 * @param workers the most native workers that sessions of this model's name, and teams of the
 *     threads that called it, had at one time
 * @param mayHaveUnseenWorkers whether it may have native workers that nobody saw come
 * @param settings that its session was opened with; of the last one where it has several
 * @param stated what the application itself says of it
 */
public record ModelCounters(
    ModelKey model,
    long invocations,
    long items,
    String itemUnit,
    long errors,
    long busyNanos,
    long inFlightNanos,
    long loadedNanos,
    @Nullable LatencyHistogram latency,
    int workers,
    boolean mayHaveUnseenWorkers,
    Map<String, String> settings,
    StatedFigures stated) {
  /** What hooks count: rows of a batch, whatever they stand for. */
  public static final String ITEM = "item";

  public ModelCounters {
    requireNonNull(model, "model");
    requireNonNull(itemUnit, "itemUnit");
    settings = Map.copyOf(settings);
  }

  /** Of a model that was booked CPU time but counted by no hook. */
  static ModelCounters none(ModelKey model) {
    return new ModelCounters(
        model, 0, 0, ITEM, 0, 0, 0, 0, null, 0, false, Map.of(), StatedFigures.NONE);
  }
}
