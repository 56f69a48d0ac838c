package io.greenai.report.cli;

import io.greenai.report.budget.BudgetOutcome;
import io.greenai.report.budget.Limit;
import io.greenai.report.budget.LimitOutcome;
import io.greenai.report.disclose.ReportInput;
import io.greenai.report.footprint.Estimate;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows where budgets are heading. */
@Command(
    name = "forecast",
    description = "Shows where each limit of a period is heading, with an 80 %% interval.")
final class BudgetsForecastCommand implements Callable<Integer> {
  @Mixin private Sources sources = new Sources();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    ReportInput input = Analysis.of(sources);
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("BUDGET", "PERIOD", "LIMIT", "ACTUAL", "LOW", "FORECAST", "HIGH"));
    for (BudgetOutcome outcome : input.budgets()) {
      outcome.limits().stream()
          .filter(held -> !(held.limit() instanceof Limit.Intensity))
          .forEach(held -> lines.add(cells(outcome, held)));
    }
    BudgetTable.aligned(lines, spec.commandLine().getOut());
    return input.evidence().hasErrors() ? ExitCode.ERROR.code() : ExitCode.OK.code();
  }

  private static List<String> cells(BudgetOutcome outcome, LimitOutcome held) {
    boolean early = held.actual().isPresent() && held.forecast().isEmpty();
    return List.of(
        outcome.budget().name(),
        outcome.period().label(),
        amount(held, Optional.of(held.limit().ceiling())),
        amount(held, held.actual().map(Estimate::central)),
        amount(held, held.forecast().map(band -> band.low())),
        early ? "too early" : amount(held, held.forecast().map(band -> band.central())),
        amount(held, held.forecast().map(band -> band.high())));
  }

  private static String amount(LimitOutcome held, Optional<BigDecimal> value) {
    return value.map(number -> ConsoleFormat.amount(held.limit().measures(), number)).orElse("-");
  }
}
