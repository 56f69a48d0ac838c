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
    write("team", "", "30");
    write("a", "parent: team, model: a,", "20");
    write("b", "parent: team, model: b,", "10");

    assertThat(read().problems()).isEmpty();
  }

  @Test
  void childrenThatExceedTheirParentAreNamedWithIt() throws IOException {
    write("team", "", "30");
    write("a", "parent: team, model: a,", "20");
    write("b", "parent: team, model: b,", "10.5");

    assertRefused(
        "team",
        ":4:80: budget 'team' is 30 kWh, but its children are 30.5 kWh: 'a' 20 kWh, 'b'"
            + " 10.5 kWh; raise the parent or lower a child");
  }

  @Test
  void childrenOfDifferentQuartersDoNotAddUp() throws IOException {
    write("team", "", "30");
    write("a", "parent: team, model: a,", "20", "2026-07-01");
    write("b", "parent: team, model: b,", "20", "2026-10-01");
    assertThat(read().problems()).isEmpty();

    write("c", "parent: team, model: c,", "11");
    assertThat(read().problems())
        .singleElement()
        .asString()
        .contains("its children are 31 kWh: 'a' 20 kWh, 'c' 11 kWh;");
  }

  @Test
  void aParentWithoutModelIsForAllThatItsChildrenAreFor() throws IOException {
    write("all", "", "30");
    write("team", "parent: all,", "30");
    write("a", "parent: team, model: a,", "1");
    write("b", "parent: team, model: b, service: s,", "1");

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
    write("team", "", "30");

    assertRefused(
        "team",
        ":1:1: budget 'team' names no 'model', and no budget names it as its 'parent';"
            + " write one of them");
  }

  @Test
  void aMistypedParentIsNamedWithTheNearestBudget() throws IOException {
    write("team", "model: m,", "30");
    write("a", "parent: taem, model: a,", "1");

    assertRefused("a", ":4:16: 'parent' is 'taem'; did you mean 'team'? valid are a, team");
  }

  @Test
  void aCircleOfParentsIsRefused() throws IOException {
    write("a", "parent: b, model: a,", "1");
    write("b", "parent: a, model: b,", "1");

    assertRefused("a", ":4:16: 'parent' is 'b'; that makes a circle of a, b; drop one 'parent'");
  }

  @Test
  void budgetsOfUnlikePeriodsAreNotAddedUp() throws IOException {
    write("team", "model: m,", "30", "2026-07-01");
    write("a", "parent: team, model: a,", "1", "2026-10-01");

    assertRefused(
        "a",
        ":4:16: 'parent' is 'team'; budget 'a' has the period '2026-10-01' and 'team' has"
            + " '2026-07-01'; only like budgets add up, so give both the same");
  }

  @Test
  void budgetsOfUnlikeViewsAreNotAddedUp() throws IOException {
    write("team", "model: m, view: lca,", "30");
    write("a", "parent: team, model: a, view: esg-location,", "1");

    assertRefused(
        "a",
        ":4:16: 'parent' is 'team'; budget 'a' has the view 'esg-location' and 'team' has 'lca';"
            + " only like budgets add up, so give both the same");
  }

  @Test
  void budgetsOfUnlikeUnitsAreNotAddedUp() throws IOException {
    write("team", "model: m,", "30");
    Path child = write("a", "parent: team, model: a,", "1");
    Files.writeString(
        child, Files.readString(child).replace("calendar: quarter", "calendar: month"));

    assertRefused(
        "a",
        ":4:16: 'parent' is 'team'; budget 'a' has the unit 'month' and 'team' has 'quarter'; only"
            + " like budgets add up, so give both the same");
  }

  @Test
  void budgetsOfUnlikeZonesAreNotAddedUp() throws IOException {
    write("team", "model: m,", "30");
    Path child = write("a", "parent: team, model: a,", "1");
    Files.writeString(child, Files.readString(child).replace("Europe/Berlin", "Asia/Kolkata"));

    assertRefused(
        "a",
        ":4:16: 'parent' is 'team'; budget 'a' has the zone 'Asia/Kolkata' and 'team' has"
            + " 'Europe/Berlin'; only like budgets add up, so give both the same");
  }

  @Test
  void aChildHasALimitWhereItsParentHasOne() throws IOException {
    write("team", "model: m,", "30");
    Path child = write("a", "parent: team, model: a,", "1");
    Files.writeString(
        child,
        Files.readString(child)
            .replace("energy: {value: 1, unit: kWh}", "absolute: {value: 1, unit: kgCO2e}"));

    assertRefused(
        "a",
        ":4:16: 'parent' is 'team'; 'team' has a limit 'energy' and 'a' has none to be granted out"
            + " of it; add one or drop 'parent'");
  }

  @Test
  void aModelInTwoChildrenOfOneParentIsRefusedWithTheSecondOnesPlace() throws IOException {
    write("team", "", "30");
    write("a", "parent: team, models: [tagger, 'fraud-*'],", "1");
    write("b", "parent: team, models: [x, '*-scorer'],", "1");

    assertRefused(
        "b",
        ":4:34: budget 'b' takes model 'fraud-scorer', which 'a' takes as well, and both"
            + " are children of 'team'; leave it to one of them");
  }

  @Test
  void childrenThatPartAModelByServiceEnvironmentOrPhaseAreRight() throws IOException {
    write("team", "", "30");
    write("a", "parent: team, model: m, service: s,", "1");
    write("b", "parent: team, model: m, service: t,", "1");
    write("c", "parent: team, model: m, environments: [demo],", "1");
    write("d", "parent: team, model: n, phases: [training],", "1");
    write("e", "parent: team, model: n, phases: [inference],", "1");

    assertThat(read().problems()).isEmpty();
  }

  private BudgetFolder read() throws IOException {
    return BudgetFolder.read(folder);
  }

  private void assertRefused(String name, String problem) throws IOException {
    assertThat(read().problems()).containsExactly(folder.resolve(name + ".yaml") + problem);
  }

  private Path write(String name, String of, String kilowattHours) throws IOException {
    return write(name, of, kilowattHours, "");
  }

  private Path write(String name, String of, String kilowattHours, String start)
      throws IOException {
    return Files.writeString(
        folder.resolve(name + ".yaml"),
        """
        apiVersion: greenai.io/v1
        kind: CarbonBudget
        metadata: {name: %s, owner: anna@example.com}
        spec: {%s period: {calendar: quarter, timeZone: Europe/Berlin%s}, limits: {energy: {value: %s, unit: kWh}}}
        """
            .formatted(name, of, start.isEmpty() ? "" : ", start: " + start, kilowattHours));
  }
}
