package io.greenai.report.cli;

import io.greenai.report.close.Check;
import io.greenai.report.close.Check.Result;
import io.greenai.report.close.CloseRecord;
import io.greenai.report.close.FiledClose;
import io.greenai.report.close.Pinned;
import io.greenai.report.disclose.ReportInput;
import io.greenai.report.disclose.model.ReportDocument;
import io.greenai.report.disclose.restate.Statements;
import io.greenai.report.ingest.LedgerIngest;
import io.greenai.report.render.HotSpotCheck;
import io.greenai.report.render.ReportCheck;
import io.greenai.report.render.ReportCheck.Difference;
import io.greenai.report.render.ReportFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Performs a report again and compares every figure that its files state. */
@Command(
    name = "verify-report",
    description = {
      "Performs a report again from ledgers, factors, budgets and the organisation file, and",
      "compares every figure of its HTML, of its trace and of the tables beside it.",
      "Where it was closed, its files and all that it was made from are held against the close",
      "record as well, and the record against the journal.",
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

  @Option(
      names = "--public-key",
      paramLabel = "FILE",
      description =
          "The Ed25519 public key (X.509, PEM) of whoever signed the close record; without it a"
              + " signature is not checked.")
  private @Nullable Path publicKey;

  private Result worst = Result.OK;

  @Override
  public Integer call() throws IOException {
    ReportFiles written = ReportFiles.of(report);
    Sources then = sources.of(written.period(), written.dataUntil());
    StandingReports reports =
        written.close() > 0 ? closed(then, written) : StandingReports.draft(draft(then));
    ReportDocument performed = reports.of(written.kind());
    HotSpotCheck hotSpots = HotSpotCheck.of(written, performed);
    print(hotSpots);
    // Of a closed report, the hashes of its files hold every word.
    boolean wholePages = written.close() == 0 && hotSpots.holds();
    boolean figuresHold = figuresHold(written, new ReportCheck(performed, wholePages));
    spec.commandLine()
        .getOut()
        .println("verdict: " + verdict(figuresHold, performed.figuresById().size()));
    if (!figuresHold) {
      laterBooks(written, reports.input()).ifPresent(spec.commandLine().getOut()::println);
    }
    if (!figuresHold || worst == Result.DIFFERS) {
      return ExitCode.ERROR.code();
    }
    return (worst == Result.LATE ? ExitCode.DATA_GAP : ExitCode.OK).code();
  }

  private Sources draft(Sources then) {
    if (publicKey != null) {
      throw new ParameterException(
          spec.commandLine(),
          report + " was not closed, so that nobody signed it; drop '--public-key'");
    }
    print(
        Check.notChecked(
            "close record", "the report was not closed; only its figures are compared"));
    return then;
  }

  /** The reports of a close, once it is told whether all that the close pins is as it was. */
  private StandingReports closed(Sources then, ReportFiles written) throws IOException {
    FiledClose close = StandingReports.filed(then, written.period(), written.close());
    close.checks(Optional.ofNullable(publicKey)).forEach(this::print);
    Optional<CloseRecord> record = close.record();
    if (record.isPresent()) {
      new Pinned(record.get()).outputs(written::written).forEach(this::print);
    }
    StandingReports reports = StandingReports.closed(then, close);
    if (record.isPresent()) {
      Pinned pinned = new Pinned(record.get());
      pinned
          .sources(reports.input().closing().sources(), GreenaiReporter.version())
          .forEach(this::print);
      pinned
          .ledgers(
              LedgerIngest.survey(then.ledger()).surveyed(), reports.esg().evidence().merkleRoot())
          .forEach(this::print);
      ReportDocument performed = reports.of(written.kind());
      print(pinned.figures(written.kind().id(), Statements.of(performed.figuresById().values())));
    }
    return reports;
  }

  private void print(Check check) {
    PrintWriter out = spec.commandLine().getOut();
    if (check.now().isEmpty()) {
      out.println(check.what() + ": " + check.result().text() + ", " + check.stated());
    } else {
      out.println(check.what() + ": " + check.result().text());
      out.println("  stated:    " + check.stated());
      out.println("  now:       " + check.now());
    }
    worst = check.result().compareTo(worst) > 0 ? check.result() : worst;
  }

  /** What of a report's advice cannot be performed again, because it was rewritten since. */
  private void print(HotSpotCheck hotSpots) {
    int changed = hotSpots.changed().size();
    if (changed > 0) {
      print(
          Check.notChecked(
              "hot spots",
              "advice outside the chain; "
                  + changed
                  + " of "
                  + hotSpots.files()
                  + " files not as the report read them, so that of its pages only figures are"
                  + " compared"));
      hotSpots
          .changed()
          .forEach((file, how) -> spec.commandLine().getOut().println("  " + file + ": " + how));
    } else if (hotSpots.files() > 0) {
      print(Check.ok("hot spots", hotSpots.files() + " files as the report read them"));
    }
  }

  /** Whether all figures of all files are as performed again. */
  private boolean figuresHold(ReportFiles written, ReportCheck check) {
    PrintWriter out = spec.commandLine().getOut();
    boolean hold = true;
    for (Path file : written.files()) {
      List<Difference> differences = List.of();
      try {
        differences = check.differences(file);
      } catch (IOException e) {
        out.println(file.getFileName() + ": cannot be read back: " + e.getMessage());
        hold = false;
        continue;
      }
      for (Difference difference : differences) {
        out.println(difference.id());
        out.println("  stated:    " + difference.stated());
        out.println("  performed: " + difference.performed());
      }
      out.println(
          file.getFileName()
              + ": "
              + (differences.isEmpty()
                  ? "as performed again"
                  : differences.size() + " differences"));
      hold &= differences.isEmpty();
    }
    return hold;
  }

  /** What to do about books of the period that came after a report that was not closed. */
  private Optional<String> laterBooks(ReportFiles written, ReportInput input) {
    Instant until = written.dataUntil();
    boolean goOn =
        until.isBefore(input.footprint().totals().period().end())
            && input.evidence().lastBooked().filter(until::isBefore).isPresent();
    return goOn && sources.asOf().isEmpty() && sources.journal().isEmpty()
        ? Optional.of(
            "the ledgers go on after the report's data; '--as-of "
                + until
                + "' leaves out what came later")
        : Optional.empty();
  }

  private String verdict(boolean figuresHold, int figures) {
    if (!figuresHold) {
      return "the report does not follow from these sources";
    }
    return switch (worst) {
      case OK, NOT_CHECKED -> "the report holds, " + figures + " figures";
      case LATE ->
          "the report holds as it was closed, "
              + figures
              + " figures; what came later is not in it";
      case DIFFERS -> "the figures follow from these sources, but not all is as it was closed";
    };
  }
}
