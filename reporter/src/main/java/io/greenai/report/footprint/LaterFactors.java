package io.greenai.report.footprint;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What factors that were recorded after a close would change, where it is less than what the
 * organisation restates a report for.
 *
 * @param effects one line for each result that they change
 * @param material whether one of them is worth a restatement, or cannot be compared
 */
public record LaterFactors(List<String> effects, boolean material) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  public LaterFactors {
    effects = List.copyOf(effects);
  }

  /**
   * Compares.
   *
   * @param without the later factors
   * @param with them
   * @param thresholdPercent from which a change is material
   */
  public static LaterFactors of(Footprint without, Footprint with, BigDecimal thresholdPercent) {
    Map<String, CarbonFigure> before = results(without);
    Map<String, CarbonFigure> after = results(with);
    List<String> effects = new ArrayList<>();
    boolean material = false;
    for (Map.Entry<String, CarbonFigure> result : after.entrySet()) {
      Optional<BigDecimal> then = grams(before.getOrDefault(result.getKey(), CarbonFigure.NONE));
      Optional<BigDecimal> now = grams(result.getValue());
      if (then.isPresent() && now.isPresent() && then.get().signum() > 0) {
        BigDecimal percent =
            now.get()
                .subtract(then.get())
                .multiply(HUNDRED)
                .divide(then.get(), MathContext.DECIMAL128);
        material |= percent.abs().compareTo(thresholdPercent) >= 0;
        if (percent.signum() != 0) {
          effects.add(
              result.getKey()
                  + (percent.signum() > 0 ? " +" : " ")
                  + percent.setScale(2, RoundingMode.HALF_EVEN).toPlainString()
                  + " %");
        }
      } else {
        material |= !then.equals(now);
      }
    }
    return new LaterFactors(effects, material);
  }

  private static Map<String, CarbonFigure> results(Footprint footprint) {
    Impact all = footprint.total(load -> true);
    Map<String, CarbonFigure> results = new LinkedHashMap<>();
    results.put("Scope 2, location-based", all.scope2Location());
    results.put("Scope 2, market-based", all.scope2Market());
    results.put("Scope 3.1", all.scope3Cloud());
    results.put("Scope 3.3", all.scope3Upstream());
    results.put("electricity, life cycle", all.operational());
    return results;
  }

  private static Optional<BigDecimal> grams(CarbonFigure figure) {
    return figure.mass().map(mass -> mass.grams().central());
  }
}
