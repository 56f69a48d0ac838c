package io.greenai.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.fleet.GenerateFleet;
import io.greenai.report.disclose.model.Reperformance;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
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
    reports =
        Rederivation.of(
            Clock.systemUTC(),
            List.of(
                "--period",
                "2026-Q2",
                "--ledger",
                folder.resolve("ledger").toString(),
                "--org",
                folder.resolve("org.yaml").toString(),
                "--budgets",
                "../samples/fleet/budgets"));
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
  void noNumberIsWithoutArithmetic(String report) {
    assertThat(reports.get(report).untraceable()).isEmpty();
  }
}
