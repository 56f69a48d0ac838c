package io.greenai.report.budget;

import io.greenai.report.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All budgets of a folder.
 *
 * @param budgets of the files that are right, in the order of their names
 * @param problems one line for each file that is wrong; where none is, for a budget that does not
 *     fit its parent
 */
public record BudgetFolder(List<CarbonBudget> budgets, List<String> problems) {
  public BudgetFolder {
    budgets = List.copyOf(budgets);
    problems = List.copyOf(problems);
  }

  /**
   * Reads every {@code .yaml} and {@code .yml} file of {@code directory}.
   *
   * @throws IOException where the directory cannot be read
   */
  public static BudgetFolder read(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new NotDirectoryException(directory.toString());
    }
    List<CarbonBudget> budgets = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    Map<String, CarbonBudget> byName = new TreeMap<>();
    for (Path file : files(directory)) {
      try {
        CarbonBudget budget = BudgetFile.read(file);
        CarbonBudget first = byName.putIfAbsent(budget.name(), budget);
        if (first == null) {
          budgets.add(budget);
        } else {
          problems.add(
              budget.position()
                  + ": budget '"
                  + budget.name()
                  + "' is also in "
                  + first.position().file()
                  + "; give each its own name");
        }
      } catch (YamlException e) {
        problems.add(String.valueOf(e.getMessage()));
      }
    }
    if (problems.isEmpty()) {
      try {
        budgets = new BudgetTree(budgets).resolved();
      } catch (YamlException e) {
        problems.add(String.valueOf(e.getMessage()));
      }
    }
    return new BudgetFolder(budgets, problems);
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(".yaml") || file.toString().endsWith(".yml"))
          .sorted()
          .toList();
    }
  }
}
