package io.greenai.agent.meter;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Adds up what counters of an endpoint count, each from the first value that it was seen at. One
 * that is new, or back after others took its place, has its history behind it: that is not counted.
 */
final class SeriesCounter {
  /**
   * Exporters count in steps of seconds; a processor that draws nothing for longer is none. Less
   * than the longest step of which the books hold all of the time.
   */
  static final long STALL_SECONDS = 110;

  /** A page may show in one moment what was counted while the one before it was shown. */
  private static final long PAGE_NANOS = TimeUnit.SECONDS.toNanos(Endpoint.PAGE_SECONDS);

  private static final int MOST_SERIES = 1_000;

  private final String name;
  private final boolean mayRest;
  private final Map<String, Long> last =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MOST_SERIES;
        }
      };
  private long movedNanos;
  private long lateNanos;
  private long total;

  /**
   * @param mayRest whether what they count may draw nothing for minutes
   * @param values by series, in microjoules
   */
  SeriesCounter(String name, boolean mayRest, Map<String, Long> values, long nowNanos) {
    this.name = name;
    this.mayRest = mayRest;
    this.last.putAll(values);
    this.movedNanos = nowNanos;
  }

  /**
   * Energy since the first values, in microjoules.
   *
   * @param nowNanos a monotonic clock
   * @throws MeterException where a counter was reset or leapt, and counting goes on from here; or
   *     all of them have stood still for too long
   */
  long advance(Map<String, Long> values, long nowNanos) throws MeterException {
    Map<String, Long> before = new HashMap<>(last);
    last.putAll(values);
    long delta = 0;
    String reset = "";
    for (Map.Entry<String, Long> series : values.entrySet()) {
      long step = series.getValue() - before.getOrDefault(series.getKey(), series.getValue());
      delta += Math.max(0, step);
      reset = step < 0 ? series.getKey() : reset;
    }
    long elapsedNanos = nowNanos - movedNanos;
    boolean moved = delta > 0 || !reset.isEmpty();
    lateNanos = moved || mayRest ? 0 : elapsedNanos;
    if (moved) {
      movedNanos = nowNanos;
    } else if (lateNanos > TimeUnit.SECONDS.toNanos(STALL_SECONDS)) {
      throw new MeterException(name + " stands still for more than " + STALL_SECONDS + " s");
    }
    if (!reset.isEmpty()) {
      throw new MeterException(
          name + " was reset (" + reset + "); the energy since the last reading is lost");
    }
    if (delta / CumulativeCounter.PLAUSIBLE_WATTS > (elapsedNanos + PAGE_NANOS) / 1_000) {
      throw new MeterException(
          "%s leapt by %d uJ within %d s, more than %d W; that is not counted"
              .formatted(
                  name,
                  delta,
                  TimeUnit.NANOSECONDS.toSeconds(elapsedNanos),
                  CumulativeCounter.PLAUSIBLE_WATTS));
    }
    total += delta;
    return total;
  }

  /** How long none of them has moved, as of the last values; 0 where one did, or they may rest. */
  long lateNanos() {
    return lateNanos;
  }
}
