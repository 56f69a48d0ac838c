package io.greenai.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.fleet.GenerateFleet;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Reperformance;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every figure that both reports print of the fleet follows from the inputs that it names. */
class RederivationTest {
  @TempDir static Path folder;

  private static Map<String, Reperformance> reports;

  @BeforeAll
  static void readFleet() throws IOException {
    assertThat(
            GenerateFleet.commandLine()
                .execute("--out=" + folder, "--quarters=6", "--days=2", "--seed=7"))
        .isZero();
    reports = Rederivation.of(Clock.systemUTC(), sources());
  }

  private static List<String> sources() {
    return List.of(
        "--period",
        "2026-Q2",
        "--ledger",
        folder.resolve("ledger").toString(),
        "--org",
        folder.resolve("org.yaml").toString(),
        "--budgets",
        "../samples/fleet/budgets");
  }

  @Test
  void anIdNamesTheSameFigureOnBothReportsAndWhereItIsExplained() {
    Map<String, Figure> esg = reports.get("esg").figures();
    Map<String, Figure> lca = reports.get("lca").figures();
    Set<String> both = new TreeSet<>(esg.keySet());
    both.retainAll(lca.keySet());

    assertThat(both)
        .hasSizeGreaterThan(100)
        .contains("esg.scope2.market", "esg.scope3.cloud", "lca.gwp")
        .allSatisfy(id -> assertThat(lca.get(id)).as(id).isEqualTo(esg.get(id)));
    for (String id : List.of("esg.scope3.cloud", "esg.scope2.market", "lca.gwp", "esg.memo")) {
      Figure printed = esg.getOrDefault(id, lca.get(id));
      assertThat(explained(id))
          .startsWith(id + "  " + printed.label() + "\n")
          .contains(printed.number().orElseThrow().toPlainString() + " g CO2e")
          .contains("  formula: " + printed.derivation().formula() + "\n");
    }
  }

  private static String explained(String id) {
    StringWriter out = new StringWriter();
    List<String> explain = new ArrayList<>(List.of("explain", id));
    explain.addAll(sources());
    GreenaiReporter.run(
        new PrintWriter(out, true),
        new PrintWriter(out, true),
        Clock.systemUTC(),
        explain.toArray(String[]::new));
    return out.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"esg", "lca"})
  void aFormulaComesToItsFigure(String report) {
    assertThat(reports.get(report).differing()).isEmpty();
    assertThat(reports.get(report).hidden()).isEmpty();
    assertThat(reports.get(report).performed()).isGreaterThan(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"esg", "lca"})
  void anIntervalFollowsFromTheErrorsOfItsSources(String report) {
    assertThat(reports.get(report).otherIntervals()).isEmpty();
    assertThat(reports.get(report).intervals()).isGreaterThan(80);
  }

  @ParameterizedTest
  @ValueSource(strings = {"esg", "lca"})
  void noNumberIsWithoutArithmetic(String report) {
    assertThat(reports.get(report).untraceable()).isEmpty();
  }
}
