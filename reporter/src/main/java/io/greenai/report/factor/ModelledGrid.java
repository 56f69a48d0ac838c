package io.greenai.report.factor;

import io.greenai.report.factor.FactorChoice.Modelled;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The intensity of a grid that nobody publishes, from what its electricity was generated from.
 *
 * <p>Direct: the sum over coal, gas and oil of share x combustion factor x 3.6 MJ/kWh / (efficiency
 * x the country's benchmark, 1 where none is published). It is carbon dioxide of combustion alone,
 * that of biomass being biogenic. Lifecycle: the sum over all technologies of share x lifecycle
 * intensity.
 */
final class ModelledGrid {
  private static final List<String> FUELS = List.of("coal", "gas", "oil");
  private static final List<String> OTHERS =
      List.of("nuclear", "hydro", "wind", "solar", "other-renewable");
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
    List<FactorRow> used = new ArrayList<>();
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
      used.add(share.get());
      Optional<BigDecimal> grams = rate.gramsPerKwh(source, key.substring(0, 2), used);
      if (grams.isEmpty()) {
        return Optional.empty();
      }
      sum = sum.add(share.get().value().multiply(grams.get()));
    }
    return Optional.of(
        new Modelled(
            sum.setScale(DECIMALS, RoundingMode.HALF_EVEN),
            formula,
            used,
            time.proxy(first.get())));
  }

  private Optional<BigDecimal> direct(String fuel, String country, List<FactorRow> used) {
    Optional<FactorRow> combustion = set.find(Quantity.COMBUSTION_FACTOR, fuel, time);
    Optional<FactorRow> efficiency = set.find(Quantity.GENERATION_EFFICIENCY, fuel, time);
    if (combustion.isEmpty() || efficiency.isEmpty()) {
      return Optional.empty();
    }
    Optional<FactorRow> benchmark = set.find(Quantity.EFFICIENCY_BENCHMARK, country, time);
    used.add(combustion.get());
    used.add(efficiency.get());
    benchmark.filter(row -> !used.contains(row)).ifPresent(used::add);
    BigDecimal output =
        efficiency.get().value().multiply(benchmark.map(FactorRow::value).orElse(BigDecimal.ONE));
    return Optional.of(
        combustion
            .get()
            .value()
            .multiply(MEGAJOULES_PER_KWH)
            .divide(output, MathContext.DECIMAL128));
  }

  private Optional<BigDecimal> lifecycle(String technology, String country, List<FactorRow> used) {
    Optional<FactorRow> rate = set.find(Quantity.TECHNOLOGY_INTENSITY, technology, time);
    rate.ifPresent(used::add);
    return rate.map(FactorRow::value);
  }

  /** Grams of a kilowatt-hour from one source; adds the rows that it took. */
  private interface Rate {
    Optional<BigDecimal> gramsPerKwh(String source, String country, List<FactorRow> used);
  }
}
