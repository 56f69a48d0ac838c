package io.greenai.report.disclose;

import io.greenai.ledger.Quality;
import io.greenai.report.budget.BudgetOutcome;
import io.greenai.report.budget.BudgetStatus;
import io.greenai.report.budget.CarbonBudget;
import io.greenai.report.budget.Limit;
import io.greenai.report.budget.LimitOutcome;
import io.greenai.report.budget.Threshold;
import io.greenai.report.disclose.model.BudgetRow;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.FigureId;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.footprint.Estimate;
import io.greenai.report.yaml.Position;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One row per limit of each budget. */
final class BudgetRows {
  private BudgetRows() {}

  static List<BudgetRow> of(List<BudgetOutcome> outcomes) {
    return outcomes.stream()
        .flatMap(outcome -> outcome.limits().stream().map(limit -> row(outcome, limit)))
        .toList();
  }

  private static BudgetRow row(BudgetOutcome outcome, LimitOutcome held) {
    CarbonBudget budget = outcome.budget();
    Limit limit = held.limit();
    String kind = kind(limit);
    String prefix = FigureId.of("budget", budget.name(), outcome.period().label(), kind);
    Quality quality = held.actual().map(Estimate::quality).orElse(Quality.ASSUMED);
    Unit unit = limit.measures() == Limit.Measure.CARBON ? Unit.GRAMS_CO2E : Unit.MICROJOULES;
    List<String> notes = new ArrayList<>();
    notes.add("period " + outcome.period().label() + ", " + outcome.period().zone());
    notes.addAll(held.notes());
    return new BudgetRow(
        budget.name(),
        place(limit.position()),
        budget.owner(),
        budget.selector().toString(),
        basis(budget, limit),
        per(
            limit,
            Figure.known(prefix + ".limit", "Limit", unit, limit.ceiling(), Quality.MEASURED)),
        per(
            limit,
            held.actual()
                .map(actual -> Stated.estimate(prefix + ".actual", "Actual", unit, actual))
                .orElseGet(
                    () ->
                        Figure.absent(
                            prefix + ".actual",
                            "Actual",
                            unit,
                            Reason.NOT_DETERMINED,
                            String.join("; ", held.notes())))),
        per(limit, forecast(prefix, limit, held, unit, quality)),
        used(prefix, held.usedPercent(), quality),
        budget.thresholds().stream()
            .filter(threshold -> threshold.basis() == Threshold.Basis.ACTUAL)
            .map(threshold -> threshold.percent().intValue())
            .distinct()
            .sorted()
            .toList(),
        standing(held.status()),
        budget.enforcement().id(),
        notes);
  }

  private static Figure forecast(
      String prefix, Limit limit, LimitOutcome held, Unit unit, Quality quality) {
    String id = prefix + ".forecast";
    String label = "Forecast";
    if (limit instanceof Limit.Intensity) {
      return Figure.absent(id, label, unit, Reason.NOT_APPLICABLE, "");
    }
    return held.forecast()
        .map(
            value ->
                Figure.known(id, label, unit, value, quality.worse(Quality.MODELLED))
                    .by("actual + actual / observed time x remaining time", prefix + ".actual"))
        .orElseGet(
            () ->
                Figure.absent(
                    id,
                    label,
                    unit,
                    Reason.NOT_DETERMINED,
                    held.actual().isPresent()
                        ? "less than 1 % of the period was observed"
                        : "no actual"));
  }

  private static Figure used(String prefix, Optional<BigDecimal> percent, Quality quality) {
    return percent
        .map(
            value ->
                Figure.known(prefix + ".used", "Used", Unit.RATIO, value.movePointLeft(2), quality))
        .orElseGet(
            () -> Figure.absent(prefix + ".used", "Used", Unit.RATIO, Reason.NOT_DETERMINED, ""));
  }

  private static Figure per(Limit limit, Figure figure) {
    if (!(limit instanceof Limit.Intensity intensity)) {
      return figure;
    }
    DecimalFormat grouped =
        new DecimalFormat("#,##0.###", DecimalFormatSymbols.getInstance(Locale.ROOT));
    return figure.per(grouped.format(intensity.per()) + " " + intensity.of().id() + "s");
  }

  private static String kind(Limit limit) {
    if (limit instanceof Limit.Absolute) {
      return "absolute";
    }
    return limit instanceof Limit.Energy ? "energy" : "intensity";
  }

  private static String basis(CarbonBudget budget, Limit limit) {
    if (limit.measures() == Limit.Measure.ENERGY) {
      return budget.energyBasis().id() + " energy";
    }
    return "lifecycle factors, operational"
        + (budget.includesEmbodied() ? " and embodied" : "")
        + ", "
        + budget.comparison().id();
  }

  private static String place(Position position) {
    return Path.of(position.file()).getFileName() + ":" + position.line();
  }

  private static BudgetRow.Standing standing(BudgetStatus status) {
    return switch (status) {
      case OK -> BudgetRow.Standing.WITHIN;
      case WAIVED -> BudgetRow.Standing.WAIVED;
      case WARN -> BudgetRow.Standing.AT_RISK;
      case NO_DATA -> BudgetRow.Standing.UNDECIDED;
      case BREACH -> BudgetRow.Standing.BREACHED;
    };
  }
}
