package io.greenai.report.footprint;

import io.greenai.ledger.Account;
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
    Map<String, Optional<BigDecimal>> before = results(without);
    Map<String, Optional<BigDecimal>> after = results(with);
    List<String> effects = new ArrayList<>();
    boolean material = false;
    for (Map.Entry<String, Optional<BigDecimal>> result : after.entrySet()) {
      Optional<BigDecimal> then = before.getOrDefault(result.getKey(), Optional.empty());
      Optional<BigDecimal> now = result.getValue();
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
        material |=
            !then.map(BigDecimal::stripTrailingZeros)
                .equals(now.map(BigDecimal::stripTrailingZeros));
      }
    }
    return new LaterFactors(effects, material);
  }

  /** What the two reports state as totals. */
  private static Map<String, Optional<BigDecimal>> results(Footprint footprint) {
    Impact models = footprint.total(load -> load.account() == Account.MODEL);
    ResourceUses resources = models.resources();
    Map<String, Optional<BigDecimal>> results = new LinkedHashMap<>();
    results.put("Scope 2, location-based", grams(models.scope2Location()));
    results.put("Scope 2, market-based", grams(models.scope2Market()));
    results.put("Scope 3.1", grams(models.scope3Cloud()));
    results.put("Scope 3.2", footprint.capitalGoods().map(goods -> goods.grams().central()));
    results.put("Scope 3.3", grams(models.scope3Upstream()));
    results.put("Scope 3.8", grams(models.scope3Leased()));
    results.put("facility energy", Optional.of(models.facility().microjoules().central()));
    results.put("electricity, life cycle", grams(models.operational()));
    results.put("hardware, life cycle", grams(models.embodied()));
    results.put("global warming, life cycle", grams(models.operational().plus(models.embodied())));
    results.put("ADPe", amount(resources.adpElements()));
    results.put("primary energy", amount(resources.primaryEnergy()));
    results.put("water", amount(resources.water()));
    return results;
  }

  private static Optional<BigDecimal> grams(CarbonFigure figure) {
    return figure.mass().map(mass -> mass.grams().central());
  }

  private static Optional<BigDecimal> amount(ResourceUse use) {
    return use.amount().map(Estimate::central);
  }
}
