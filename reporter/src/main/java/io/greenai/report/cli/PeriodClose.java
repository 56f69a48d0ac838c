package io.greenai.report.cli;

import io.greenai.report.close.CloseRecord;
import io.greenai.report.close.Closes;
import io.greenai.report.close.Entry;
import io.greenai.report.close.Journal;
import io.greenai.report.close.Sha256;
import io.greenai.report.close.Signer;
import io.greenai.report.close.Statement;
import io.greenai.report.disclose.ReportAssembler;
import io.greenai.report.disclose.ReportInput;
import io.greenai.report.disclose.model.ReportDocument;
import io.greenai.report.disclose.restate.Statements;
import io.greenai.report.org.Approvals;
import io.greenai.report.render.ReportRenderer;
import io.greenai.report.time.Period;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The one act by which a period is frozen; nobody else writes to the journal meanwhile. */
final class PeriodClose {
  private final Sources sources;
  private final Path folder;
  private final Optional<Signer> signer;
  private final boolean acceptFindings;
  private final PrintWriter out;

  /**
   * A close.
   *
   * @param folder where the reports go
   * @param acceptFindings whether errors in the ledgers are no reason to stop
   * @param out says what was written
   */
  PeriodClose(
      Sources sources,
      Path folder,
      Optional<Signer> signer,
      boolean acceptFindings,
      PrintWriter out) {
    this.sources = sources;
    this.folder = folder;
    this.signer = signer;
    this.acceptFindings = acceptFindings;
    this.out = out;
  }

  /** Writes the reports and the record, and tells what {@code journal} is to say. */
  List<Entry> entries(Journal journal) throws IOException {
    ReportInput input = Analysis.closing(sources, journal);
    requireReady(input);
    ReportAssembler assembler = new ReportAssembler(input);
    List<ReportDocument> reports = List.of(assembler.esg(), assembler.lca());
    requireNews(input, reports);
    Recording recording = new Recording(sources);
    List<Entry> entries = new ArrayList<>(recording.seen(journal, input));
    long lines = (long) journal.entries().size() + entries.size();
    CloseRecord record = record(input, reports, lines, written(reports));
    Entry.Closed closed = Closes.write(journal, record, signer);
    entries.add(closed);
    entries.add(recording.decided(input, "close"));
    out.println("wrote " + journal.folder().resolve(closed.file()));
    out.println(record.period().label() + "  " + reports.get(0).status().text());
    out.println("close record: sha256 " + closed.sha256());
    return entries;
  }

  private void requireReady(ReportInput input) throws IOException {
    Period period = input.footprint().totals().period();
    if (sources.now().isBefore(period.end())) {
      throw new IOException(
          period.label() + " is not over: it ends at " + period.end() + "; close it then");
    }
    if (input.footprint().totals().firstBooked().isEmpty()) {
      throw new IOException(
          "the ledgers hold no window of " + period.label() + "; there is nothing to close");
    }
    Approvals approvals = input.organisation().approvals();
    if (approvals.preparedBy().isEmpty() || approvals.approvedBy().isEmpty()) {
      throw new IOException(
          sources.organisation()
              + ": a close names who prepared and who approved it; write 'approvals' with"
              + " 'preparedBy' and 'approvedBy'");
    }
    List<String> findings = Verdict.findings(input);
    if (!acceptFindings && !findings.isEmpty()) {
      throw new IOException(
          String.join("; ", findings) + "; '--accept-findings' closes all the same");
    }
  }

  private static void requireNews(ReportInput input, List<ReportDocument> reports)
      throws IOException {
    Optional<CloseRecord> before = input.closing().corrects();
    if (before.isPresent()
        && reports.stream().allMatch(report -> report.revision().restated().isEmpty())) {
      throw new IOException(
          before.get().name() + " stands: no figure comes to anything else; nothing was closed");
    }
  }

  private Map<String, String> written(List<ReportDocument> reports) throws IOException {
    Map<String, String> outputs = new LinkedHashMap<>();
    ReportRenderer renderer = new ReportRenderer();
    for (ReportDocument report : reports) {
      ReportRenderer.Rendered rendered = renderer.write(report, folder);
      List<Path> files =
          Stream.concat(Stream.of(rendered.html(), rendered.pdf()), rendered.data().stream())
              .toList();
      for (Path file : files) {
        outputs.put(file.getFileName().toString(), Sha256.of(Files.readAllBytes(file)));
        out.println("wrote " + file);
      }
    }
    return outputs;
  }

  private CloseRecord record(
      ReportInput input, List<ReportDocument> reports, long lines, Map<String, String> outputs) {
    Map<String, List<Statement>> figures = new LinkedHashMap<>();
    reports.forEach(
        report -> figures.put(report.kind().id(), Statements.of(report.figuresById().values())));
    return new CloseRecord(
        input.footprint().totals().period(),
        input.closing().number(),
        input.closing().corrects().map(before -> input.closing().correctsHash()),
        sources.now(),
        lines,
        reports.get(0).evidence().merkleRoot(),
        GreenaiReporter.version(),
        input.closing().sources(),
        reports.get(0).responsible(),
        input.evidence().findings().size(),
        drawn(input),
        outputs,
        input
            .evidence()
            .parts(
                input.footprint().totals().period().start(),
                input.footprint().totals().period().end()),
        figures);
  }

  /** What the period takes of each instrument. */
  private static Map<String, BigDecimal> drawn(ReportInput input) {
    Map<String, BigDecimal> drawn = new TreeMap<>();
    input
        .footprint()
        .sites()
        .forEach(
            site ->
                site.market()
                    .drawn()
                    .forEach((id, amount) -> drawn.merge(id, amount, BigDecimal::add)));
    return drawn;
  }
}
