package io.greenai.report.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option by which a command that needs only budgets is told where they are. */
final class BudgetsDirectory {
  @Option(
      names = "--budgets",
      defaultValue = "budgets",
      paramLabel = "DIR",
      description = "The directory of carbon budgets; budgets if left out.")
  private Path path = Path.of("");

  Path path() {
    return path;
  }
}
