package io.greenai.report.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BudgetTreeTest {
  @TempDir Path folder;

  @Test
  void childrenMayUseUpTheirParentExactly() throws IOException {
    write("team", "", "energy: {value: 30, unit: kWh}");
    write("a", "parent: team, model: a,", "energy: {value: 20, unit: kWh}");
    write("b", "parent: team, model: b,", "energy: {value: 10, unit: kWh}");

    assertThat(read().problems()).isEmpty();
  }

  @Test
  void childrenThatExceedTheirParentAreNamedWithIt() throws IOException {
    write("team", "", "energy: {value: 30, unit: kWh}");
    write("a", "parent: team, model: a,", "energy: {value: 20, unit: kWh}");
    write("b", "parent: team, model: b,", "energy: {value: 10.5, unit: kWh}");

    assertThat(read().problems())
        .containsExactly(
            folder.resolve("team.yaml")
                + ":4:80: budget 'team' is 30 kWh, but its children are 30.5 kWh: 'a' 20 kWh, 'b'"
                + " 10.5 kWh; raise the parent or lower a child");
  }

  @Test
  void childrenOfDifferentQuartersDoNotAddUp() throws IOException {
    write("team", "", "energy: {value: 30, unit: kWh}");
    write("a", "parent: team, model: a,", "energy: {value: 20, unit: kWh}", "2026-07-01");
    write("b", "parent: team, model: b,", "energy: {value: 20, unit: kWh}", "2026-10-01");
    assertThat(read().problems()).isEmpty();

    write("c", "parent: team, model: c,", "energy: {value: 11, unit: kWh}");
    assertThat(read().problems())
        .singleElement()
        .asString()
        .contains("its children are 31 kWh: 'a' 20 kWh, 'c' 11 kWh;");
  }

  @Test
  void aParentWithoutModelIsForAllThatItsChildrenAreFor() throws IOException {
    write("all", "", "energy: {value: 30, unit: kWh}");
    write("team", "parent: all,", "energy: {value: 30, unit: kWh}");
    write("a", "parent: team, model: a,", "energy: {value: 1, unit: kWh}");
    write("b", "parent: team, model: b, service: s,", "energy: {value: 1, unit: kWh}");

    assertThat(read().budgets())
        .extracting(budget -> budget.name() + ": " + budget.selector())
        .containsExactly(
            "a: a (prod)",
            "all: a (prod), b in service s (prod)",
            "b: b in service s (prod)",
            "team: a (prod), b in service s (prod)");
  }

  @Test
  void aBudgetForNothingIsRefused() throws IOException {
    write("team", "", "energy: {value: 30, unit: kWh}");

    assertThat(read().problems())
        .containsExactly(
            folder.resolve("team.yaml")
                + ":1:1: budget 'team' names no 'model', and no budget names it as its 'parent';"
                + " write one of them");
  }

  @Test
  void aMistypedParentIsNamedWithTheNearestBudget() throws IOException {
    write("team", "model: m,", "energy: {value: 30, unit: kWh}");
    write("a", "parent: taem, model: a,", "energy: {value: 1, unit: kWh}");

    assertThat(read().problems())
        .containsExactly(
            folder.resolve("a.yaml")
                + ":4:16: 'parent' is 'taem'; did you mean 'team'? valid are a, team");
  }

  @Test
  void aCircleOfParentsIsRefused() throws IOException {
    write("a", "parent: b, model: a,", "energy: {value: 1, unit: kWh}");
    write("b", "parent: a, model: b,", "energy: {value: 1, unit: kWh}");

    assertThat(read().problems())
        .containsExactly(
            folder.resolve("a.yaml")
                + ":4:16: 'parent' is 'b'; that makes a circle of a, b; drop one 'parent'");
  }

  @Test
  void budgetsOfUnlikePeriodsAreNotAddedUp() throws IOException {
    write("team", "model: m,", "energy: {value: 30, unit: kWh}", "2026-07-01");
    write("a", "parent: team, model: a,", "energy: {value: 1, unit: kWh}", "2026-10-01");

    assertThat(read().problems())
        .containsExactly(
            folder.resolve("a.yaml")
                + ":4:16: 'parent' is 'team'; budget 'a' differs from it in 'period' or 'view';"
                + " only like budgets add up");
  }

  @Test
  void budgetsOfUnlikeViewsAreNotAddedUp() throws IOException {
    write("team", "model: m, view: lca,", "energy: {value: 30, unit: kWh}");
    write("a", "parent: team, model: a, view: esg-location,", "energy: {value: 1, unit: kWh}");

    assertThat(read().problems())
        .singleElement()
        .asString()
        .contains(":4:16: 'parent' is 'team'; budget 'a' differs from it in 'period' or 'view';");
  }

  @Test
  void aModelInTwoChildrenOfOneParentIsRefusedWithTheSecondOnesPlace() throws IOException {
    write("team", "", "energy: {value: 30, unit: kWh}");
    write("a", "parent: team, models: [tagger, 'fraud-*'],", "energy: {value: 1, unit: kWh}");
    write("b", "parent: team, models: [x, '*-scorer'],", "energy: {value: 1, unit: kWh}");

    assertThat(read().problems())
        .containsExactly(
            folder.resolve("b.yaml")
                + ":4:34: budget 'b' takes model 'fraud-scorer', which 'a' takes as well, and both"
                + " are children of 'team'; leave it to one of them");
  }

  @Test
  void childrenThatPartAModelByServiceEnvironmentOrPhaseAreRight() throws IOException {
    write("team", "", "energy: {value: 30, unit: kWh}");
    write("a", "parent: team, model: m, service: s,", "energy: {value: 1, unit: kWh}");
    write("b", "parent: team, model: m, service: t,", "energy: {value: 1, unit: kWh}");
    write("c", "parent: team, model: m, environments: [demo],", "energy: {value: 1, unit: kWh}");
    write("d", "parent: team, model: n, phases: [training],", "energy: {value: 1, unit: kWh}");
    write("e", "parent: team, model: n, phases: [inference],", "energy: {value: 1, unit: kWh}");

    assertThat(read().problems()).isEmpty();
  }

  private BudgetFolder read() throws IOException {
    return BudgetFolder.read(folder);
  }

  private void write(String name, String of, String limits) throws IOException {
    write(name, of, limits, "");
  }

  private void write(String name, String of, String limits, String start) throws IOException {
    Files.writeString(
        folder.resolve(name + ".yaml"),
        """
        apiVersion: greenai.io/v1
        kind: CarbonBudget
        metadata: {name: %s, owner: anna@example.com}
        spec: {%s period: {calendar: quarter, timeZone: Europe/Berlin%s}, limits: {%s}}
        """
            .formatted(name, of, start.isEmpty() ? "" : ", start: " + start, limits));
  }
}
