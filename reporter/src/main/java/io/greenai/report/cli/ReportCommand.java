package io.greenai.report.cli;

import io.greenai.ledger.Account;
import io.greenai.report.budget.BudgetOutcome;
import io.greenai.report.budget.BudgetStatus;
import io.greenai.report.disclose.ReportInput;
import io.greenai.report.disclose.SessionWords;
import io.greenai.report.footprint.CarbonFigure;
import io.greenai.report.footprint.Impact;
import io.greenai.report.ingest.LoadSums;
import io.greenai.report.query.LoadKey;
import io.greenai.report.query.Totals;
import io.greenai.report.render.ReportRenderer;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the two reports of a period. */
@Command(
    name = "report",
    description = {
      "Writes the ESG and the LCA report of a period, each as HTML and PDF.",
      "A breached budget is in the reports; only 'check' fails because of it."
    })
final class ReportCommand implements Callable<Integer> {
  @Mixin private Sources sources = new Sources();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the reports go; made if it is missing.")
  private Path folder = Path.of("");

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    StandingReports reports = StandingReports.of(sources);
    ReportInput input = reports.input();
    ReportRenderer renderer = new ReportRenderer();
    for (ReportRenderer.Rendered report :
        List.of(renderer.write(reports.esg(), folder), renderer.write(reports.lca(), folder))) {
      out.println("wrote " + report.html());
      out.println("wrote " + report.pdf());
      report.data().forEach(file -> out.println("wrote " + file));
    }
    new Recording(sources).add(input, "report", spec.commandLine().getErr());
    Totals totals = input.footprint().totals();
    out.println(
        totals.period().label()
            + (totals.synthetic() ? "  SYNTHETIC" : "")
            + "  "
            + reports.esg().status().text()
            + ", data until "
            + input.now());
    models(totals).forEach(model -> out.println(line(model, input)));
    Verdict verdict = Verdict.of(input);
    out.println("verdict: " + verdict.text());
    return verdict.codeBesideBreaches().code();
  }

  private static List<String> models(Totals totals) {
    return totals.loads().keySet().stream()
        .flatMap(key -> Stream.ofNullable(key.model()))
        .map(model -> model.name())
        .distinct()
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  private static String line(String model, ReportInput input) {
    Predicate<LoadKey> of =
        key ->
            key.account() == Account.MODEL
                && key.model() != null
                && key.model().name().equals(model);
    LoadSums sums = input.footprint().totals().sum(of);
    Impact impact = input.footprint().total(of);
    return model
        + "  "
        + ConsoleFormat.energy(new BigDecimal(impact.metered().microjoules()))
        + " ("
        + impact.metered().quality().id()
        + "), native threads "
        + ConsoleFormat.percent(sums.activity().nativeCpuNanos(), sums.cpuNanos())
        + ", spinning at least "
        + ConsoleFormat.percent(sums.activity().spinCpuNanos(), sums.cpuNanos())
        + sessions(sums)
        + ", "
        + carbon(impact.operational())
        + ", budget "
        + budget(model, input.budgets());
  }

  private static String sessions(LoadSums sums) {
    List<String> sessions = SessionWords.of(sums.activity().settings());
    return sessions.isEmpty() ? "" : " (" + String.join("; ", sessions) + ")";
  }

  private static String carbon(CarbonFigure figure) {
    return figure
        .mass()
        .map(
            mass ->
                (mass.grams().lowerBound() || !figure.isComplete() ? "at least " : "")
                    + ConsoleFormat.carbon(mass.grams().central())
                    + " lifecycle")
        .orElse("carbon not determined (" + String.join("; ", figure.reasons()) + ")");
  }

  private static String budget(String model, List<BudgetOutcome> outcomes) {
    Optional<BudgetStatus> worst =
        outcomes.stream()
            .filter(outcome -> outcome.budget().selector().names(model))
            .map(BudgetOutcome::status)
            .max(Comparator.naturalOrder());
    return worst.map(BudgetStatus::id).orElse("none");
  }
}
