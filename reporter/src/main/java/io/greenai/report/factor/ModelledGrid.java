package io.greenai.report.factor;

import io.greenai.report.factor.FactorChoice.Modelled;
import io.greenai.report.factor.FactorChoice.Term;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The intensity of a grid that nobody publishes, from what its electricity was generated from.
 *
 * <p>Direct: the sum over coal, gas and oil of share x combustion factor x 3.6 MJ/kWh / (efficiency
 * x the country's benchmark, 1 where none is published). It is carbon dioxide of combustion alone,
 * that of biomass being biogenic. Upstream: the same sum, of what supplying a kilowatt-hour of each
 * fuel emits, bioenergy among them, and of what supplying the fuel of a nuclear kilowatt-hour does;
 * water, wind, sun and heat of the earth take no fuel. Lifecycle: the sum over all technologies of
 * share x lifecycle intensity.
 */
final class ModelledGrid {
  private static final String NUCLEAR = "nuclear";
  private static final List<String> FUELS = List.of("coal", "gas", "oil");
  private static final List<String> OTHERS =
      List.of(NUCLEAR, "hydro", "wind", "solar", "other-renewable");

  /** Those that take fuel. */
  private static final List<String> FUELLED = List.of("coal", "gas", "oil", "bioenergy", NUCLEAR);

  /** Fuels, and what they are burnt as efficiently as: of solid ones only coal's is published. */
  private static final SortedMap<String, String> BURNT =
      new TreeMap<>(
          Map.of(
              "coal",
              "coal",
              "lignite",
              "coal",
              "peat",
              "coal",
              "oil-shale",
              "coal",
              "bioenergy",
              "coal",
              "gas",
              "gas",
              "oil",
              "oil"));

  private static final BigDecimal MEGAJOULES_PER_KWH = new BigDecimal("3.6");
  private static final int DECIMALS = 3;

  private final FactorSet set;
  private final FactorTime time;

  ModelledGrid(FactorSet set, FactorTime time) {
    this.set = set;
    this.time = time;
  }

  /** Absent where the mix, or the factor of a source that is in it, is not known. */
  Optional<FactorChoice> intensity(String key, FactorBoundary boundary) {
    return switch (boundary) {
      case DIRECT -> sum(key, FUELS, this::direct, "generation share x combustion / efficiency");
      case LIFECYCLE ->
          sum(key, all(), this::lifecycle, "generation share x technology's lifecycle intensity");
      case NONE -> Optional.empty();
    };
  }

  /** What supplying fuel emits; absent where the mix, or the supply of a fuel, is not known. */
  Optional<FactorChoice> upstream(String key) {
    return sum(
        key,
        FUELLED,
        this::supply,
        "generation share x supply of the fuel / efficiency (nuclear: supply per kWh generated);"
            + " building power stations is not in it");
  }

  /**
   * Direct rates by technology: 0 of what burns no fossil fuel, none of a fuel that tables do not
   * have.
   */
  Map<String, TechnologyRate> directRates(String country) {
    Map<String, TechnologyRate> rates = new LinkedHashMap<>();
    for (String technology : OTHERS) {
      rates.put(technology, new TechnologyRate(BigDecimal.ZERO, List.of()));
    }
    for (String fuel : BURNT.keySet()) {
      direct(fuel, country)
          .ifPresent(found -> rates.put(fuel, new TechnologyRate(found.value(), found.rows())));
    }
    return rates;
  }

  private static List<String> all() {
    List<String> all = new ArrayList<>(FUELS);
    all.addAll(OTHERS);
    return all;
  }

  private Optional<FactorChoice> sum(String key, List<String> sources, Rate rate, String formula) {
    Optional<FactorRow> first =
        set.find(Quantity.GENERATION_SHARE, key + ":" + sources.get(0), time);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    Map<FactorRow, BigDecimal> slopes = new LinkedHashMap<>();
    BigDecimal sum = BigDecimal.ZERO;
    for (String source : sources) {
      Optional<FactorRow> share =
          set.row(first.get().table().id(), key + ":" + source, first.get().year());
      if (share.isEmpty()) {
        return Optional.empty();
      }
      if (share.get().value().signum() == 0) {
        continue;
      }
      Optional<Product> grams =
          rate.of(source, key.substring(0, 2)).map(product -> product.times(share.get()));
      if (grams.isEmpty()) {
        return Optional.empty();
      }
      grams.get().slopes().forEach((row, slope) -> slopes.merge(row, slope, BigDecimal::add));
      sum = sum.add(grams.get().value());
    }
    return Optional.of(
        new Modelled(
            sum.setScale(DECIMALS, RoundingMode.HALF_EVEN),
            formula,
            slopes.entrySet().stream().map(row -> new Term(row.getKey(), row.getValue())).toList(),
            time.proxy(first.get())));
  }

  private Optional<Product> direct(String fuel, String country) {
    return burnt(fuel, Quantity.COMBUSTION_FACTOR, MEGAJOULES_PER_KWH, country);
  }

  private Optional<Product> supply(String source, String country) {
    return source.equals(NUCLEAR)
        ? generated(source, Quantity.TECHNOLOGY_UPSTREAM)
        : burnt(source, Quantity.FUEL_UPSTREAM, BigDecimal.ONE, country);
  }

  private Optional<Product> lifecycle(String technology, String country) {
    return generated(technology, Quantity.TECHNOLOGY_INTENSITY);
  }

  /** What is known of a fuel, over how much of it becomes electricity. */
  private Optional<Product> burnt(String fuel, Quantity ofFuel, BigDecimal unit, String country) {
    Optional<FactorRow> known = set.find(ofFuel, fuel, time);
    Optional<FactorRow> efficiency =
        set.find(Quantity.GENERATION_EFFICIENCY, BURNT.getOrDefault(fuel, fuel), time);
    if (known.isEmpty() || efficiency.isEmpty()) {
      return Optional.empty();
    }
    Optional<FactorRow> benchmark = set.find(Quantity.EFFICIENCY_BENCHMARK, country, time);
    return Optional.of(
        new Product(
            unit,
            List.of(known.get()),
            Stream.concat(efficiency.stream(), benchmark.stream()).toList()));
  }

  /** What is known of a kilowatt-hour of a technology. */
  private Optional<Product> generated(String technology, Quantity ofElectricity) {
    return set.find(ofElectricity, technology, time)
        .map(rate -> new Product(BigDecimal.ONE, List.of(rate), List.of()));
  }

  /** What a kilowatt-hour from one source emits in a country. */
  private interface Rate {
    Optional<Product> of(String source, String country);
  }

  /** Values of rows, multiplied, over those of others. */
  private record Product(BigDecimal unit, List<FactorRow> above, List<FactorRow> below) {

    Product times(FactorRow row) {
      return new Product(unit, Stream.concat(Stream.of(row), above.stream()).toList(), below);
    }

    BigDecimal value() {
      return product(above).multiply(unit).divide(product(below), MathContext.DECIMAL128);
    }

    /** By how much the product grows with each row: a product is as steep as its part of a row. */
    Map<FactorRow, BigDecimal> slopes() {
      Map<FactorRow, BigDecimal> slopes = new LinkedHashMap<>();
      above.forEach(row -> slopes.put(row, value().divide(row.value(), MathContext.DECIMAL128)));
      below.forEach(
          row -> slopes.put(row, value().negate().divide(row.value(), MathContext.DECIMAL128)));
      return slopes;
    }

    List<FactorRow> rows() {
      return Stream.concat(above.stream(), below.stream()).toList();
    }

    private static BigDecimal product(List<FactorRow> rows) {
      return rows.stream().map(FactorRow::value).reduce(BigDecimal.ONE, BigDecimal::multiply);
    }
  }
}
