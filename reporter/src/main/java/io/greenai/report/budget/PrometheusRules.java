package io.greenai.report.budget;

import static java.util.stream.Collectors.joining;

import io.greenai.ledger.Phase;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * Rules by which Prometheus warns of a budget between two runs of the gate. They know the agents'
 * metered energy alone: no carbon, and no facility energy, which is more. So they fall silent
 * rather than cry wolf, and the gate decides.
 */
public final class PrometheusRules {
  private static final String METRIC = "greenai_model_energy_joules_total";
  private static final BigDecimal MICROJOULES_PER_JOULE = new BigDecimal("1e6");

  private final StringBuilder text = new StringBuilder();

  private PrometheusRules() {}

  /**
   * A rule file for all of {@code budgets}, in their order; those without energy limit are named.
   */
  public static String of(List<CarbonBudget> budgets) {
    PrometheusRules rules = new PrometheusRules();
    rules.line(
        "# Made by 'greenai budgets rules'. Metered energy is less than the facility energy that");
    rules.line("# limits count: these rules warn late, never early; 'greenai check' decides.");
    if (budgets.stream().noneMatch(PrometheusRules::hasEnergyLimit)) {
      rules.line("groups: []");
    } else {
      rules.line("groups:");
    }
    for (CarbonBudget budget : budgets) {
      budget
          .limit(Limit.Energy.class)
          .ifPresentOrElse(
              limit -> rules.group(budget, limit),
              () -> rules.line("# " + oneLine(budget.name()) + ": no limit on energy, so no rule"));
    }
    return rules.text.toString();
  }

  private static boolean hasEnergyLimit(CarbonBudget budget) {
    return budget.limit(Limit.Energy.class).isPresent();
  }

  private void group(CarbonBudget budget, Limit limit) {
    line("  - name: " + quoted("greenai budget " + budget.name()));
    line("    rules:");
    budget.burnRates().forEach(rate -> pace(budget, limit, rate));
    if (budget.onMissingData() == OnMissingData.FAIL) {
      line("      - alert: GreenaiBudgetWithoutData");
      line("        expr: " + quoted("absent(" + sum(budget, "last_over_time", "1d") + ")"));
      labels(budget, "warning");
      line("        annotations:");
      line(
          "          summary: "
              + quoted("No energy of " + budget.selector() + " was exported for a day"));
    }
  }

  private void pace(CarbonBudget budget, Limit limit, BurnRate rate) {
    String record = "greenai:budget_energy_joules:increase" + rate.label();
    line("      - record: " + record);
    line("        expr: " + quoted(sum(budget, "increase", rate.label())));
    line("        labels:");
    line("          budget: " + quoted(budget.name()));
    line("      - alert: GreenaiBudgetBurnsFast");
    line(
        "        expr: "
            + quoted(
                record
                    + "{budget="
                    + literal(budget.name())
                    + "} > "
                    + allowedJoules(budget, limit, rate)));
    labels(budget, "warning");
    line("          lookback: " + rate.label());
    line("        annotations:");
    line(
        "          summary: "
            + quoted(
                "Budget "
                    + budget.name()
                    + " used more over "
                    + rate.days()
                    + " than "
                    + rate.factor().toPlainString()
                    + " times the even pace of "
                    + limit.text()));
  }

  private void labels(CarbonBudget budget, String severity) {
    line("        labels:");
    line("          severity: " + severity);
    line("          budget: " + quoted(budget.name()));
    line("          owner: " + quoted(budget.owner()));
  }

  /** Of the limit, times the factor, what an even pace leaves to the lookback. */
  private static String allowedJoules(CarbonBudget budget, Limit limit, BurnRate rate) {
    return limit
        .ceiling()
        .multiply(rate.factor())
        .multiply(BigDecimal.valueOf(rate.lookback().toDays()))
        .divide(
            MICROJOULES_PER_JOULE.multiply(
                BigDecimal.valueOf(budget.calendar().unit().leastDays())),
            MathContext.DECIMAL32)
        .toPlainString();
  }

  private static String sum(CarbonBudget budget, String function, String lookback) {
    return budget
        .selector()
        .parts()
        .map(part -> function + "(" + METRIC + "{" + matchers(part) + "}[" + lookback + "])")
        .collect(joining(" or ", "sum(", ")"));
  }

  private static String matchers(Selector.OfModels of) {
    return "model=~"
        + anyOf(of.models().stream().map(ModelPattern::regex).toList())
        + ",environment=~"
        + anyOf(of.environments().spellings().stream().map(PrometheusRules::escaped).toList())
        + of.service().map(name -> ",service=" + literal(name)).orElse("")
        + (of.phases().isEmpty()
            ? ""
            : ",phase=~" + anyOf(of.phases().stream().sorted().map(Phase::id).toList()));
  }

  private static String anyOf(List<String> expressions) {
    return literal(String.join("|", expressions));
  }

  /** Of a regular expression as Prometheus has them (RE2). */
  static String escaped(String name) {
    return name.replaceAll("([\\\\.+*?()|\\[\\]{}^$])", "\\\\$1");
  }

  /** A string of PromQL. */
  private static String literal(String value) {
    return "\"" + oneLine(value).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /** A string of YAML, and within an annotation no template. */
  private static String quoted(String value) {
    return "'" + oneLine(value).replace("'", "''").replace("{{", "{ {") + "'";
  }

  private static String oneLine(String value) {
    return value.replaceAll("\\p{Cntrl}+", " ");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
