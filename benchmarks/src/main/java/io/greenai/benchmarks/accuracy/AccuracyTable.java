package io.greenai.benchmarks.accuracy;

import io.greenai.ledger.Ownership;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Results as Markdown. */
final class AccuracyTable {
  private AccuracyTable() {}

  /** A row for each case over all of its runs. */
  static String summary(Map<AccuracyCase, List<AccuracyResult>> results) {
    StringBuilder text =
        new StringBuilder(
            """
            | case | models | ownership | goal | CPU time: worst error per run | energy: worst error per run | stated (k = 2) | accounts = meter | others |
            |---|---|---|---|---|---|---|---|---|
            """);
    results.forEach(
        (of, runs) ->
            text.append(
                row(
                    of.name(),
                    Integer.toString(of.models().size()),
                    ownership(runs),
                    "≤ " + of.truth().goalPercent() + " %",
                    runs.stream()
                        .map(run -> percent(run.worstCpuErrorPercent()))
                        .collect(Collectors.joining(", ")),
                    runs.stream()
                        .map(run -> percent(run.worstEnergyErrorPercent()))
                        .collect(Collectors.joining(", ")),
                    "± " + percent(stated(runs)),
                    runs.stream().allMatch(AccuracyResult::balanced) ? "exactly" : "NO",
                    runs.stream()
                        .map(run -> percent(run.othersPercent()))
                        .collect(Collectors.joining(", ")))));
    return text.toString();
  }

  /** A row for each model of each run. */
  static String models(Map<AccuracyCase, List<AccuracyResult>> results) {
    StringBuilder text =
        new StringBuilder(
            """
            | case | run | model | CPU s, truth | CPU s, ledger | error | J, truth | J, ledger | error |
            |---|---|---|---|---|---|---|---|---|
            """);
    results.forEach(
        (of, runs) -> {
          for (int run = 0; run < runs.size(); run++) {
            for (AccuracyResult.OfModel model : runs.get(run).models()) {
              text.append(
                  row(
                      of.name(),
                      Integer.toString(run + 1),
                      model.name(),
                      number(model.truth().cpuSeconds()),
                      number(model.booked().cpuSeconds()),
                      signed(model.cpuErrorPercent()),
                      number(model.truth().joules()),
                      number(model.booked().joules()),
                      signed(model.energyErrorPercent())));
            }
          }
        });
    return text.toString();
  }

  private static String ownership(List<AccuracyResult> runs) {
    return runs.stream()
        .flatMap(run -> run.models().stream())
        .map(model -> model.booked().ownership())
        .reduce(Ownership.EXACT, Ownership::worse)
        .id();
  }

  private static double stated(List<AccuracyResult> runs) {
    return runs.stream()
        .flatMap(run -> run.models().stream())
        .mapToDouble(model -> model.booked().uncertaintyPercent())
        .max()
        .orElse(0);
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private static String percent(double value) {
    return String.format(Locale.ROOT, "%.1f %%", value);
  }

  private static String signed(double value) {
    return String.format(Locale.ROOT, "%+.1f %%", value);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
