package io.greenai.report.cli;

import io.greenai.report.budget.OnUnbudgeted;
import io.greenai.report.disclose.ReportInput;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Holds budgets against ledgers and says so by exit code. */
@Command(
    name = "check",
    description = "Holds the ledgers against the carbon budgets; for use as a gate in a pipeline.")
final class CheckCommand implements Callable<Integer> {
  @Mixin private Sources sources = new Sources();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description = "What goes to standard output: text, sarif (2.1.0) or junit; text if left out.")
  private CheckFormat format = CheckFormat.TEXT;

  @Option(
      names = "--on-unbudgeted",
      paramLabel = "ACTION",
      description =
          "What models that no budget is for do: report (they are shown), warn (told on standard"
              + " error as well) or fail (exit code 2 as well); if left out, what the BudgetPolicy"
              + " of the budgets says, and report without one.")
  private @Nullable OnUnbudgeted onUnbudgeted;

  @Override
  public Integer call() throws IOException {
    ReportInput input = Analysis.of(sources, GreenaiReporter.clockOf(spec));
    if (input.budgets().isEmpty()) {
      throw new IOException(
          sources.budgets()
              + ": no budget of this directory is for "
              + input.footprint().totals().period().label()
              + "; budgets are files named *.yaml");
    }
    CheckResult result =
        CheckResult.of(
            input, onUnbudgeted == null ? input.unbudgeted().onUnbudgeted() : onUnbudgeted);
    new Recording(sources, GreenaiReporter.clockOf(spec)).add(input, "check");
    print(result, spec.commandLine().getOut());
    BudgetTable.warnings(result, spec.commandLine().getErr());
    return result.verdict().code().code();
  }

  private void print(CheckResult result, PrintWriter out) throws IOException {
    switch (format) {
      case TEXT -> {
        BudgetTable.print(result.input().budgets(), out);
        BudgetTable.print(result.unbudgeted(), out);
        out.println("verdict: " + result.verdict().text());
      }
      case SARIF -> out.println(SarifLog.of(result));
      case JUNIT -> out.println(JUnitXml.of(result));
    }
  }
}
