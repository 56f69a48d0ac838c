package io.greenai.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.report.ingest.Ledgers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BudgetsCommandTest {
  @TempDir Path folder;

  private Desk desk;

  @BeforeEach
  void layOut() throws IOException {
    desk = new Desk(folder);
  }

  @Test
  void explainShowsEachValueAndWhereItComesFrom() throws IOException {
    desk.budget("fraud-scorer", "energy: {value: 1, unit: kWh}", "block");

    assertThat(desk.run("budgets", "explain", "fraud-scorer", "--budgets", budgets())).isZero();

    assertThat(desk.out())
        .containsPattern("owner +anna@example.com +line 3:32\n")
        .containsPattern("models +fraud-scorer +line 5:3\n")
        .containsPattern("environments +prod +default\n")
        .containsPattern("limits.energy +1 kWh +line 7:20\n")
        .containsPattern("burnRate +1d at 9, 7d at 2, 28d at 1.2 +default\n")
        .containsPattern("enforcement +block +line 8:3\n");
  }

  @Test
  void explainFindsTheBudgetsOfAModel() throws IOException {
    Path file = desk.budget("all", "energy: {value: 1, unit: kWh}", "block");
    Files.writeString(
        file, Files.readString(file).replace("model: all", "models: ['fraud-*', tagger]"));

    assertThat(desk.run("budgets", "explain", "fraud-scorer", "--budgets", budgets())).isZero();
    assertThat(desk.out()).startsWith("BUDGET");

    assertThat(desk.run("budgets", "explain", "ghost", "--budgets", budgets())).isEqualTo(1);
    assertThat(desk.err())
        .isEqualTo(
            "explain: "
                + desk.budgets
                + ": no budget is named 'ghost' or is for a model of that name; there are all\n");
  }

  @Test
  void statusShowsABreachAndFailsForNone() throws IOException {
    new Ledgers(desk.ledger).write("fraud-scorer", Ledgers.OPENED.plusSeconds(600));
    desk.budget("fraud-scorer", "energy: {value: 0.5, unit: Wh}", "block");

    assertThat(desk.runWithSources("budgets", "status")).isZero();

    assertThat(desk.out()).containsPattern("fraud-scorer +2026-Q4 .* breach +block\n");
  }

  @Test
  void afterFourteenDaysThereIsAForecastAndBeforeItIsTooEarly() throws IOException {
    desk.budget("fraud-scorer", "energy: {value: 1, unit: kWh}", "block");
    Instant midnight = Instant.parse("2026-11-06T23:00:00Z");
    for (int day = 0; day < 14; day++) {
      Instant start = midnight.plus(Duration.ofDays(day));
      new Ledgers(desk.ledger)
          .run("run-" + day)
          .start(start)
          .write("fraud-scorer", start.plusSeconds(60));
    }

    // 2 W for a minute each day, with 20 % that the meters leave out and a PUE of 1.5: 216 J.
    assertThat(desk.runWithSources("budgets", "forecast", "--as-of", "2026-11-20T23:00:00Z"))
        .isZero();
    assertThat(desk.out())
        .containsPattern(
            "fraud-scorer +2026-Q4 +1.00 kWh +3,020 J +3\\.30 Wh +3\\.30 Wh +3\\.30 Wh");

    desk.runWithSources("budgets", "forecast", "--as-of", "2026-11-19T23:00:00Z");
    assertThat(desk.out()).containsPattern("- +too early +-\n");
  }

  @Test
  void asOfAnEarlierTimeWhatWasBookedLaterIsNotThere() throws IOException {
    desk.budget("fraud-scorer", "energy: {value: 1, unit: kWh}", "block");
    Instant midnight = Instant.parse("2026-11-06T23:00:00Z");
    for (int day = 1; day <= 15; day++) {
      Instant end = midnight.plus(Duration.ofDays(day));
      new Ledgers(desk.ledger)
          .run("run-" + day)
          .start(end.minusSeconds(day == 1 ? 86_400 : 60))
          .write("fraud-scorer", end.minusSeconds(day == 1 ? 86_340 : 0));
    }

    desk.runWithSources("budgets", "forecast", "--as-of", "2026-11-20T23:00:00Z");

    // 14 days at 216 J were booked by then, and 41 were to come.
    assertThat(desk.out()).containsPattern("3,020 J +3\\.30 Wh +3\\.30 Wh +3\\.30 Wh");
  }

  @Test
  void diffTellsWhatChanged() throws IOException {
    desk.budget("fraud-scorer", "energy: {value: 1, unit: kWh}", "block");
    Path after = Files.createDirectory(folder.resolve("after"));
    Files.copy(desk.budgets.resolve("fraud-scorer.yaml"), after.resolve("fraud-scorer.yaml"));

    assertThat(desk.run("budgets", "diff", budgets(), after.toString())).isZero();
    assertThat(desk.out()).isEqualTo("no change\n");

    Files.writeString(
        after.resolve("fraud-scorer.yaml"), "  onMissingData: warn\n", StandardOpenOption.APPEND);
    desk.run("budgets", "diff", budgets(), after.toString());
    assertThat(desk.out())
        .isEqualTo(
            "fraud-scorer: onMissingData fail -> warn ("
                + after.resolve("fraud-scorer.yaml")
                + ":9:3)\n");
  }

  @Test
  void rulesGoToStandardOutput() throws IOException {
    desk.budget("fraud-scorer", "energy: {value: 1, unit: kWh}", "block");

    assertThat(desk.run("budgets", "rules", "--budgets", budgets())).isZero();

    assertThat(desk.out()).contains("greenai_model_energy_joules_total{model=~\"fraud-scorer\"");
  }

  @Test
  void aWrongBudgetStopsEveryCommandWithItsPlace() throws IOException {
    Path file = desk.budget("fraud-scorer", "energy: 1200", "block");

    assertThat(desk.run("budgets", "rules", "--budgets", budgets())).isEqualTo(1);

    assertThat(desk.err()).startsWith("rules: " + file + ":7:20: 'energy' is '1200';");
  }

  private String budgets() {
    return desk.budgets.toString();
  }
}
