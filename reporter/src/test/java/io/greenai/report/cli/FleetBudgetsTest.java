package io.greenai.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.greenai.fleet.GenerateFleet;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Budgets of the fleet, on the pages and in the trace of both reports. */
class FleetBudgetsTest {
  private static final Path FLEET = Path.of("../samples/fleet");
  private static final List<String> BUDGETS =
      List.of("fraud-scorer", "image-tagger", "recommender", "search-ranker");

  @TempDir static Path folder;

  private static Path budgets;
  private static Map<String, JsonNode> lca;

  @BeforeAll
  static void report() throws IOException {
    assertThat(
            GenerateFleet.commandLine()
                .execute("--out=" + folder, "--quarters=1", "--days=2", "--seed=7"))
        .isZero();
    budgets = Files.createDirectory(folder.resolve("budgets"));
    for (String budget : BUDGETS) {
      Files.copy(FLEET.resolve("budgets/" + budget + ".yaml"), budgets.resolve(budget + ".yaml"));
    }
    // Beside the other budget for the model, in the other view.
    String text = Files.readString(budgets.resolve("recommender.yaml"));
    Files.writeString(
        budgets.resolve("recommender-scopes.yaml"),
        text.replace("name: recommender", "name: recommender-scopes")
            .replace("view: lca", "view: esg-location"));
    run("report", "--out", folder.resolve("reports").toString());
    lca = figures("lca");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lca", "esg"})
  void anActualIsAFigureOfItsViewToTheLastDigit(String report) throws IOException {
    Map<String, JsonNode> figures = figures(report);

    assertSame(
        figures,
        "budget.recommender-scopes.2025-q1.absolute.actual",
        "esg.location",
        "recommender-scopes");
    for (String budget : BUDGETS) {
      assertSame(figures, "budget." + budget + ".2025-q1.absolute.actual", "lca.gwp", budget);
      assertSame(
          figures, "budget." + budget + ".2025-q1.energy.actual", "energy.models.facility", budget);
    }
  }

  private static void assertSame(
      Map<String, JsonNode> figures, String actual, String view, String budget) {
    String counted = view + ".budget." + budget + ".2025-q1";
    JsonNode figure = figures.get(actual);
    assertThat(figure.get("formula").asText()).isEqualTo("what the budget counts");
    assertThat(figure.at("/inputs/0/figure").asText()).isEqualTo(counted);
    assertThat(figure.get("value").asText()).isEqualTo(figures.get(counted).get("value").asText());
  }

  @Test
  void theBudgetsAndWhatNoneIsForComeToTheWholeView() {
    for (String ofView :
        List.of("energy.models.facility", "lca.gwp", "lca.gwp.operational", "lca.gwp.embodied")) {
      BigDecimal sum = number(ofView + ".unbudgeted");
      for (String budget : BUDGETS) {
        sum = sum.add(number(ofView + ".budget." + budget + ".2025-q1"));
      }
      assertThat(sum).describedAs(ofView).isEqualByComparingTo(number(ofView));
    }
  }

  @Test
  void bothReportsStateWhatNoBudgetIsFor() throws IOException {
    for (String report : List.of("lca", "esg")) {
      String page = Files.readString(folder.resolve("reports/" + report + "-2025-Q1.html"));

      assertThat(page)
          .contains("data-figure=\"energy.models.facility.unbudgeted\"")
          .contains("data-figure=\"lca.gwp.unbudgeted\"")
          .contains("embedder in shop (prod)")
          .contains("granted by cfo-office@example.com, named, not verified");
      assertThat(
              run(
                  "verify-report",
                  folder.resolve("reports/" + report + "-2025-Q1.html").toString()))
          .endsWith("figures\n");
    }
  }

  @Test
  void anActualIsExplainedDownToTheLedgers() {
    assertThat(run("explain", "budget.fraud-scorer.2025-q1.absolute.actual"))
        .contains("  formula: what the budget counts\n")
        .contains(
            "    lca.gwp.budget.fraud-scorer.2025-q1  Global warming potential, fraud-scorer, 2025-Q1\n")
        .contains("from ledgers: account model; budget fraud-scorer; site Frankfurt data hall")
        .containsPattern("    run [0-9a-f-]+  fraud-scoring  head [0-9a-f]{64}\n")
        .doesNotContain("  shop  head ");
  }

  @Test
  void theChargeOfABudgetIsItsActualAtItsOwnPrice() throws IOException {
    assertThat(number("budget.fraud-scorer.2025-q1.absolute.charge"))
        .isEqualByComparingTo(
            number("budget.fraud-scorer.2025-q1.absolute.actual")
                .movePointLeft(6)
                .multiply(new BigDecimal("120")));
    assertThat(lca).doesNotContainKey("budget.recommender.2025-q1.absolute.charge");
    assertThat(Files.readString(folder.resolve("reports/esg-2025-Q1.html")))
        .contains("data-figure=\"budget.fraud-scorer.2025-q1.absolute.charge\"");
  }

  /** 0 for what is not determined. */
  private static BigDecimal number(String id) {
    assertThat(lca).containsKey(id);
    return new BigDecimal(lca.get(id).path("value").asText("0"));
  }

  private static Map<String, JsonNode> figures(String report) throws IOException {
    Map<String, JsonNode> figures = new LinkedHashMap<>();
    for (JsonNode figure :
        new ObjectMapper()
            .readTree(folder.resolve("reports/" + report + "-2025-Q1-trace.json").toFile())
            .get("figures")) {
      figures.put(figure.get("id").asText(), figure);
    }
    return figures;
  }

  private static String run(String... command) {
    List<String> args = new ArrayList<>(List.of(command));
    args.addAll(
        List.of(
            "--ledger=" + folder.resolve("ledger"),
            "--budgets=" + budgets,
            "--org=" + folder.resolve("org.yaml")));
    if (!command[0].equals("verify-report")) {
      args.add("--period=2025-Q1");
    }
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        GreenaiReporter.run(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            Clock.systemUTC(),
            args.toArray(String[]::new));
    assertThat(code).describedAs(err.toString()).isNotEqualTo(1).isNotEqualTo(64);
    return out.toString();
  }
}
