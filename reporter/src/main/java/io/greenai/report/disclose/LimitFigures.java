package io.greenai.report.disclose;

import io.greenai.ledger.Quality;
import io.greenai.report.budget.BudgetOutcome;
import io.greenai.report.budget.Limit;
import io.greenai.report.budget.LimitOutcome;
import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.FigureId;
import io.greenai.report.disclose.model.Formula;
import io.greenai.report.disclose.model.Input;
import io.greenai.report.disclose.model.Input.OfFigure;
import io.greenai.report.disclose.model.Input.OfLedgers;
import io.greenai.report.disclose.model.Input.OfNumber;
import io.greenai.report.disclose.model.Input.OfPolicy;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.UnitLadder;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.footprint.Estimate;
import io.greenai.report.yaml.Position;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The figures of one limit of a budget, held against the books. */
final class LimitFigures {
  private final BudgetCounts counts;
  private final BudgetOutcome outcome;
  private final LimitOutcome held;
  private final Limit limit;
  private final String prefix;
  private final String title;
  private final Unit unit;
  private final Quality quality;

  /** Of {@code held}, whose actual is a figure of {@code counts}. */
  LimitFigures(BudgetCounts counts, BudgetOutcome outcome, LimitOutcome held) {
    this.counts = counts;
    this.outcome = outcome;
    this.held = held;
    this.limit = held.limit();
    String name = outcome.budget().name();
    String period = outcome.period().label();
    this.prefix = FigureId.of("budget", name, period.toLowerCase(Locale.ROOT), limit.kind());
    this.title = name + ", " + limit.kind() + " limit of " + period;
    this.unit = limit.measures() == Limit.Measure.CARBON ? Unit.GRAMS_CO2E : Unit.MICROJOULES;
    this.quality = held.actual().map(Estimate::quality).orElse(Quality.ASSUMED);
  }

  Figure limit() {
    return per(
        Figure.decided(
                prefix + ".limit", "Limit: " + title, unit, held.allowance().withoutWaivers())
            .by(allowed()));
  }

  private Derivation allowed() {
    BigDecimal carried = held.allowance().carried();
    Formula granted =
        Formula.of(
            new OfNumber(
                "budget file",
                held.allowance().withoutWaivers().subtract(carried),
                unit,
                place(limit.position()) + ", " + limit.text()));
    return Derivation.of(
        carried.signum() == 0
            ? granted
            : granted.plus(
                Formula.of(new OfNumber("carried over", carried, unit, limit.text(carried)))));
  }

  Figure actual() {
    return per(
        held.actual()
            .map(known -> Stated.estimate(prefix + ".actual", "Actual: " + title, unit, known))
            .orElseGet(
                () ->
                    Figure.absent(
                        prefix + ".actual",
                        "Actual: " + title,
                        unit,
                        Reason.NOT_DETERMINED,
                        String.join("; ", held.notes())))
            .by(counted()));
  }

  /** The very figure of the view, or that figure for a number of items. */
  private Derivation counted() {
    Figure counted = counts.row(outcome, limit).sum();
    Formula figure = counted.as("what the budget counts");
    Input period =
        new OfPolicy(
            "period",
            outcome.period().label()
                + ", "
                + outcome.period().start()
                + " to "
                + outcome.period().end());
    if (!(limit instanceof Limit.Intensity intensity)) {
      return Derivation.of(figure).beside(List.of(period));
    }
    Selection of =
        Selection.MODELS
            .where("budget", outcome.budget().name(), outcome.budget().selector()::takes)
            .phases(List.of(intensity.of().phase()));
    BigInteger items = outcome.footprint().totals().sum(of).activity().totalItems();
    return Derivation.of(
            figure
                .over(
                    Formula.of(
                        new OfLedgers("items", new BigDecimal(items), Unit.COUNT, of.terms())))
                .times(Formula.constant(intensity.per().toPlainString(), "")))
        .beside(List.of(period));
  }

  Figure forecast() {
    return per(ahead());
  }

  private Figure ahead() {
    String id = prefix + ".forecast";
    String label = "Forecast: " + title;
    if (limit instanceof Limit.Intensity) {
      return Figure.absent(id, label, unit, Reason.NOT_APPLICABLE, "")
          .by("an intensity is not extrapolated");
    }
    return held.forecast()
        .map(
            value ->
                bounded(
                    Figure.known(
                        id, label, unit, value.central(), quality.worse(Quality.MODELLED))))
        .orElseGet(
            () ->
                Figure.absent(
                    id,
                    label,
                    unit,
                    Reason.NOT_DETERMINED,
                    held.actual().isPresent()
                        ? "too early: fewer than 14 complete days"
                        : "no actual"))
        .by(
            held.forecast()
                .flatMap(value -> compared().map(used -> ahead(used, value.central())))
                .map(Derivation::of)
                .orElseGet(() -> Derivation.of("an actual and 14 complete days are needed"))
                .noting("each day to come is the median of like weekdays"));
  }

  private Formula ahead(Formula used, BigDecimal forecast) {
    BigDecimal more = forecast.subtract(held.compared().orElseThrow());
    return used.plus(Formula.of(new OfLedgers("days to come", more, unit, Map.of())));
  }

  Figure used() {
    String id = prefix + ".used";
    String label = "Used: " + title;
    return held.usedPercent()
        .map(
            percent ->
                bounded(Figure.known(id, label, Unit.RATIO, percent.movePointLeft(2), quality)))
        .orElseGet(() -> Figure.absent(id, label, Unit.RATIO, Reason.NOT_DETERMINED, ""))
        .by(
            compared()
                .map(actual -> actual.over(Formula.of(new OfFigure("limit", prefix + ".limit"))))
                .map(Derivation::of)
                .orElseGet(() -> Derivation.of("actual / limit")));
  }

  /** By the price of the budget: one where it has a price that is for this limit. */
  List<Figure> charges() {
    return outcome
        .budget()
        .internalCarbonPrice()
        .filter(price -> limit instanceof Limit.Absolute)
        .map(
            price ->
                CarbonCharge.of(
                    prefix + ".charge",
                    "Internal carbon charge on " + title,
                    price,
                    List.of(actual())))
        .map(List::of)
        .orElse(List.of());
  }

  /** What is held against the limit. */
  private Optional<Formula> compared() {
    return held.actual().map(this::compared);
  }

  private Formula compared(Estimate actual) {
    return switch (outcome.budget().comparison()) {
      case CENTRAL -> Formula.of(new OfFigure("actual", prefix + ".actual"));
      case UPPER ->
          Formula.of(
              new OfNumber(
                  "upper end of actual",
                  actual.band().high(),
                  unit,
                  UnitLadder.of(unit).write(actual.band().high())
                      + ", 95 % interval of "
                      + prefix
                      + ".actual"));
    };
  }

  private Figure per(Figure figure) {
    if (!(limit instanceof Limit.Intensity intensity)) {
      return figure;
    }
    DecimalFormat grouped =
        new DecimalFormat("#,##0.###", DecimalFormatSymbols.getInstance(Locale.ROOT));
    return figure.per(
        grouped.format(intensity.per()) + " " + Plural.of(intensity.of().id().replace('-', ' ')));
  }

  /** A figure that follows from an actual is as much a lower bound as that is. */
  private Figure bounded(Figure figure) {
    return held.isLowerBound() ? figure.atLeast() : figure;
  }

  static String place(Position position) {
    return Path.of(position.file()).getFileName() + ":" + position.line();
  }
}
