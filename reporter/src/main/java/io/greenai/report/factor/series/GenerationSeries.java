package io.greenai.report.factor.series;

import static java.math.BigDecimal.ZERO;
import static java.util.Objects.requireNonNull;

import io.greenai.report.factor.FactorBoundary;
import io.greenai.report.factor.TechnologyRate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the power stations of a zone generated, quarter-hour by quarter-hour and kind by kind. It
 * becomes a direct intensity with the rates of a country's power stations.
 */
public final class GenerationSeries {
  private static final Duration QUARTER_HOUR = Duration.ofMinutes(15);

  /** More generation without a rate than this leaves the mean of the rest no mean of the whole. */
  private static final BigDecimal MOST_UNKNOWN = new BigDecimal("0.1");

  private final String zone;
  private final Set<GenerationKind> kinds = EnumSet.noneOf(GenerationKind.class);
  private final NavigableMap<Instant, Map<GenerationKind, BigDecimal>> megawatts = new TreeMap<>();

  GenerationSeries(String zone) {
    this.zone = requireNonNull(zone, "zone");
  }

  /** The energy identification code of the bidding zone: {@code 10Y1001A1001A82H}. */
  public String zone() {
    return zone;
  }

  /**
   * Adds a mean power.
   *
   * @return whether nothing else was said of it
   */
  boolean add(GenerationKind kind, Instant quarter, BigDecimal mean) {
    kinds.add(kind);
    BigDecimal known =
        megawatts
            .computeIfAbsent(quarter, start -> new EnumMap<>(GenerationKind.class))
            .putIfAbsent(kind, mean);
    return known == null || known.compareTo(mean) == 0;
  }

  /**
   * The direct intensity of all generation, each kind at the rate of its technology. A quarter-hour
   * is left out where a kind that the zone has at other times is missing, or where kinds without a
   * rate make more than a tenth.
   *
   * @param rates by technology; one that is missing counts as unknown
   */
  public IntensitySeries intensity(Map<String, TechnologyRate> rates) {
    NavigableMap<Instant, IntensitySlot> slots = new TreeMap<>();
    megawatts.forEach(
        (start, generated) -> {
          if (generated.keySet().containsAll(kinds)) {
            mean(generated, rates)
                .ifPresent(
                    grams ->
                        slots.put(
                            start,
                            new IntensitySlot(start, start.plus(QUARTER_HOUR), grams, false)));
          }
        });
    return new IntensitySeries(SignalPublisher.ENTSO_E, zone, FactorBoundary.DIRECT, slots);
  }

  private static Optional<BigDecimal> mean(
      Map<GenerationKind, BigDecimal> generated, Map<String, TechnologyRate> rates) {
    BigDecimal rated = ZERO;
    BigDecimal unknown = ZERO;
    BigDecimal weighted = ZERO;
    for (Map.Entry<GenerationKind, BigDecimal> one : generated.entrySet()) {
      if (one.getKey().isGeneration()) {
        Optional<BigDecimal> rate =
            one.getKey().technology().map(rates::get).map(TechnologyRate::gramsPerKwh);
        rated = rated.add(rate.isPresent() ? one.getValue() : ZERO);
        unknown = unknown.add(rate.isPresent() ? ZERO : one.getValue());
        weighted = weighted.add(one.getValue().multiply(rate.orElse(ZERO)));
      }
    }
    return rated.signum() > 0 && unknown.compareTo(rated.add(unknown).multiply(MOST_UNKNOWN)) <= 0
        ? Optional.of(weighted.divide(rated, MathContext.DECIMAL128))
        : Optional.empty();
  }
}
