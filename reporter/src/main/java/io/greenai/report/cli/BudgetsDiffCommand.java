package io.greenai.report.cli;

import io.greenai.report.budget.BudgetDiff;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what changed between two folders of budgets. */
@Command(
    name = "diff",
    description = "Shows what changed between two directories of carbon budgets.")
final class BudgetsDiffCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "OLD", description = "The directory as it was.")
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "NEW", description = "The directory as it is.")
  private Path after = Path.of("");

  @Override
  public Integer call() throws IOException {
    List<String> changes =
        BudgetDiff.between(
            BudgetsCommand.read(before).budgets(), BudgetsCommand.read(after).budgets());
    changes.forEach(spec.commandLine().getOut()::println);
    if (changes.isEmpty()) {
      spec.commandLine().getOut().println("no change");
    }
    return ExitCode.OK.code();
  }
}
