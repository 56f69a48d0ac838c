package io.greenai.report.cli;

import io.greenai.report.budget.BudgetFolder;
import io.greenai.report.budget.CarbonBudget;
import io.greenai.report.close.Sha256;
import io.greenai.report.factor.series.IntensityFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What people wrote or fetched for a report, by name and hash, as the report prints it. */
final class InputFiles {
  private InputFiles() {}

  static Map<String, String> of(Sources sources, BudgetFolder budgets) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("organisation file", identity(sources.organisation()));
    for (CarbonBudget budget : budgets.budgets()) {
      files.put("budget " + budget.name(), identity(Path.of(budget.position().file())));
    }
    if (sources.intensities().isPresent()) {
      files.put("intensities by time", together(sources.intensities().get()));
    }
    return files;
  }

  /** One hash for a folder that may hold many files. */
  private static String together(Path intensities) throws IOException {
    List<String> files = new ArrayList<>();
    for (Path file : IntensityFolder.files(intensities)) {
      files.add(identity(file));
    }
    String all = String.join("\n", files);
    return "files: "
        + files.size()
        + ", sha256 of their names and hashes "
        + Sha256.of(all.getBytes(StandardCharsets.UTF_8));
  }

  private static String identity(Path file) throws IOException {
    return file.getFileName() + ", sha256 " + Sha256.of(Files.readAllBytes(file));
  }
}
