package io.greenai.report.disclose;

import io.greenai.ledger.Quality;
import io.greenai.report.budget.BudgetOutcome;
import io.greenai.report.budget.CarbonBudget;
import io.greenai.report.budget.Comparison;
import io.greenai.report.budget.Limit;
import io.greenai.report.budget.LimitOutcome;
import io.greenai.report.budget.Threshold;
import io.greenai.report.disclose.model.BudgetRow;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One row per limit of each budget. */
final class BudgetRows {
  private final BudgetCounts counts;

  /** Rows whose actuals are figures of {@code counts}. */
  BudgetRows(BudgetCounts counts) {
    this.counts = counts;
  }

  List<BudgetRow> of(List<BudgetOutcome> outcomes) {
    return outcomes.stream()
        .flatMap(outcome -> outcome.limits().stream().map(limit -> row(outcome, limit)))
        .toList();
  }

  private BudgetRow row(BudgetOutcome outcome, LimitOutcome held) {
    CarbonBudget budget = outcome.budget();
    Limit limit = held.limit();
    String kind = limit.kind();
    String label = outcome.period().label();
    String prefix = FigureId.of("budget", budget.name(), label.toLowerCase(Locale.ROOT), kind);
    String title = budget.name() + ", " + kind + " limit of " + label;
    Quality quality = held.actual().map(Estimate::quality).orElse(Quality.ASSUMED);
    Unit unit = limit.measures() == Limit.Measure.CARBON ? Unit.GRAMS_CO2E : Unit.MICROJOULES;
    Optional<Formula> compared =
        held.actual().map(actual -> compared(budget.comparison(), prefix, actual, unit));
    List<String> notes = new ArrayList<>();
    notes.add("period " + outcome.period().label() + ", " + outcome.period().zone());
    budget
        .approver()
        .ifPresent(approver -> notes.add("granted by " + approver + ", named, not verified"));
    notes.addAll(held.notes());
    Figure actual =
        per(
            limit,
            held.actual()
                .map(
                    counted ->
                        Stated.estimate(prefix + ".actual", "Actual: " + title, unit, counted))
                .orElseGet(
                    () ->
                        Figure.absent(
                            prefix + ".actual",
                            "Actual: " + title,
                            unit,
                            Reason.NOT_DETERMINED,
                            String.join("; ", held.notes())))
                .by(actual(outcome, limit)));
    return new BudgetRow(
        budget.name(),
        place(limit.position()),
        budget.owner(),
        budget.selector().toString(),
        basis(budget, limit),
        per(
            limit,
            Figure.decided(
                    prefix + ".limit", "Limit: " + title, unit, held.allowance().withoutWaivers())
                .by(allowed(held, unit))),
        actual,
        per(limit, forecast(prefix, title, held, unit, quality, compared)),
        used(prefix, title, held, quality, compared),
        charges(prefix, title, budget, limit, actual),
        budget.thresholds().stream()
            .filter(threshold -> threshold.basis() == Threshold.Basis.ACTUAL)
            .map(threshold -> threshold.percent().intValue())
            .distinct()
            .sorted()
            .toList(),
        standing(held),
        budget.enforcement().id(),
        notes);
  }

  private static List<Figure> charges(
      String prefix, String title, CarbonBudget budget, Limit limit, Figure actual) {
    return budget
        .internalCarbonPrice()
        .filter(price -> limit instanceof Limit.Absolute)
        .map(
            price ->
                CarbonCharge.of(prefix + ".charge", "Charge: " + title, price, List.of(actual)))
        .map(List::of)
        .orElse(List.of());
  }

  private static Derivation allowed(LimitOutcome held, Unit unit) {
    Limit limit = held.limit();
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

  /** The very figure of the view, or that figure for a number of items. */
  private Derivation actual(BudgetOutcome outcome, Limit limit) {
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

  private static Figure forecast(
      String prefix,
      String title,
      LimitOutcome held,
      Unit unit,
      Quality quality,
      Optional<Formula> compared) {
    String id = prefix + ".forecast";
    String label = "Forecast: " + title;
    if (held.limit() instanceof Limit.Intensity) {
      return Figure.absent(id, label, unit, Reason.NOT_APPLICABLE, "")
          .by("an intensity is not extrapolated");
    }
    return held.forecast()
        .map(
            value ->
                bounded(
                    held,
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
                .flatMap(value -> compared.map(used -> ahead(held, used, value.central(), unit)))
                .map(Derivation::of)
                .orElseGet(() -> Derivation.of("an actual and 14 complete days are needed"))
                .noting("each day to come is the median of like weekdays"));
  }

  private static Formula ahead(LimitOutcome held, Formula used, BigDecimal forecast, Unit unit) {
    BigDecimal more = forecast.subtract(held.compared().orElseThrow());
    return used.plus(Formula.of(new OfLedgers("days to come", more, unit, Map.of())));
  }

  private static Figure used(
      String prefix, String title, LimitOutcome held, Quality quality, Optional<Formula> compared) {
    String id = prefix + ".used";
    String label = "Used: " + title;
    return held.usedPercent()
        .map(
            percent ->
                bounded(
                    held, Figure.known(id, label, Unit.RATIO, percent.movePointLeft(2), quality)))
        .orElseGet(() -> Figure.absent(id, label, Unit.RATIO, Reason.NOT_DETERMINED, ""))
        .by(
            compared
                .map(actual -> actual.over(Formula.of(new OfFigure("limit", prefix + ".limit"))))
                .map(Derivation::of)
                .orElseGet(() -> Derivation.of("actual / limit")));
  }

  /** What is held against the limit. */
  private static Formula compared(
      Comparison comparison, String prefix, Estimate actual, Unit unit) {
    return switch (comparison) {
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

  private static Figure per(Limit limit, Figure figure) {
    if (!(limit instanceof Limit.Intensity intensity)) {
      return figure;
    }
    DecimalFormat grouped =
        new DecimalFormat("#,##0.###", DecimalFormatSymbols.getInstance(Locale.ROOT));
    return figure.per(
        grouped.format(intensity.per()) + " " + Plural.of(intensity.of().id().replace('-', ' ')));
  }

  private static String basis(CarbonBudget budget, Limit limit) {
    String counted =
        limit.measures() == Limit.Measure.ENERGY ? "facility energy" : budget.view().text();
    return budget.comparison() == Comparison.UPPER ? counted + ", upper end of the range" : counted;
  }

  private static String place(Position position) {
    return Path.of(position.file()).getFileName() + ":" + position.line();
  }

  /** A figure that follows from an actual is as much a lower bound as that is. */
  private static Figure bounded(LimitOutcome held, Figure figure) {
    return isLowerBound(held) ? figure.atLeast() : figure;
  }

  private static boolean isLowerBound(LimitOutcome held) {
    return held.actual().filter(Estimate::lowerBound).isPresent();
  }

  private static BudgetRow.Standing standing(LimitOutcome held) {
    return switch (held.status()) {
      case NOT_APPLICABLE -> BudgetRow.Standing.NOT_APPLICABLE;
      case NO_ACTIVITY -> BudgetRow.Standing.NO_ACTIVITY;
      case OK ->
          isLowerBound(held) ? BudgetRow.Standing.WITHIN_AS_KNOWN : BudgetRow.Standing.WITHIN;
      case WAIVED -> BudgetRow.Standing.WAIVED;
      case RAISED -> BudgetRow.Standing.RAISED;
      case WARN -> BudgetRow.Standing.AT_RISK;
      case DATA_GAP -> BudgetRow.Standing.UNDECIDED;
      case BREACH -> BudgetRow.Standing.BREACHED;
    };
  }
}
