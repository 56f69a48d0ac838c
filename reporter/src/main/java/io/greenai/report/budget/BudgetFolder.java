package io.greenai.report.budget;

import static java.util.Objects.requireNonNull;

import io.greenai.report.time.FiscalCalendar;
import io.greenai.report.yaml.Position;
import io.greenai.report.yaml.YamlException;
import io.greenai.report.yaml.YamlFile;
import io.greenai.report.yaml.YamlMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All budgets of a folder.
 *
 * @param budgets of the files that are right, in the order of their names
 * @param policy of the folder
 * @param problems one line for each file that is wrong; where none is, for a budget that does not
 *     fit its parent
 */
public record BudgetFolder(List<CarbonBudget> budgets, BudgetPolicy policy, List<String> problems) {
  public BudgetFolder {
    requireNonNull(policy, "policy");
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
    Reading reading = new Reading();
    for (Path file : files(directory)) {
      try {
        reading.take(YamlFile.read(file));
      } catch (YamlException e) {
        reading.problems.add(String.valueOf(e.getMessage()));
      }
    }
    return reading.folder();
  }

  /** What was read so far. */
  private static final class Reading {
    private final List<CarbonBudget> budgets = new ArrayList<>();
    private final Map<String, CarbonBudget> byName = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    private BudgetPolicy policy = BudgetPolicy.DEFAULT;

    void take(YamlMap root) {
      if (BudgetFile.isBudget(root)) {
        take(BudgetFile.budget(root));
      } else {
        take(BudgetPolicy.read(root));
      }
    }

    private void take(CarbonBudget budget) {
      CarbonBudget first = byName.putIfAbsent(budget.name(), budget);
      if (first != null) {
        throw new YamlException(
            budget.position(),
            "budget '"
                + budget.name()
                + "' is also in "
                + first.position().file()
                + "; give each its own name");
      }
      budgets.add(budget);
    }

    private void take(BudgetPolicy another) {
      Optional<Position> first = policy.position();
      if (first.isPresent()) {
        throw new YamlException(
            another.position().orElseThrow(),
            "the folder's policy is also in " + first.get().file() + "; keep one");
      }
      policy = another;
    }

    BudgetFolder folder() {
      if (problems.isEmpty()) {
        try {
          return new BudgetFolder(new BudgetTree(budgets).resolved(), policy, problems);
        } catch (YamlException e) {
          problems.add(String.valueOf(e.getMessage()));
        }
      }
      return new BudgetFolder(budgets, policy, problems);
    }
  }

  /**
   * Budgets for one fiscal period alone that would never run by the organisation's calendar, which
   * their files do not tell: a line for each, as in {@link #problems}.
   */
  public List<String> wrongStarts(FiscalCalendar fiscal) {
    List<String> wrong = new ArrayList<>();
    for (CarbonBudget budget : budgets) {
      BudgetCalendar calendar = budget.calendar();
      calendar
          .start()
          .filter(day -> !calendar.canStartOn(day, fiscal))
          .map(
              day ->
                  budget.stated().getOrDefault("period", budget.position())
                      + ": 'start' is '"
                      + day
                      + "'; no "
                      + calendar.unit().text()
                      + " of the organisation begins on that day")
          .ifPresent(wrong::add);
    }
    return wrong;
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
