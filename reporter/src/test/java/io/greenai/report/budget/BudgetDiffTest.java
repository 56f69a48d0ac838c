package io.greenai.report.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BudgetDiffTest {
  @TempDir Path folder;

  @Test
  void aRaisedLimitIsShownWithItsPlace() throws IOException {
    CarbonBudget before = read(BudgetFileTest.budget("energy: {value: 1, unit: kWh}"));
    CarbonBudget after =
        read(BudgetFileTest.budget("energy: {value: 1.5, unit: kWh}") + "  enforcement: report\n");

    assertThat(BudgetDiff.between(List.of(before), List.of(after)))
        .containsExactly(
            "m: enforcement warn -> report (" + folder.resolve("m.yaml") + ":8:3)",
            "m: limits.energy 1 kWh -> 1.5 kWh (" + folder.resolve("m.yaml") + ":7:20)");
  }

  @Test
  void theSameValueInAnotherUnitIsNoChange() throws IOException {
    CarbonBudget before = read(BudgetFileTest.budget("energy: {value: 1, unit: kWh}"));
    CarbonBudget after = read(BudgetFileTest.budget("energy: {value: 3.6, unit: MJ}"));

    assertThat(BudgetDiff.between(List.of(before), List.of(after))).isEmpty();
  }

  @Test
  void budgetsThatCameAndWentAreNamed() throws IOException {
    CarbonBudget budget = read(BudgetFileTest.budget("energy: {value: 1, unit: kWh}"));

    assertThat(BudgetDiff.between(List.of(), List.of(budget)))
        .containsExactly("m: new (" + folder.resolve("m.yaml") + ":1:1)");
    assertThat(BudgetDiff.between(List.of(budget), List.of())).containsExactly("m: dropped");
  }

  private CarbonBudget read(String text) throws IOException {
    return BudgetFile.read(Files.writeString(folder.resolve("m.yaml"), text));
  }
}
