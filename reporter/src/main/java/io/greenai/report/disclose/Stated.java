package io.greenai.report.disclose;

import io.greenai.ledger.Quality;
import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Formula;
import io.greenai.report.disclose.model.Input.OfLedgers;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.UnitLadder;
import io.greenai.report.disclose.model.Value.Known;
import io.greenai.report.disclose.model.Value.Range;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.footprint.CarbonFigure;
import io.greenai.report.footprint.CarbonMass;
import io.greenai.report.footprint.Estimate;
import io.greenai.report.footprint.ResourceUse;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;

/** Turns quantities into figures that say how good they are. */
final class Stated {
  private Stated() {}

  static Figure energy(String id, String label, BigInteger microjoules, Quality quality) {
    return Figure.known(id, label, Unit.MICROJOULES, new BigDecimal(microjoules), quality);
  }

  /** Something that ledgers count. */
  static Figure count(String id, String label, BigInteger count, Selection of) {
    BigDecimal number = new BigDecimal(count);
    return Figure.known(id, label, Unit.COUNT, number, Quality.MEASURED)
        .by(Formula.of(new OfLedgers("sum", number, Unit.COUNT, of.terms())));
  }

  static Figure estimate(String id, String label, Unit unit, Estimate estimate) {
    return Figure.of(id, label, unit, known(estimate));
  }

  /**
   * The sum of figures; those without a number are not in it.
   *
   * @param parts one or more
   */
  static Derivation sum(List<Figure> parts) {
    return Formula.sum(
            parts.stream().filter(part -> part.number().isPresent()).map(Figure::asTerm).toList())
        .map(Derivation::of)
        .orElseGet(() -> Derivation.of("none of its parts is determined"))
        .beside(
            parts.stream().filter(part -> part.number().isEmpty()).map(Figure::asInput).toList());
  }

  /** {@code part / whole}, not applicable where the whole is 0. */
  static Figure ratio(String id, String label, BigInteger part, BigInteger whole, Quality quality) {
    if (whole.signum() == 0) {
      return Figure.absent(id, label, Unit.RATIO, Reason.NOT_APPLICABLE, "");
    }
    BigDecimal ratio = new BigDecimal(part).divide(new BigDecimal(whole), MathContext.DECIMAL128);
    return Figure.known(id, label, Unit.RATIO, ratio, quality);
  }

  /**
   * Emissions as far as they are determined. A part that is not makes the rest a lower bound.
   *
   * @param whenAbsent why there is no number, where none of it is determined
   */
  static Figure carbon(
      String id, String label, CarbonFigure carbon, Reason whenAbsent, Derivation derivation) {
    if (!carbon.isApplicable()) {
      return Figure.absent(id, label, Unit.GRAMS_CO2E, Reason.NOT_APPLICABLE, "").by(derivation);
    }
    Figure figure =
        carbon
            .mass()
            .map(CarbonMass::grams)
            .map(grams -> estimate(id, label, Unit.GRAMS_CO2E, grams))
            .orElseGet(
                () -> Figure.absent(id, label, Unit.GRAMS_CO2E, whenAbsent, missing(carbon)));
    Derivation told =
        derivation.noting(carbon.mass().map(mass -> ErrorShares.of(mass.grams())).orElse(""));
    if (carbon.mass().isPresent() && !carbon.isComplete()) {
      return figure.atLeast().by(told.noting("not determined " + missing(carbon)));
    }
    return figure.by(told.noting(String.join("; ", carbon.notes())));
  }

  /** A resource as far as it is known; a part that is not makes the rest a lower bound. */
  static Figure resource(
      String id, String label, Unit unit, ResourceUse use, Derivation derivation) {
    if (!use.isApplicable()) {
      return Figure.absent(id, label, unit, Reason.NOT_APPLICABLE, "").by(derivation);
    }
    String missing = String.join("; ", use.missing());
    return use.amount()
        .map(
            amount -> {
              Figure figure = estimate(id, label, unit, amount);
              Derivation told =
                  derivation.noting(ErrorShares.of(amount)).noting(String.join("; ", use.notes()));
              return use.isComplete()
                  ? figure.by(told)
                  : figure.atLeast().by(told.noting("not in it: " + missing));
            })
        .orElseGet(
            () -> Figure.absent(id, label, unit, Reason.NOT_DETERMINED, missing).by(derivation));
  }

  private static String missing(CarbonFigure carbon) {
    BigDecimal microjoules = carbon.undetermined().microjoules().central();
    return "for "
        + UnitLadder.of(Unit.MICROJOULES).write(microjoules)
        + ": "
        + String.join("; ", carbon.reasons());
  }

  private static Known known(Estimate estimate) {
    BigDecimal low = estimate.band().low();
    BigDecimal high = estimate.band().high();
    Range range = low.compareTo(high) == 0 ? null : new Range(low, high, SourceErrors.of(estimate));
    return new Known(estimate.central(), estimate.quality(), range, estimate.lowerBound());
  }
}
