package io.greenai.report.cli;

import io.greenai.ledger.Finding;
import io.greenai.ledger.Severity;
import io.greenai.report.ingest.LedgerEvidence;
import io.greenai.report.ingest.LedgerIngest;
import io.greenai.report.query.AggregationEngine;
import io.greenai.report.query.HostTotals;
import io.greenai.report.query.ReferenceEngine;
import io.greenai.report.query.Totals;
import io.greenai.report.time.Period;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Proves ledgers: chains, order, and sums to the microjoule. */
@Command(
    name = "verify",
    description =
        "Verifies the hash chain of every ledger, and that the accounts sum to the meters: per"
            + " ledger and per host.")
final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "DIR", description = "The directory that agents write to.")
  private Path ledger = Path.of("");

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    AggregationEngine engine = new ReferenceEngine(List.of(Period.EVER));
    LedgerEvidence evidence = LedgerIngest.survey(ledger).read(engine::accept);
    Totals totals = engine.totals().get(Period.EVER);
    boolean nothing = evidence.files().isEmpty() && evidence.findings().isEmpty();
    if (totals == null || nothing) {
      throw new IOException(ledger + ": there is no ledger file below this directory");
    }
    evidence.runs().forEach(run -> printRun(run, totals, out));
    totals.hosts().forEach(host -> printHost(host, out));
    for (Finding finding : evidence.findings()) {
      out.println(
          finding.severity().name().toLowerCase(Locale.ROOT)
              + "  "
              + evidence.relative(finding.file())
              + (finding.line() > 0 ? ":" + finding.line() : "")
              + ": "
              + finding.message());
    }
    boolean conserved =
        Stream.concat(
                evidence.runs().stream().map(LedgerEvidence.RunEvidence::differenceMicrojoules),
                totals.hosts().stream().map(HostTotals::differenceMicrojoules))
            .allMatch(difference -> difference.signum() == 0);
    out.println(summary(evidence, totals));
    if (evidence.hasErrors() || !conserved) {
      out.println("verdict: the ledgers do not hold");
      return ExitCode.ERROR.code();
    }
    out.println("verdict: the ledgers hold (integrity-checked)");
    return ExitCode.OK.code();
  }

  private static void printRun(LedgerEvidence.RunEvidence run, Totals totals, PrintWriter out) {
    out.println(
        "run   "
            + run.header().runId()
            + "  "
            + run.header().service()
            + "  host "
            + shortened(run.header().hostKey())
            + "  windows "
            + run.windows()
            + "  head "
            + shortened(run.head())
            + "  end "
            + run.end());
    totals.runs().stream()
        .filter(sums -> sums.runId().equals(run.header().runId()))
        .forEach(
            sums ->
                out.println(
                    "      metered "
                        + ConsoleFormat.energy(new BigDecimal(sums.meteredMicrojoules()))
                        + ", conservation difference: "
                        + run.differenceMicrojoules()
                        + " uJ"));
  }

  private static void printHost(HostTotals host, PrintWriter out) {
    out.println(
        "host  "
            + shortened(host.hostKey())
            + "  "
            + String.join(", ", host.services())
            + "  metered "
            + ConsoleFormat.energy(new BigDecimal(host.meteredMicrojoules()))
            + ", overlap "
            + host.overlapMicrojoules()
            + " uJ, conservation difference: "
            + host.differenceMicrojoules()
            + " uJ");
  }

  private static String summary(LedgerEvidence evidence, Totals totals) {
    long errors = count(evidence, Severity.ERROR);
    return evidence.files().size()
        + " files, "
        + evidence.runs().size()
        + " runs, "
        + totals.hosts().size()
        + " hosts, "
        + evidence.files().stream().filter(LedgerEvidence.FileEvidence::torn).count()
        + " torn tails, "
        + evidence.gaps().size()
        + " gaps, "
        + errors
        + " errors, "
        + count(evidence, Severity.WARNING)
        + " warnings"
        + (totals.synthetic() ? ", SYNTHETIC" : "");
  }

  private static long count(LedgerEvidence evidence, Severity severity) {
    return evidence.findings().stream().filter(f -> f.severity() == severity).count();
  }

  private static String shortened(String hash) {
    return hash.length() > 12 ? hash.substring(0, 12) : hash;
  }
}
