package io.greenai.report.footprint;

import static java.math.BigDecimal.ONE;

import io.greenai.ledger.Quality;
import io.greenai.report.factor.FactorChoice;
import io.greenai.report.query.LoadKey;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What life-cycle emissions would be had the organisation assumed something else. Each is a whole
 * figure: what cannot be determined of electricity or hardware stays so, and what is a lower bound
 * stays one.
 *
 * @param footprint as it is
 */
public record Sensitivity(Footprint footprint) {

  /** With hardware written off over {@code years}, above 0, at every site that states hardware. */
  public CarbonFigure hardwareLife(Predicate<LoadKey> wanted, BigDecimal years) {
    return total(
        wanted,
        at -> ONE,
        at ->
            at.site()
                .hardware()
                .map(own -> own.lifetimeYears().divide(years, Band.PRECISION))
                .orElse(ONE));
  }

  /** With {@code step} more PUE at every site, or less where it is negative, and at least 1. */
  public CarbonFigure pue(Predicate<LoadKey> wanted, BigDecimal step) {
    return total(wanted, at -> changed(at.pue(), step), at -> ONE);
  }

  private static BigDecimal changed(FactorChoice pue, BigDecimal step) {
    return pue.value().map(is -> is.add(step).max(ONE).divide(is, Band.PRECISION)).orElse(ONE);
  }

  private CarbonFigure total(
      Predicate<LoadKey> wanted,
      Function<SiteFactors, BigDecimal> electricity,
      Function<SiteFactors, BigDecimal> hardware) {
    CarbonFigure sum = CarbonFigure.NONE;
    for (Map.Entry<LoadKey, Impact> load : footprint.impacts().entrySet()) {
      if (wanted.test(load.getKey())) {
        Optional<SiteFactors> at = site(load.getKey());
        Impact impact = load.getValue();
        sum =
            sum.plus(impact.operational().times(at.map(electricity).orElse(ONE), Quality.ASSUMED))
                .plus(impact.embodied().times(at.map(hardware).orElse(ONE), Quality.ASSUMED));
      }
    }
    return sum;
  }

  private Optional<SiteFactors> site(LoadKey key) {
    return footprint.sites().stream().filter(at -> footprint.at(at.site()).test(key)).findFirst();
  }
}
