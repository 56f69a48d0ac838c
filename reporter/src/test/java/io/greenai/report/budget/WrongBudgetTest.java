package io.greenai.report.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people get wrong, and the line that tells them. */
class WrongBudgetTest {
  private static final String RIGHT =
      """
      apiVersion: greenai.io/v1
      kind: CarbonBudget
      metadata:
        name: m
        owner: anna@example.com
      spec:
        models: [m]
        period: {calendar: quarter, timeZone: Europe/Berlin}
        limits:
          absolute: {value: 420, unit: kgCO2e}
          intensity: {value: 2, unit: gCO2e, per: 1000, of: inference}
        thresholds:
          - {percent: 100, basis: actual, severity: breach}
        burnRate:
          - {lookback: 7d, factor: 2}
        enforcement: block
        waivers:
          - id: W-1
            reason: migration
            extra: {value: 40, unit: kgCO2e}
            approver: cfo@example.com
            approved: 2026-11-01
            expires: 2026-11-30
      """;

  @TempDir Path folder;

  @ParameterizedTest(name = "{0} -> {1}")
  @MethodSource
  void aMistakeIsNamedByPlaceValueAndRemedy(String right, String wrong, String problem)
      throws IOException {
    assertThat(RIGHT).contains(right);
    Path file = folder.resolve("m.yaml");
    Files.writeString(file, RIGHT);
    assertThat(BudgetFolder.read(folder).problems()).isEmpty();

    Files.writeString(file, RIGHT.replace(right, wrong));

    BudgetFolder read = BudgetFolder.read(folder);
    assertThat(read.problems()).isEqualTo(List.of(file + problem));
    assertThat(read.budgets()).isEmpty();
  }

  static Stream<Arguments> aMistakeIsNamedByPlaceValueAndRemedy() {
    return Stream.of(
        wrong(
            "greenai.io/v1",
            "greenai.io/v2",
            ":1:13: 'apiVersion' is 'greenai.io/v2'; did you mean 'greenai.io/v1'? valid are"
                + " greenai.io/v1"),
        wrong(
            "CarbonBudget",
            "CarbonBugdet",
            ":2:7: 'kind' is 'CarbonBugdet'; did you mean 'CarbonBudget'? valid are BudgetPolicy,"
                + " CarbonBudget"),
        wrong(
            "models: [m]",
            "selector: {model: m}",
            ":7:3: unknown key 'selector'; name the loads with 'models', 'service', 'environments'"
                + " and 'phases'"),
        wrong(
            "models: [m]",
            "models: [m]\n  environments: [prod, prod]",
            ":8:24: 'environments' is 'prod'; that is listed already; drop one"),
        wrong(
            "percent: 100,",
            "percent: 8000,",
            ":13:17: 'percent' is '8000'; write more than 0 and at most 1000, of the limit"),
        wrong("  owner: anna@example.com\n", "", ":4:3: 'metadata' lacks the key 'owner'"),
        wrong(
            "name: m\n",
            "name: m\n  onwer: bob@example.com\n",
            ":5:3: unknown key 'onwer'; did you mean 'owner'?"),
        wrong(
            "models: [m]",
            "models: []",
            ":7:11: 'models' is an empty list; name one or drop the key"),
        wrong("models: [m]", "models: m", ":7:11: 'models' is 'm'; write a list"),
        wrong(
            "models: [m]",
            "models: [m]\n  model: m",
            ":7:3: 'models' and 'model' say the same; keep 'models'"),
        wrong(
            "models: [m]",
            "models: [m]\n  phases: [infrence]",
            ":8:12: 'phases' is 'infrence'; did you mean 'inference'? valid are"
                + " data-preparation, evaluation, inference, loading, training"),
        wrong(
            "models: [m]",
            "models: [m]\n  phases: [training]",
            ":12:55: 'of' is 'inference'; 'phases' leaves out inference; add it there or drop"
                + " this"),
        wrong(
            "models: [m]",
            "environments: [demo]",
            ":7:17: 'environments' goes with 'models'; add that or drop this"),
        wrong(
            "models: [m]",
            "models: [m]\n  basis: {energy: it}",
            ":8:3: 'basis' gave way to 'view'; drop it and write 'view: lca', 'view: esg-location'"
                + " or 'view: esg-market' for what carbon limits count; energy limits count"
                + " facility energy"),
        wrong(
            "models: [m]",
            "models: [m]\n  view: esg",
            ":8:9: 'view' is 'esg'; valid are esg-location, esg-market, lca"),
        wrong(
            "calendar: quarter",
            "calendar: quater",
            ":8:22: 'calendar' is 'quater'; did you mean 'quarter'? valid are"
                + " fiscal-quarter, fiscal-year, month, quarter, year"),
        wrong(
            "Europe/Berlin",
            "Europe/Berln",
            ":8:41: 'timeZone' is 'Europe/Berln'; did you mean 'Europe/Berlin'? write an IANA"
                + " zone, for example Europe/Berlin"),
        wrong(
            "calendar: quarter",
            "calendar: quarter, start: 2026-11-01",
            ":8:38: 'start' is '2026-11-01'; no calendar quarter begins on that day"),
        wrong(
            "absolute: {value: 420, unit: kgCO2e}",
            "absolute: 420",
            ":10:15: 'absolute' is '420'; a limit needs its unit, for example {value: 420, unit:"
                + " kgCO2e}"),
        wrong(
            "value: 420",
            "value: -420",
            ":10:23: 'value' is '-420'; write a plain number of 0 or more, for example 12.5"),
        wrong("per: 1000", "per: 0", ":11:45: 'per' is '0'; write more than 0"),
        wrong(
            "severity: breach",
            "severity: fatal",
            ":13:47: 'severity' is 'fatal'; valid are breach, info, warn"),
        wrong(
            "lookback: 7d",
            "lookback: 6h",
            ":15:18: 'lookback' is '6h'; write 1 to 99 days, for example 7d"),
        wrong(
            "enforcement: block",
            "enforcement: blok",
            ":16:16: 'enforcement' is 'blok'; did you mean 'block'? valid are block, report, warn"),
        wrong(
            "approved: 2026-11-01",
            "approved: 2026-12-01",
            ":23:16: 'expires' is '2026-11-30'; the waiver is approved on 2026-12-01; write a"
                + " later day"),
        wrong(
            "expires: 2026-11-30",
            "expires: 30.11.2026",
            ":23:16: 'expires' is '30.11.2026'; write a date as 2026-10-01"),
        wrong(
            "calendar: quarter",
            "calendar: quarter, fiscalYearStart: '04-01'",
            ":8:31: 'fiscalYearStart' is the organisation's, in its 'fiscalCalendar'; drop it here"
                + " and write 'calendar: fiscal-quarter' or 'calendar: fiscal-year'"),
        wrong(
            "enforcement: block",
            "enforcement: warn\n  block: always",
            ":17:10: 'block' is 'always'; it goes with 'enforcement: block'; write that or drop"
                + " this"),
        wrong(
            "enforcement: block",
            "carryOver: 10",
            ":16:14: 'carryOver' is '10'; write none, or a share of what is left, for example"
                + " unused-percent:10"),
        wrong(
            "enforcement: block",
            "carryOver: unused-percent:110",
            ":16:14: 'carryOver' is 'unused-percent:110'; write none, or a share of what is left,"
                + " for example unused-percent:10"),
        wrong("      approved: 2026-11-01\n", "", ":18:7: 'waivers' lacks the key 'approved'"));
  }

  @Test
  void aFolderHasOnePolicy() throws IOException {
    String policy =
        """
        apiVersion: greenai.io/v1
        kind: BudgetPolicy
        metadata: {owner: anna@example.com}
        spec: {onUnbudgeted: fail}
        """;
    Path first = Files.writeString(folder.resolve("a.yaml"), policy);
    assertThat(BudgetFolder.read(folder).policy().onUnbudgeted()).isEqualTo(OnUnbudgeted.FAIL);

    Path second = Files.writeString(folder.resolve("b.yaml"), policy);
    assertThat(BudgetFolder.read(folder).problems())
        .containsExactly(second + ":1:1: the folder's policy is also in " + first + "; keep one");

    Files.writeString(second, policy.replace("fail", "block"));
    assertThat(BudgetFolder.read(folder).problems())
        .containsExactly(second + ":4:22: 'onUnbudgeted' is 'block'; valid are fail, report, warn");
  }

  private static Arguments wrong(String right, String instead, String problem) {
    return Arguments.of(right, instead, problem);
  }
}
