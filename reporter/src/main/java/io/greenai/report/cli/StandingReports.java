package io.greenai.report.cli;

import io.greenai.report.close.CloseRecord;
import io.greenai.report.close.Journal;
import io.greenai.report.disclose.ReportAssembler;
import io.greenai.report.disclose.ReportInput;
import io.greenai.report.disclose.model.ReportDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * The two reports of a period as they stand: a draft, what was closed, or a draft of a correction.
 */
record StandingReports(ReportInput input, ReportDocument esg, ReportDocument lca) {

  /** The reports that {@code sources} make. */
  static StandingReports of(Sources sources, Clock clock) throws IOException {
    StandingReports reports = draft(sources, clock);
    Optional<CloseRecord> close = reports.input.closing().corrects();
    boolean stands =
        close.isPresent()
            && reports.esg.revision().restated().isEmpty()
            && reports.lca.revision().restated().isEmpty();
    return stands && reports.input.closing().remark().isEmpty()
        ? closed(sources, clock, close.get().period().label(), close.get().number())
        : reports;
  }

  /** The same, though the period was closed and nothing came to anything else. */
  static StandingReports draft(Sources sources, Clock clock) throws IOException {
    return of(Analysis.of(sources, clock));
  }

  /**
   * The reports of a close, made again.
   *
   * @throws IOException where the journal has no such close of the period
   */
  static StandingReports closed(Sources sources, Clock clock, String period, int number)
      throws IOException {
    Path folder =
        sources
            .journal()
            .orElseThrow(
                () ->
                    new IOException(
                        "the report was closed; name the journal that it was closed in with"
                            + " '--journal'"));
    Journal journal = Journal.read(folder);
    Journal before =
        journal
            .before(period, number)
            .orElseThrow(
                () ->
                    new IOException(
                        folder + ": the journal has no close " + number + " of " + period));
    return of(Analysis.closed(sources, clock, before, number));
  }

  private static StandingReports of(ReportInput input) {
    ReportAssembler assembler = new ReportAssembler(input);
    return new StandingReports(input, assembler.esg(), assembler.lca());
  }
}
