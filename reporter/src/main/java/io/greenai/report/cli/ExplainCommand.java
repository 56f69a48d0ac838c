package io.greenai.report.cli;

import io.greenai.report.disclose.ReportAssembler;
import io.greenai.report.disclose.ReportInput;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.yaml.Nearest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells how a figure came about, down to factors and ledgers. */
@Command(
    name = "explain",
    description = {
      "Explains a figure of the reports of a period: its formula, what went into it, the sources of",
      "factors, and the runs of the ledgers behind it."
    })
final class ExplainCommand implements Callable<Integer> {
  private static final int HINTS = 5;

  @Mixin private Sources sources = new Sources();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "ID",
      description = "The id of a figure, as in the register, for example esg.scope2.location.")
  private String id = "";

  @Override
  public Integer call() throws IOException {
    ReportInput input = Analysis.of(sources);
    ReportAssembler assembler = new ReportAssembler(input);
    Map<String, Figure> figures = new LinkedHashMap<>(assembler.esg().figuresById());
    figures.putAll(assembler.lca().figuresById());
    Figure figure = figures.get(id);
    if (figure == null) {
      throw new IOException(
          "no figure of "
              + input.footprint().totals().period().label()
              + " has the id '"
              + id
              + "'; the nearest are "
              + String.join(", ", Nearest.few(id, figures.keySet(), HINTS)));
    }
    new Explanation(figures, new RunsBehind(input), spec.commandLine().getOut()).print(figure);
    return ExitCode.OK.code();
  }
}
