package io.greenai.report.cli;

import io.greenai.report.budget.BudgetFolder;
import io.greenai.report.factor.FactorSetLoader;
import io.greenai.report.org.OrganisationFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Commands on the budgets folder. */
@Command(
    name = "budgets",
    description = "Looks after the folder of carbon budgets.",
    subcommands = {
      BudgetsExplainCommand.class,
      BudgetsStatusCommand.class,
      BudgetsForecastCommand.class,
      BudgetsDiffCommand.class,
      BudgetsRulesCommand.class
    })
final class BudgetsCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "name a command: lint, explain, status, forecast, diff or rules");
  }

  @Command(
      name = "lint",
      description = "Reads every budget and names each mistake by file, line and column.")
  int lint(
      @Parameters(paramLabel = "DIR", description = "The directory of carbon budgets.")
          Path directory,
      @Option(
              names = "--org",
              paramLabel = "FILE",
              description =
                  "The organisation file: budgets for one fiscal period are held against its"
                      + " calendar.")
          Optional<Path> organisation)
      throws IOException {
    CommandLine lint = spec.commandLine().getSubcommands().getOrDefault("lint", spec.commandLine());
    BudgetFolder folder = BudgetFolder.read(directory);
    List<String> problems = new ArrayList<>(folder.problems());
    if (organisation.isPresent()) {
      problems.addAll(
          folder.wrongStarts(
              OrganisationFile.read(
                      organisation.get(),
                      FactorSetLoader.bundled(),
                      LocalDate.now(GreenaiReporter.clockOf(spec)))
                  .fiscalCalendar()));
    }
    problems.forEach(lint.getErr()::println);
    if (folder.budgets().isEmpty() && folder.problems().isEmpty()) {
      throw new IOException(
          directory + ": there is no budget in this directory; budgets are files named *.yaml");
    }
    int read = folder.budgets().size() + folder.problems().size();
    lint.getOut().println(read - problems.size() + " right, " + problems.size() + " wrong");
    return problems.isEmpty() ? ExitCode.OK.code() : ExitCode.ERROR.code();
  }

  /**
   * The budgets of a folder that is right.
   *
   * @throws IOException where it is not, naming its first mistake
   */
  static BudgetFolder read(Path directory) throws IOException {
    BudgetFolder folder = BudgetFolder.read(directory);
    if (!folder.problems().isEmpty()) {
      int more = folder.problems().size() - 1;
      throw new IOException(
          folder.problems().get(0)
              + (more == 0 ? "" : " (and " + more + " more: run 'budgets lint')"));
    }
    return folder;
  }
}
