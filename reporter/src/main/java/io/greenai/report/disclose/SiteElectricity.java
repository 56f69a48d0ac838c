package io.greenai.report.disclose;

import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.FigureId;
import io.greenai.report.disclose.model.Formula;
import io.greenai.report.disclose.model.Formula.Part;
import io.greenai.report.disclose.model.Input.OfNumber;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.UnitLadder;
import io.greenai.report.footprint.MarketMix;
import io.greenai.report.footprint.Spread;
import io.greenai.report.org.Site;
import io.greenai.report.org.SiteConsumption;
import io.greenai.report.time.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Amounts that people state for some days, as formulas tell of the part in a period. */
final class SiteElectricity {
  private SiteElectricity() {}

  /** What a whole site used in a period; absent where it does not state every day of it. */
  static Optional<Figure> of(Site site, Period period) {
    return MarketMix.consumption(site, period)
        .map(
            billed ->
                Figure.decided(
                        FigureId.of("site", site.name(), "billed"),
                        "Electricity of " + site.name(),
                        Unit.MICROJOULES,
                        billed)
                    .by(stated(site, period)));
  }

  private static Derivation stated(Site site, Period period) {
    List<Part> parts =
        site.consumption().stream()
            .filter(
                one ->
                    Spread.days(one.first(), one.last(), period.firstDay(), period.lastDay()) > 0)
            .map(one -> new Part(days(one.first(), one.last()), inside(site, one, period)))
            .toList();
    return Derivation.sum("statements", parts);
  }

  private static Formula inside(Site site, SiteConsumption stated, Period period) {
    return spread(
        "consumption",
        new OfNumber(
            "consumption of " + site.name() + ", " + days(stated.first(), stated.last()),
            stated.microjoules(),
            Unit.MICROJOULES,
            energy(stated.microjoules()) + " (" + stated.source() + ")"),
        stated.first(),
        stated.last(),
        period.firstDay(),
        period.lastDay());
  }

  /** The part of an amount, stated for {@code first} to {@code last}, that is for other days. */
  static Formula spread(
      String name, OfNumber amount, LocalDate first, LocalDate last, LocalDate from, LocalDate to) {
    return new Formula.Named(name, amount, List.of())
        .times(Formula.constant(Long.toString(Spread.days(first, last, from, to)), "days"))
        .over(Formula.constant(Long.toString(ChronoUnit.DAYS.between(first, last) + 1), "days"));
  }

  static String days(LocalDate first, LocalDate last) {
    return first + " to " + last;
  }

  static String energy(BigDecimal microjoules) {
    return UnitLadder.of(Unit.MICROJOULES).write(microjoules);
  }
}
