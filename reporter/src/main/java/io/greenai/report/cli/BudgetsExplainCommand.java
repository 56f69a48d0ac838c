package io.greenai.report.cli;

import io.greenai.report.budget.BudgetDescription;
import io.greenai.report.budget.CarbonBudget;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a budget with its defaults filled in, and where each value comes from. */
@Command(
    name = "explain",
    description = "Shows what holds for a budget, or for a model, and where each value comes from.")
final class BudgetsExplainCommand implements Callable<Integer> {
  @Mixin private BudgetsDirectory directory = new BudgetsDirectory();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "NAME", description = "A budget, or a model that budgets are for.")
  private String name = "";

  @Override
  public Integer call() throws IOException {
    List<CarbonBudget> all = BudgetsCommand.read(directory.path()).budgets();
    List<CarbonBudget> named = all.stream().filter(budget -> budget.name().equals(name)).toList();
    List<CarbonBudget> wanted =
        named.isEmpty()
            ? all.stream().filter(budget -> budget.selector().names(name)).toList()
            : named;
    if (wanted.isEmpty()) {
      throw new IOException(
          directory.path()
              + ": no budget is named '"
              + name
              + "' or is for a model of that name; there are "
              + String.join(", ", all.stream().map(CarbonBudget::name).toList()));
    }
    wanted.forEach(budget -> print(budget, spec.commandLine().getOut()));
    return ExitCode.OK.code();
  }

  private static void print(CarbonBudget budget, PrintWriter out) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("BUDGET", budget.name(), budget.position().file()));
    for (BudgetDescription.Line line : BudgetDescription.of(budget)) {
      lines.add(
          List.of(
              line.key(),
              line.value(),
              line.origin()
                  .map(position -> "line " + position.line() + ":" + position.column())
                  .orElse("default")));
    }
    BudgetTable.aligned(lines, out);
  }
}
