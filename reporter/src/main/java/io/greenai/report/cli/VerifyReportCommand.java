package io.greenai.report.cli;

import io.greenai.report.disclose.model.ReportDocument;
import io.greenai.report.disclose.model.ReportKind;
import io.greenai.report.render.ReportCheck;
import io.greenai.report.render.ReportCheck.Difference;
import io.greenai.report.render.ReportFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Performs a report again and compares every figure that its files state. */
@Command(
    name = "verify-report",
    description = {
      "Performs a report again from ledgers, factors, budgets and the organisation file, and",
      "compares every figure of its HTML, of its trace and of the tables beside it.",
      "Period and time are those of the report."
    })
final class VerifyReportCommand implements Callable<Integer> {
  @Mixin private Sources sources = new Sources();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "REPORT",
      description = "The .html or the -trace.json of a report.")
  private Path report = Path.of("");

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    ReportFiles written = ReportFiles.of(report);
    Sources then = sources.of(written.period(), written.dataUntil());
    Clock clock = GreenaiReporter.clockOf(spec);
    StandingReports reports =
        written.close() > 0
            ? StandingReports.closed(then, clock, written.period(), written.close())
            : StandingReports.draft(then, clock);
    ReportDocument performed = written.kind() == ReportKind.ESG ? reports.esg() : reports.lca();
    ReportCheck check = new ReportCheck(performed);
    int different = 0;
    for (Path file : written.files()) {
      List<Difference> differences = check.differences(file);
      differences.forEach(difference -> print(difference, out));
      out.println(
          file.getFileName()
              + ": "
              + (differences.isEmpty()
                  ? "as performed again"
                  : differences.size() + " differences"));
      different += differences.size();
    }
    out.println(
        different == 0
            ? "verdict: the report holds, " + performed.figuresById().size() + " figures"
            : "verdict: the report does not follow from these sources");
    return different == 0 ? ExitCode.OK.code() : ExitCode.ERROR.code();
  }

  private static void print(Difference difference, PrintWriter out) {
    out.println(difference.id());
    out.println("  stated:    " + difference.stated());
    out.println("  performed: " + difference.performed());
  }
}
