package io.greenai.report.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrometheusRulesTest {
  @TempDir Path folder;

  @Test
  void aBurnRateIsRecordedAndHeldAgainstItsShareOfTheLimit() throws IOException {
    JsonNode group = groups(odd("energy: {value: 90, unit: kWh}")).get(0);

    assertThat(group.at("/rules/0/record").asText())
        .isEqualTo("greenai:budget_energy_joules:increase7d");
    assertThat(group.at("/rules/0/expr").asText())
        .isEqualTo(
            "sum(increase(greenai_model_energy_joules_total{model=~\"fraud-.*|it's\\\\.2\","
                + "environment=~\"demo|prod|production|\",service=\"a\\\"b\",phase=~\"inference\"}"
                + "[7d]))");
    // 90 kWh in a quarter of 90 days, the shortest: 1 kWh a day, 7 days, twice the even pace.
    assertThat(group.at("/rules/1/expr").asText())
        .isEqualTo("greenai:budget_energy_joules:increase7d{budget=\"it's\"} > 50400000");
    assertThat(group.at("/rules/1/labels/lookback").asText()).isEqualTo("7d");
    assertThat(group.at("/rules/1/labels/owner").asText()).isEqualTo("anna@example.com");
    assertThat(group.at("/rules/4/expr").asText()).startsWith("absent(sum(last_over_time(");
  }

  @Test
  void aBudgetWithoutLimitOnEnergyIsNamedAndHasNoRule() throws IOException {
    String rules = PrometheusRules.of(List.of(odd("absolute: {value: 1, unit: tCO2e}")));

    assertThat(rules).contains("groups: []\n# it's: no limit on energy, so no rule\n");
  }

  @Test
  void prometheusAcceptsTheRules() throws IOException, InterruptedException {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(bin -> Files.isExecutable(Path.of(bin, "promtool"))),
        "promtool is not installed here");
    List<CarbonBudget> shipped = BudgetFolder.read(Path.of("../budgets")).budgets();
    for (List<CarbonBudget> budgets :
        List.of(
            shipped,
            List.of(odd("energy: {value: 90, unit: kWh}")),
            List.of(odd("absolute: {value: 1, unit: tCO2e}")))) {
      Path file = folder.resolve("rules.yml");
      Files.writeString(file, PrometheusRules.of(budgets));

      Process promtool =
          new ProcessBuilder("promtool", "check", "rules", file.toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(promtool.waitFor()).describedAs(said).isZero();
    }
  }

  private JsonNode groups(CarbonBudget budget) throws IOException {
    return new YAMLMapper().readTree(PrometheusRules.of(List.of(budget))).get("groups");
  }

  /** With all that needs an escape. */
  private CarbonBudget odd(String limit) throws IOException {
    return BudgetFile.read(
        Files.writeString(
            folder.resolve("budget.yaml"),
            """
            apiVersion: greenai.io/v1
            kind: CarbonBudget
            metadata: {name: it's, owner: anna@example.com}
            spec:
              models: ["fraud-*", it's.2]
              environments: [prod, demo]
              service: a"b
              phases: [inference]
              period: {calendar: quarter, timeZone: Europe/Berlin}
              burnRate: [{lookback: 7d, factor: 2}, {lookback: 1d, factor: 9}]
              limits: {%s}
            """
                .formatted(limit)));
  }
}
