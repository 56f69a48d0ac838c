package io.greenai.report.cli;

import io.greenai.report.disclose.ReportInput;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Holds budgets against ledgers and says so by exit code. */
@Command(
    name = "check",
    description = "Holds the ledgers against the carbon budgets; for use as a gate in a pipeline.")
final class CheckCommand implements Callable<Integer> {
  @Mixin private Sources sources = new Sources();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    ReportInput input = Analysis.of(sources, GreenaiReporter.clockOf(spec));
    if (input.budgets().isEmpty()) {
      throw new IOException(
          sources.budgets()
              + ": no budget of this directory is for "
              + input.footprint().totals().period().label()
              + "; budgets are files named *.yaml");
    }
    BudgetTable.print(input.budgets(), out);
    BudgetTable.warnings(input.budgets(), spec.commandLine().getErr());
    Verdict verdict = Verdict.of(input);
    out.println("verdict: " + verdict.text());
    return verdict.code().code();
  }
}
