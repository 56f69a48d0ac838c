package io.greenai.report.cli;

import io.greenai.report.budget.PrometheusRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes rules by which Prometheus warns of budgets. */
@Command(
    name = "rules",
    description = "Writes Prometheus recording and alerting rules for the limits on energy.")
final class BudgetsRulesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--budgets",
      defaultValue = "budgets",
      paramLabel = "DIR",
      description = "The directory of carbon budgets; budgets if left out.")
  private Path directory = Path.of("");

  @Override
  public Integer call() throws IOException {
    spec.commandLine().getOut().print(PrometheusRules.of(BudgetsCommand.read(directory).budgets()));
    spec.commandLine().getOut().flush();
    return ExitCode.OK.code();
  }
}
