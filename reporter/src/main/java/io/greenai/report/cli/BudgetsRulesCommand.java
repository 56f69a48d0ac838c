package io.greenai.report.cli;

import io.greenai.report.budget.PrometheusRules;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Writes rules by which Prometheus warns of budgets. */
@Command(
    name = "rules",
    description = "Writes Prometheus recording and alerting rules for the limits on energy.")
final class BudgetsRulesCommand implements Callable<Integer> {
  @Mixin private BudgetsDirectory directory = new BudgetsDirectory();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    spec.commandLine()
        .getOut()
        .print(PrometheusRules.of(BudgetsCommand.read(directory.path()).budgets()));
    spec.commandLine().getOut().flush();
    return ExitCode.OK.code();
  }
}
