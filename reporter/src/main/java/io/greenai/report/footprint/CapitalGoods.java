package io.greenai.report.footprint;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.Quality;
import io.greenai.report.factor.FactorChoice;
import io.greenai.report.factor.FactorsAt;
import io.greenai.report.org.Inventory;
import io.greenai.report.org.Purchase;
import io.greenai.report.time.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Hardware bought in a period, cradle to gate and in full: capital goods are not depreciated (GHG
 * Protocol Scope 3 Standard, category 2). The life-cycle view writes the same machines off over the
 * years that they run, so that the two views never add up over one period.
 *
 * @param goods in the order of the inventory
 * @param unknown purchases of devices that no table of the set knows, as of an earlier day
 */
public record CapitalGoods(List<Good> goods, List<Purchase> unknown) {
  private static final BigDecimal GRAMS_PER_KILOGRAM = new BigDecimal("1000");

  /**
   * A purchase and what making it emitted.
   *
   * @param kilograms of one of it, CO2e
   */
  public record Good(Purchase purchase, FactorChoice kilograms, Estimate grams) {
    public Good {
      requireNonNull(purchase, "purchase");
      requireNonNull(kilograms, "kilograms");
      requireNonNull(grams, "grams");
    }
  }

  public CapitalGoods {
    goods = List.copyOf(goods);
    unknown = List.copyOf(unknown);
  }

  static CapitalGoods of(
      Inventory inventory, Period period, FactorsAt factors, FactorErrors errors) {
    List<Good> goods = new ArrayList<>();
    List<Purchase> unknown = new ArrayList<>();
    for (Purchase purchase : inventory.in(period)) {
      good(purchase, factors, errors).ifPresentOrElse(goods::add, () -> unknown.add(purchase));
    }
    return new CapitalGoods(goods, unknown);
  }

  private static Optional<Good> good(Purchase purchase, FactorsAt factors, FactorErrors errors) {
    FactorChoice kilograms =
        purchase
            .embodiedGrams()
            .<FactorChoice>map(
                grams ->
                    new FactorChoice.Stated(
                        grams.divide(GRAMS_PER_KILOGRAM, Band.PRECISION), purchase.source()))
            .orElseGet(() -> factors.embodied(purchase.device().orElseThrow()));
    BigDecimal count = GRAMS_PER_KILOGRAM.multiply(BigDecimal.valueOf(purchase.count()));
    return errors
        .making(kilograms, "hardware " + purchase.id())
        .map(one -> new Good(purchase, kilograms, one.times(count, Quality.ASSUMED)));
  }

  /** Of all goods, gCO2e; a lower bound where a purchase is unknown. */
  public Estimate grams() {
    Estimate known = goods.stream().map(Good::grams).reduce(Estimate.ZERO, Estimate::plus);
    return unknown.isEmpty() ? known : known.atLeast();
  }
}
