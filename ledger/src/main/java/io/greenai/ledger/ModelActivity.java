package io.greenai.ledger;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a model did in a window.
 *
 * @param invocations calls that completed in the window, failed ones included
 * @param items things processed by those calls, in {@code itemUnit}
 * @param errors calls that completed by throwing
 * @param busyNanos time in calls, summed over calls
 * @param inFlightNanos time with at least one call in flight
 * @param nativeCpuNanos CPU time of native threads that the model owns, part of the posting's CPU
 *     time
 * @param spinCpuNanos a lower bound of CPU time that those threads burnt with no call in flight,
 *     part of {@code nativeCpuNanos}
 * @param loadedNanos time that the model was loaded
 * @param latency of the calls that completed, absent where there were none
 * @param settings that its session was opened with, such as the number of threads; of the last one
 *     where it has several, empty where none was seen to be opened
 * @param stated what the application itself states of it
 */
public record ModelActivity(
    long invocations,
    long items,
    String itemUnit,
    long errors,
    long busyNanos,
    long inFlightNanos,
    long nativeCpuNanos,
    long spinCpuNanos,
    long loadedNanos,
    @Nullable LatencyHistogram latency,
    Map<String, String> settings,
    StatedFigures stated) {
  public ModelActivity {
    requireNonNull(itemUnit, "itemUnit");
    requireNonNull(stated, "stated");
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
  }

  /** Of a model of which the application states nothing. */
  public ModelActivity(
      long invocations,
      long items,
      String itemUnit,
      long errors,
      long busyNanos,
      long inFlightNanos,
      long nativeCpuNanos,
      long spinCpuNanos,
      long loadedNanos,
      @Nullable LatencyHistogram latency,
      Map<String, String> settings) {
    this(
        invocations,
        items,
        itemUnit,
        errors,
        busyNanos,
        inFlightNanos,
        nativeCpuNanos,
        spinCpuNanos,
        loadedNanos,
        latency,
        settings,
        StatedFigures.NONE);
  }
}
