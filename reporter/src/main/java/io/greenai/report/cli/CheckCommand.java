package io.greenai.report.cli;

import io.greenai.report.budget.OnUnbudgeted;
import io.greenai.report.disclose.ReportInput;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

  @ArgGroup(exclusive = false)
  private @Nullable CandidateOptions candidate;

  /** What is judged by its own books, and against what. */
  static final class CandidateOptions {
    @Option(
        names = "--candidate",
        required = true,
        paramLabel = "DIR",
        description =
            "Judges the version whose evaluation is in the ledgers of this directory: its intensity"
                + " against limits and against the running version.")
    private Path directory = Path.of("");

    @Option(
        names = "--baseline",
        paramLabel = "VERSION",
        description = "The running version to compare with; the last one booked if left out.")
    private @Nullable String baseline;

    @Option(
        names = "--band",
        defaultValue = "5",
        paramLabel = "PERCENT",
        description =
            "How well an evaluation has to tell the energy for an item, to either side; 5 if left"
                + " out.")
    private BigDecimal bandPercent = BigDecimal.valueOf(5);

    CandidateResult check(ReportInput input, Path ledger, CommandLine command) throws IOException {
      if (bandPercent.signum() <= 0) {
        throw new ParameterException(
            command, "'--band' is '" + bandPercent.toPlainString() + "'; write more than 0");
      }
      return CandidateCheck.of(input, directory, ledger, baseline, bandPercent.movePointLeft(2));
    }
  }

  @Override
  public Integer call() throws IOException {
    ReportInput input = Analysis.of(sources);
    if (input.budgets().isEmpty()) {
      throw new IOException(
          sources.budgets()
              + ": no budget of this directory is for "
              + input.footprint().totals().period().label()
              + "; budgets are files named *.yaml");
    }
    CheckResult result =
        candidate == null
            ? CheckResult.of(
                input, onUnbudgeted == null ? input.unbudgeted().onUnbudgeted() : onUnbudgeted)
            : CheckResult.of(input, candidate.check(input, sources.ledger(), spec.commandLine()));
    new Recording(sources).add(input, "check", spec.commandLine().getErr());
    print(result, spec.commandLine().getOut());
    BudgetTable.warnings(result, spec.commandLine().getErr());
    return result.verdict().code().code();
  }

  private void print(CheckResult result, PrintWriter out) throws IOException {
    switch (format) {
      case TEXT -> {
        result
            .candidate()
            .ifPresentOrElse(
                judged -> judged.print(out),
                () -> {
                  BudgetTable.print(result.input().budgets(), out);
                  BudgetTable.print(result.unbudgeted(), out);
                });
        out.println("verdict: " + result.verdict().text());
      }
      case SARIF -> out.println(SarifLog.of(result));
      case JUNIT -> out.println(JUnitXml.of(result));
    }
  }
}
