package io.greenai.report.cli;

import io.greenai.report.disclose.ReportAssembler;
import io.greenai.report.disclose.ReportInput;
import io.greenai.report.disclose.model.Reperformance;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ParseResult;

/** What a command would read, with every figure of both reports performed again. */
final class Rederivation {
  private Rederivation() {}

  /** By report. */
  static Map<String, Reperformance> of(Clock clock, List<String> options) throws IOException {
    ReportInput input = input(clock, options);
    ReportAssembler reports = new ReportAssembler(input);
    return Map.of(
        "esg", new Reperformance(reports.esg().figuresById()),
        "lca", new Reperformance(reports.lca().figuresById()));
  }

  static ReportInput input(Clock clock, List<String> options) throws IOException {
    List<String> args = new ArrayList<>(List.of("explain", "any"));
    args.addAll(options);
    PrintWriter nowhere = new PrintWriter(PrintWriter.nullWriter());
    ParseResult parsed =
        GreenaiReporter.commands(nowhere, nowhere, clock).parseArgs(args.toArray(String[]::new));
    return Analysis.of(
        (Sources) parsed.subcommand().commandSpec().mixins().get("sources").userObject());
  }
}
