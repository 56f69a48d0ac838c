package io.greenai.report.disclose;

import io.greenai.ledger.Quality;
import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.FactorRow;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.FigureId;
import io.greenai.report.disclose.model.Formula;
import io.greenai.report.disclose.model.Formula.Named;
import io.greenai.report.disclose.model.Formula.Part;
import io.greenai.report.disclose.model.Input.OfFactor;
import io.greenai.report.disclose.model.Input.OfNumber;
import io.greenai.report.disclose.model.Input.OfPolicy;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.disclose.model.View;
import io.greenai.report.factor.FactorChoice.Published;
import io.greenai.report.footprint.CapitalGoods.Good;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.org.Organisation;
import io.greenai.report.time.Period;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** Scope 3.2: hardware bought in the period, in full. */
final class CapitalGoodsRows {
  private static final String ID = "esg.scope3.capital";
  private static final String INVENTORY = "hardware inventory";
  private static final String LABEL = "Scope 3.2, capital goods";

  private CapitalGoodsRows() {}

  static View.ScopeRow scope(Organisation organisation, Footprint footprint) {
    Figure energy =
        Figure.absent(
                ID + ".energy",
                "Energy of capital goods",
                Unit.MICROJOULES,
                Reason.NOT_APPLICABLE,
                "")
            .by("hardware is counted by purchase, not by energy");
    return new View.ScopeRow(
        LABEL,
        "hardware bought in the period, cradle to gate: whole machines, not depreciated and not cut"
            + " to the share of AI, so that it adds up with none of the lines of models"
            + (bought(footprint) ? "" : "; none was bought"),
        energy,
        emissions(organisation, footprint));
  }

  /** What each purchase of the period was calculated with. */
  static Stream<FactorRow> factors(Footprint footprint) {
    return goods(footprint).stream().map(CapitalGoodsRows::factor);
  }

  private static Figure emissions(Organisation organisation, Footprint footprint) {
    if (footprint.capitalGoods().isEmpty()) {
      return Figure.absent(
              ID,
              LABEL,
              Unit.GRAMS_CO2E,
              Reason.NOT_DETERMINED,
              "the organisation file has no 'hardwareInventory'")
          .by(
              "sum over purchases of the period: count x kilograms",
              new OfPolicy(INVENTORY, "not stated"));
    }
    List<Good> goods = goods(footprint);
    Formula sum =
        new Formula.Total(
            "purchases of the period",
            goods.stream().map(good -> new Part(good.purchase().id(), formula(good))).toList());
    Figure all =
        bought(footprint)
            ? Stated.estimate(
                ID, LABEL, Unit.GRAMS_CO2E, footprint.capitalGoods().orElseThrow().grams())
            : Figure.known(ID, LABEL, Unit.GRAMS_CO2E, BigDecimal.ZERO, Quality.ASSUMED);
    return all.by(
        Derivation.of(sum)
            .noting(unknown(footprint))
            .beside(
                List.of(
                    new OfPolicy(
                        INVENTORY, inventory(organisation, footprint.totals().period())))));
  }

  private static String unknown(Footprint footprint) {
    List<String> unknown =
        footprint.capitalGoods().stream()
            .flatMap(all -> all.unknown().stream())
            .map(purchase -> purchase.id() + " (" + purchase.device().orElse("") + ")")
            .toList();
    return unknown.isEmpty() ? "" : "not in it, without a factor: " + String.join(", ", unknown);
  }

  private static Formula formula(Good good) {
    String id = good.purchase().id();
    OfNumber count =
        new OfNumber(
            "count of " + id, BigDecimal.valueOf(good.purchase().count()), Unit.COUNT, count(good));
    return new Named("count", count, List.of())
        .times(new Named("kilograms", new OfFactor("kilograms of " + id, factor(good)), List.of()))
        .times(Formula.constant("1000", "g/kg"));
  }

  /** Without an inventory nobody knows. */
  private static boolean bought(Footprint footprint) {
    return footprint
        .capitalGoods()
        .map(all -> !(all.goods().isEmpty() && all.unknown().isEmpty()))
        .orElse(true);
  }

  /** Which purchases there are, of whatever period, so that none of them is overlooked. */
  private static String inventory(Organisation organisation, Period period) {
    return organisation
        .inventory()
        .map(
            all ->
                "purchases: "
                    + all.purchases().size()
                    + ", of them in "
                    + period.label()
                    + ": "
                    + all.in(period).size())
        .orElse("not stated");
  }

  private static List<Good> goods(Footprint footprint) {
    return footprint.capitalGoods().map(goods -> goods.goods()).orElse(List.of());
  }

  private static String count(Good good) {
    return good.purchase().count()
        + " x "
        + good.purchase().item()
        + ", bought on "
        + good.purchase().bought();
  }

  private static FactorRow factor(Good good) {
    if (good.kilograms() instanceof Published published) {
      return FactorRows.row(published.row(), "", published.proxy());
    }
    return new FactorRow(
        FigureId.of("hardware", good.purchase().id()),
        "making " + good.purchase().item(),
        good.kilograms().value().orElseThrow().stripTrailingZeros(),
        "kg CO2e",
        "stated by the organisation",
        "",
        good.purchase().source(),
        "own figure");
  }
}
