package io.greenai.report.footprint;

import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How uncertain a number is, source by source. Within a source errors add up with their sign;
 * independent sources meet only in the interval, where they add up in squares (GUM, 5.1 and 5.2).
 * Immutable.
 */
public record Uncertainty(SortedMap<ErrorSource, Deviation> bySource) {

  public static final Uncertainty NONE = new Uncertainty(Collections.emptySortedMap());

  /** About 95 % of cases lie within two standard errors. */
  private static final BigDecimal COVERAGE_FACTOR = BigDecimal.valueOf(2);

  public Uncertainty {
    bySource = Collections.unmodifiableSortedMap(new TreeMap<>(bySource));
  }

  static Uncertainty of(ErrorSource source, Deviation deviation) {
    return new Uncertainty(new TreeMap<>(Map.of(source, deviation)));
  }

  /**
   * Of a number that is known to lie between {@code low} and {@code high} in about 95 % of cases.
   */
  static Uncertainty within(ErrorSource source, Band interval) {
    return of(
        source,
        new Deviation(
            interval.low().subtract(interval.central()).divide(COVERAGE_FACTOR, Band.PRECISION),
            interval.high().subtract(interval.central()).divide(COVERAGE_FACTOR, Band.PRECISION)));
  }

  public Uncertainty plus(Uncertainty other) {
    if (bySource.isEmpty() || other.bySource.isEmpty()) {
      return bySource.isEmpty() ? other : this;
    }
    SortedMap<ErrorSource, Deviation> sum = new TreeMap<>(bySource);
    other.bySource.forEach((source, deviation) -> sum.merge(source, deviation, Deviation::plus));
    return new Uncertainty(sum);
  }

  public Uncertainty minus(Uncertainty other) {
    return plus(other.times(BigDecimal.ONE.negate()));
  }

  /** Of the number times an exact one, which may be below 0. */
  public Uncertainty times(BigDecimal factor) {
    SortedMap<ErrorSource, Deviation> scaled = new TreeMap<>();
    bySource.forEach((source, deviation) -> scaled.put(source, deviation.times(factor)));
    return new Uncertainty(scaled);
  }

  /** Only what sources of one group bring in. */
  public Uncertainty of(ErrorSource.Group group) {
    SortedMap<ErrorSource, Deviation> part = new TreeMap<>(bySource);
    part.keySet().removeIf(source -> source.group() != group);
    return new Uncertainty(part);
  }

  /** The 95 % interval around a number of 0 or more, which never goes below 0. */
  public Band around(BigDecimal central) {
    return new Band(
        central.subtract(halfWidth(Deviation::down)).max(ZERO),
        central,
        central.add(halfWidth(Deviation::up)));
  }

  private BigDecimal halfWidth(Function<Deviation, BigDecimal> side) {
    return bySource.values().stream()
        .map(side)
        .map(error -> error.pow(2))
        .reduce(ZERO, BigDecimal::add)
        .sqrt(Band.PRECISION)
        .multiply(COVERAGE_FACTOR);
  }
}
