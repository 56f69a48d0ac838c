package io.greenai.report.factor.series;

import static java.util.Objects.requireNonNull;

import io.greenai.report.factor.FactorBoundary;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The intensity of a zone's grid over time. Immutable and safe for use by many threads.
 *
 * @see IntensityFolder
 */
public final class IntensitySeries {
  private static final Duration QUARTER_HOUR = Duration.ofMinutes(15);
  private static final BigDecimal MICROJOULES_PER_KWH = new BigDecimal("3600000000000");

  private final String zone;
  private final FactorBoundary boundary;
  private final String publisher;
  private final NavigableMap<Instant, IntensitySlot> slots;

  IntensitySeries(
      String zone,
      FactorBoundary boundary,
      String publisher,
      NavigableMap<Instant, IntensitySlot> slots) {
    this.zone = requireNonNull(zone, "zone");
    this.boundary = requireNonNull(boundary, "boundary");
    this.publisher = requireNonNull(publisher, "publisher");
    this.slots = new TreeMap<>(slots);
  }

  /** As its publisher names it: {@code DE}, {@code GB}, {@code CAISO_NORTH}. */
  public String zone() {
    return zone;
  }

  /** Which emissions are in it. */
  public FactorBoundary boundary() {
    return boundary;
  }

  /** Whose signal it is. */
  public String publisher() {
    return publisher;
  }

  /** How many stretches of time it has an intensity for. */
  public int size() {
    return slots.size();
  }

  /**
   * The intensity of a quarter-hour in grams of CO2e per kWh: the mean over time where several
   * stretches share it, absent where they leave a part of it open.
   *
   * @param start of a quarter-hour of UTC
   */
  public Optional<BigDecimal> gramsPerKwh(Instant start) {
    return quarter(start).map(Quarter::gramsPerKwh);
  }

  /**
   * What energy emitted, each quarter-hour at its own intensity.
   *
   * @param microjoules by the start of their quarter-hour of UTC
   */
  public MatchedEnergy match(SortedMap<Instant, BigInteger> microjoules) {
    BigDecimal product = BigDecimal.ZERO;
    BigInteger matched = BigInteger.ZERO;
    BigInteger estimated = BigInteger.ZERO;
    BigInteger unmatched = BigInteger.ZERO;
    for (Map.Entry<Instant, BigInteger> cell : microjoules.entrySet()) {
      Optional<Quarter> quarter = quarter(cell.getKey());
      if (quarter.isEmpty()) {
        unmatched = unmatched.add(cell.getValue());
        continue;
      }
      matched = matched.add(cell.getValue());
      if (quarter.get().estimated()) {
        estimated = estimated.add(cell.getValue());
      }
      product = product.add(quarter.get().gramsPerKwh().multiply(new BigDecimal(cell.getValue())));
    }
    BigDecimal grams = product.divide(MICROJOULES_PER_KWH, 6, RoundingMode.HALF_EVEN);
    return new MatchedEnergy(grams, matched, estimated, unmatched);
  }

  private Optional<Quarter> quarter(Instant start) {
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

  private record Quarter(BigDecimal gramsPerKwh, boolean estimated) {}
}
