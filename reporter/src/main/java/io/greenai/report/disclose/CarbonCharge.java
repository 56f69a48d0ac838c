package io.greenai.report.disclose;

import io.greenai.ledger.Quality;
import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Formula;
import io.greenai.report.disclose.model.Input.OfNumber;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.Value.Absent;
import io.greenai.report.disclose.model.Value.Known;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.org.CarbonPrice;
import java.math.BigDecimal;
import java.util.List;

/** What emissions cost by the organisation's internal carbon price; nothing that anybody paid. */
final class CarbonCharge {
  private static final int GRAMS_PER_TONNE_POWER = 6;

  private CarbonCharge() {}

  /**
   * The charge on the emissions that are known; a part that is not makes it a lower bound.
   *
   * @param id of the figure
   * @param of what it is the charge, to go before the currency
   * @param emissions to charge, each once
   */
  static Figure of(String id, String of, CarbonPrice price, List<Figure> emissions) {
    String label = of + ", " + price.currency();
    List<Figure> known =
        emissions.stream().filter(figure -> figure.value() instanceof Known).toList();
    if (known.isEmpty()) {
      return Figure.absent(
              id, label, Unit.MONEY, Reason.NOT_DETERMINED, "no emissions are determined")
          .by(
              Derivation.of("sum of emissions x internal carbon price")
                  .beside(emissions.stream().map(Figure::asInput).toList()));
    }
    BigDecimal grams =
        known.stream()
            .map(figure -> figure.number().orElseThrow())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    Figure charge =
        Figure.known(
                id,
                label,
                Unit.MONEY,
                grams.movePointLeft(GRAMS_PER_TONNE_POWER).multiply(price.perTonne()),
                known.stream()
                    .map(figure -> ((Known) figure.value()).quality())
                    .reduce(Quality.MEASURED, Quality::worse))
            .by(
                Stated.sum(emissions)
                    .then(
                        sum ->
                            sum.over(Formula.constant("1E6", "g/t"))
                                .times(Formula.of(price(price)))));
    boolean atLeast = emissions.stream().anyMatch(CarbonCharge::isOpen);
    return atLeast ? charge.atLeast() : charge;
  }

  private static boolean isOpen(Figure figure) {
    if (figure.value() instanceof Known known) {
      return known.lowerBound();
    }
    return figure.value() instanceof Absent absent && absent.reason() != Reason.NOT_APPLICABLE;
  }

  private static OfNumber price(CarbonPrice price) {
    return new OfNumber("internal carbon price", price.perTonne(), Unit.MONEY, price.text());
  }
}
