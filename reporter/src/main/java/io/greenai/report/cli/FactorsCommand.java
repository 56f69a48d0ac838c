package io.greenai.report.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Commands on emission factors. */
@Command(
    name = "factors",
    description = "Looks after emission factors.",
    subcommands = FactorsFetchCommand.class)
final class FactorsCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command: fetch");
  }
}
