package io.greenai.report.cli;

import io.greenai.report.disclose.ReportInput;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows how budgets stand, and judges nothing. */
@Command(
    name = "status",
    description =
        "Shows how the budgets stand; unlike 'check', it fails for no breach or data gap.")
final class BudgetsStatusCommand implements Callable<Integer> {
  @Mixin private Sources sources = new Sources();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    ReportInput input = Analysis.of(sources);
    BudgetTable.print(input.budgets(), out);
    BudgetTable.print(input.unbudgeted(), out);
    return input.evidence().hasErrors() ? ExitCode.ERROR.code() : ExitCode.OK.code();
  }
}
