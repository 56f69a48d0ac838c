package io.greenai.report.factor.series;

import static java.util.Objects.requireNonNull;

import io.greenai.report.factor.FactorBoundary;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The intensity of a zone's grid over time. Immutable and safe for use by many threads.
 *
 * @see IntensityFolder
 */
public final class IntensitySeries {
  private static final Duration QUARTER_HOUR = Duration.ofMinutes(15);

  private final SignalPublisher publisher;
  private final String zone;
  private final FactorBoundary boundary;
  private final NavigableMap<Instant, IntensitySlot> slots;

  /**
   * The intensity of a quarter-hour.
   *
   * @param gramsPerKwh CO2e, the mean over time where several stretches share the quarter-hour
   * @param estimated whether any of them is estimated rather than computed from what was generated
   */
  public record Quarter(BigDecimal gramsPerKwh, boolean estimated) {
    public Quarter {
      requireNonNull(gramsPerKwh, "gramsPerKwh");
    }
  }

  IntensitySeries(
      SignalPublisher publisher,
      String zone,
      FactorBoundary boundary,
      NavigableMap<Instant, IntensitySlot> slots) {
    this.publisher = requireNonNull(publisher, "publisher");
    this.zone = requireNonNull(zone, "zone");
    this.boundary = requireNonNull(boundary, "boundary");
    this.slots = new TreeMap<>(slots);
  }

  /** Unique in a folder: {@code uk-carbon-intensity/GB/direct}. */
  public String id() {
    return publisher.id() + '/' + zone + '/' + boundary.id();
  }

  public SignalPublisher publisher() {
    return publisher;
  }

  /** As its publisher names it: {@code DE}, {@code GB}, {@code CAISO_NORTH}. */
  public String zone() {
    return zone;
  }

  /** Which emissions are in it. */
  public FactorBoundary boundary() {
    return boundary;
  }

  /** How many stretches of time it has an intensity for. */
  public int size() {
    return slots.size();
  }

  /**
   * The intensity of a quarter-hour; absent where its stretches leave a part of it open.
   *
   * @param start of a quarter-hour of UTC
   */
  public Optional<Quarter> quarter(Instant start) {
    if (start.getNano() != 0 || start.getEpochSecond() % QUARTER_HOUR.toSeconds() != 0) {
      throw new IllegalArgumentException(start + " does not start a quarter-hour of UTC");
    }
    Instant end = start.plus(QUARTER_HOUR);
    Instant first = Optional.ofNullable(slots.floorKey(start)).orElse(start);
    long covered = 0;
    boolean estimated = false;
    BigDecimal sum = BigDecimal.ZERO;
    for (IntensitySlot slot : slots.subMap(first, true, end, false).values()) {
      long seconds = slot.secondsIn(start, end);
      covered += seconds;
      estimated |= seconds > 0 && slot.estimated();
      sum = sum.add(slot.gramsPerKwh().multiply(BigDecimal.valueOf(seconds)));
    }
    BigDecimal whole = BigDecimal.valueOf(QUARTER_HOUR.toSeconds());
    return covered == QUARTER_HOUR.toSeconds()
        ? Optional.of(new Quarter(sum.divide(whole, MathContext.DECIMAL128), estimated))
        : Optional.empty();
  }
}
