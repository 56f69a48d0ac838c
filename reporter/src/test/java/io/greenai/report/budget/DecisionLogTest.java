package io.greenai.report.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenai.report.budget.Decision.Standing;
import io.greenai.report.time.Period;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionLogTest {
  private static final Period QUARTER = Period.parse("2026-Q4", ZoneId.of("Europe/Berlin"));

  @TempDir Path folder;

  @Test
  void twoFilesThatSayTheSameHaveTheSameHash() throws IOException {
    CarbonBudget shortForm = budget("energy: {value: 1, unit: kWh}", "");
    CarbonBudget longForm =
        budget("energy: {value: 1000.0, unit: Wh}", "  enforcement: warn # the default\n");

    assertThat(EffectiveBudget.of(longForm).sha256())
        .isEqualTo(EffectiveBudget.of(shortForm).sha256());
    assertThat(EffectiveBudget.of(budget("energy: {value: 1.01, unit: kWh}", "")).sha256())
        .isNotEqualTo(EffectiveBudget.of(shortForm).sha256());
  }

  @Test
  void theCanonicalFormIsOneLineForEachKey() throws IOException {
    CarbonBudget budget = budget("absolute: {value: 0.1, unit: kgCO2e}", "");

    assertThat(EffectiveBudget.of(budget).canonical())
        .isEqualTo(
            """
            name: m
            burnRate: 1d at 9, 7d at 2, 28d at 1.2
            carryOver: none
            enforcement: warn
            environments: prod
            limits.absolute: 100 gCO2e
            models: m
            onMissingData: fail
            owner: anna@example.com
            period: every calendar quarter, Europe/Berlin
            phases: all
            thresholds: warn above 100 % of forecast, breach above 100 % of actual
            uncertainty: compare-central
            view: lca: life-cycle emissions of electricity and hardware
            """);
  }

  @Test
  void aDecisionIsReadAsItWasWritten() throws IOException {
    Decision decision = decision("2026-10-05T08:00:00Z", "check", "0.5", "0.7", "breach");

    String line = DecisionJson.write(decision);

    assertThat(line).doesNotContain("\n");
    assertThat(DecisionJson.read(line)).isEqualTo(decision);
  }

  @Test
  void aLimitChangedInTheLogIsFound() throws IOException {
    String line =
        DecisionJson.write(decision("2026-10-05T08:00:00Z", "check", "0.5", "0.7", "breach"));

    assertThatThrownBy(() -> DecisionJson.read(line.replace("500 gCO2e", "900 gCO2e")))
        .isInstanceOf(IOException.class)
        .hasMessageMatching(
            "the values of budget 'm' have the sha256 [0-9a-f]{64}, not [0-9a-f]{64}; somebody"
                + " changed them");
  }

  @Test
  void aLimitThatWasRaisedIsToldWithTheLowestThatHeldAndTheBreachThatWasFound() throws IOException {
    DecisionLog log =
        new DecisionLog(
            List.of(
                decision("2026-11-01T08:00:00Z", "check", "0.5", "0.7", "breach"),
                decision("2026-10-05T08:00:00Z", "check", "0.6", "0.3", "ok"),
                decision("2026-09-30T08:00:00Z", "check", "0.1", "0.3", "breach")));
    CarbonBudget now = budget("absolute: {value: 0.9, unit: kgCO2e}", "");
    Limit limit = now.limits().get(0);

    assertThat(log.lower(now, limit, QUARTER).orElseThrow().ceiling()).isEqualByComparingTo("500");
    assertThat(log.breached(now, limit, QUARTER)).hasValue(Instant.parse("2026-11-01T08:00:00Z"));
    assertThat(log.changes(now, QUARTER))
        .containsExactly(
            "changed in the period: limits.absolute 600 gCO2e -> 500 gCO2e, seen by the check of"
                + " 2026-11-01T08:00:00Z, no history",
            "changed in the period: limits.absolute 500 gCO2e -> 900 gCO2e, new with this run");
  }

  @Test
  void aLimitThatWasOnlyLoweredIsNotRaised() throws IOException {
    DecisionLog log =
        new DecisionLog(List.of(decision("2026-10-05T08:00:00Z", "check", "0.6", "0.3", "ok")));
    CarbonBudget now = budget("absolute: {value: 0.5, unit: kgCO2e}", "");

    assertThat(log.lower(now, now.limits().get(0), QUARTER)).isEmpty();
    assertThat(log.changes(now, QUARTER)).hasSize(1);
  }

  @Test
  void onlyAPeriodThatWasOverWhenItWasClosedIsClosed() throws IOException {
    CarbonBudget now = budget("absolute: {value: 0.5, unit: kgCO2e}", "");
    Limit limit = now.limits().get(0);
    Decision check = decision("2027-01-03T08:00:00Z", "check", "0.5", "0.3", "ok");
    Decision draft = decision("2026-12-03T08:00:00Z", "close", "0.5", "0.2", "ok");
    Decision close = decision("2027-01-05T08:00:00Z", "close", "0.5", "0.3", "ok");

    assertThat(new DecisionLog(List.of(check, draft)).closed(now, limit, QUARTER)).isEmpty();
    assertThat(
            new DecisionLog(List.of(check, draft, close))
                .closed(now, limit, QUARTER)
                .orElseThrow()
                .standing()
                .compared()
                .orElseThrow())
        .isEqualByComparingTo("300");
  }

  private Decision decision(String at, String command, String limit, String compared, String status)
      throws IOException {
    CarbonBudget budget = budget("absolute: {value: " + limit + ", unit: kgCO2e}", "");
    Instant recorded = Instant.parse(at);
    return new Decision(
        recorded,
        command,
        QUARTER.label(),
        recorded.isBefore(QUARTER.end()) ? recorded : QUARTER.end(),
        "no history",
        EffectiveBudget.of(List.of(budget)),
        List.of(
            new Standing(
                "m",
                "absolute",
                QUARTER.start(),
                QUARTER.end(),
                budget.limits().get(0).ceiling(),
                Optional.of(new BigDecimal(compared).movePointRight(3)),
                true,
                status)));
  }

  private CarbonBudget budget(String limits, String more) throws IOException {
    return BudgetFile.read(
        Files.writeString(folder.resolve("m.yaml"), BudgetFileTest.budget(limits) + more));
  }
}
