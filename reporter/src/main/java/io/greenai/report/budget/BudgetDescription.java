package io.greenai.report.budget;

import static java.util.stream.Collectors.joining;

import io.greenai.ledger.Phase;
import io.greenai.report.yaml.Position;
import io.greenai.report.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a budget says, defaults filled in, as lines of text. */
public final class BudgetDescription {
  private final CarbonBudget budget;
  private final List<Line> lines = new ArrayList<>();

  private BudgetDescription(CarbonBudget budget) {
    this.budget = budget;
  }

  /**
   * One setting.
   *
   * @param key as in the file
   * @param origin where the file states it, absent where it is a default or comes from children
   */
  public record Line(String key, String value, Optional<Position> origin) {}

  /** All settings that the budget has, in the order in which files state them. */
  public static List<Line> of(CarbonBudget budget) {
    return new BudgetDescription(budget).lines();
  }

  private List<Line> lines() {
    add("owner", budget.owner());
    budget.approver().ifPresent(approver -> add("approver", approver + " (named, not verified)"));
    budget.costCenter().ifPresent(center -> add("costCenter", center));
    budget.parent().map(YamlScalar::text).ifPresent(parent -> add("parent", parent));
    selector();
    add("period", period(budget.calendar()));
    add("view", budget.view().id() + ": " + budget.view().text());
    budget.limits().forEach(this::limit);
    add(
        "thresholds",
        budget.thresholds().stream().map(BudgetDescription::text).collect(joining(", ")));
    add("burnRate", burnRates());
    add("carryOver", budget.carryOver().text());
    add("enforcement", budget.enforcement().id());
    if (budget.enforcement() == Enforcement.BLOCK) {
      add("block", budget.blocking().id());
    }
    add("onMissingData", budget.onMissingData().id());
    add("uncertainty", budget.comparison().id());
    budget.waivers().forEach(waiver -> add("waivers", text(waiver)));
    budget.internalCarbonPrice().ifPresent(price -> add("internalCarbonPrice", price.text()));
    return lines;
  }

  private void selector() {
    if (!(budget.selector() instanceof Selector.OfModels of)) {
      add("models", budget.selector() + ", by its children");
      return;
    }
    add("models", "model", of.models().stream().map(ModelPattern::text).collect(joining(", ")));
    of.service().ifPresent(service -> add("service", service));
    add("environments", "environment", of.environments().toString());
    add(
        "phases",
        of.phases().isEmpty()
            ? "all"
            : of.phases().stream().sorted().map(Phase::id).collect(joining(", ")));
  }

  private void limit(Limit limit) {
    lines.add(new Line("limits." + limit.kind(), limit.text(), Optional.of(limit.position())));
  }

  private String burnRates() {
    return budget.burnRates().isEmpty()
        ? "none"
        : budget.burnRates().stream()
            .map(rate -> rate.label() + " at " + rate.factor().toPlainString())
            .collect(joining(", "));
  }

  private void add(String key, String value) {
    lines.add(new Line(key, value, Optional.ofNullable(budget.stated().get(key))));
  }

  private void add(String key, String shortKey, String value) {
    Position position = budget.stated().getOrDefault(shortKey, budget.stated().get(key));
    lines.add(new Line(key, value, Optional.ofNullable(position)));
  }

  private static String period(BudgetCalendar calendar) {
    String unit = calendar.unit().text();
    return calendar
            .start()
            .map(start -> "the " + unit + " that begins on " + start)
            .orElse("every " + unit)
        + ", "
        + calendar.zone();
  }

  private static String text(Threshold threshold) {
    return threshold.severity().id()
        + " above "
        + threshold.percent().toPlainString()
        + " % of "
        + threshold.basis().id();
  }

  private static String text(Waiver waiver) {
    return waiver.id()
        + ": "
        + Limit.Measure.CARBON.text(waiver.extraGrams())
        + " from "
        + waiver.approved()
        + " to "
        + waiver.expires()
        + ", approved by "
        + waiver.approver()
        + " (named, not verified): "
        + waiver.reason();
  }
}
