package io.greenai.report.cli;

import io.greenai.report.close.CloseRecord;
import io.greenai.report.close.Closes;
import io.greenai.report.close.Closing;
import io.greenai.report.factor.FactorSet;
import io.greenai.report.footprint.DrawnDown;
import io.greenai.report.footprint.FootprintCalculator;
import io.greenai.report.footprint.GridSignals;
import io.greenai.report.footprint.LaterFactors;
import io.greenai.report.org.Instrument;
import io.greenai.report.org.Organisation;
import io.greenai.report.query.Totals;
import io.greenai.report.time.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Which factors a period is calculated with: all, or those of its close where later ones change
 * less than the organisation restates a report for.
 *
 * @param closing says what was left as it was
 */
record Factors(FootprintCalculator calculator, Closing closing) {

  static Factors of(
      Organisation organisation,
      FactorSet factors,
      Closes closes,
      Closing closing,
      GridSignals signals,
      Totals ofPeriod) {
    Function<Period, DrawnDown> before = period -> drawn(organisation, closes, period);
    FootprintCalculator all = new FootprintCalculator(organisation, factors, before, signals);
    Optional<BigDecimal> threshold = organisation.policy().materialityPercent();
    Optional<CloseRecord> close = closing.corrects();
    if (threshold.isEmpty() || close.isEmpty() || !closing.hasOtherFactors()) {
      return new Factors(all, closing);
    }
    LocalDate day = close.get().closedAt().atZone(organisation.zone()).toLocalDate();
    FactorsThen then = FactorsThen.of(factors, close.get().sources(), "as closed on " + day);
    if (!then.missing().isEmpty()) {
      return new Factors(all, closing);
    }
    FootprintCalculator ofClose =
        new FootprintCalculator(organisation, then.set(), before, signals);
    LaterFactors later = LaterFactors.of(ofClose.of(ofPeriod), all.of(ofPeriod), threshold.get());
    return later.material() || later.effects().isEmpty()
        ? new Factors(all, closing)
        : new Factors(
            ofClose,
            closing.remarking(
                "Not restated: factors recorded after "
                    + day
                    + " would change "
                    + String.join(", ", later.effects())
                    + ", less than the organisation's threshold of "
                    + threshold.get().toPlainString()
                    + " %."));
  }

  /** What other periods that are closed took of instruments. */
  private static DrawnDown drawn(Organisation organisation, Closes closes, Period period) {
    Map<String, BigDecimal> drawn = new TreeMap<>();
    for (Instrument instrument : organisation.instruments()) {
      drawn.put(instrument.id(), closes.drawnBefore(period, instrument.id()));
    }
    return DrawnDown.NOTHING.plus(drawn);
  }
}
