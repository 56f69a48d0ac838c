package io.greenai.report.disclose;

import io.greenai.ledger.Quality;
import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Input;
import io.greenai.report.disclose.model.Input.OfPolicy;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.Value.Absent;
import io.greenai.report.disclose.model.Value.Known;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.org.CarbonPrice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What emissions cost by the organisation's internal carbon price; nothing that anybody paid. */
final class CarbonCharge {
  private static final String ID = "esg.charge";
  private static final int GRAMS_PER_TONNE_POWER = 6;

  private CarbonCharge() {}

  /**
   * The charge on the emissions that are known; a part that is not makes it a lower bound.
   *
   * @param emissions to charge, each once
   */
  static Figure of(CarbonPrice price, List<Figure> emissions) {
    String label = "Internal carbon charge, " + price.currency();
    List<Figure> known =
        emissions.stream().filter(figure -> figure.value() instanceof Known).toList();
    if (known.isEmpty()) {
      return Figure.absent(
              ID, label, Unit.MONEY, Reason.NOT_DETERMINED, "no emissions are determined")
          .by(formula());
    }
    BigDecimal grams =
        known.stream()
            .map(figure -> figure.number().orElseThrow())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    List<Input> inputs = new ArrayList<>(known.stream().map(Figure::asInput).toList());
    inputs.add(
        new OfPolicy(
            "internal carbon price",
            price.perTonne().toPlainString()
                + " "
                + price.currency()
                + " per t CO2e, "
                + price.type().id()));
    Figure charge =
        Figure.known(
                ID,
                label,
                Unit.MONEY,
                grams.movePointLeft(GRAMS_PER_TONNE_POWER).multiply(price.perTonne()),
                known.stream()
                    .map(figure -> ((Known) figure.value()).quality())
                    .reduce(Quality.MEASURED, Quality::worse))
            .by(new Derivation(formula(), inputs));
    boolean atLeast = emissions.stream().anyMatch(CarbonCharge::isOpen);
    return atLeast ? charge.atLeast() : charge;
  }

  private static boolean isOpen(Figure figure) {
    if (figure.value() instanceof Known known) {
      return known.lowerBound();
    }
    return figure.value() instanceof Absent absent && absent.reason() != Reason.NOT_APPLICABLE;
  }

  private static String formula() {
    return "sum of emissions / 1E6 x internal carbon price";
  }
}
