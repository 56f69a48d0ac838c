package io.greenai.report.cli;

import io.greenai.report.close.CloseRecord;
import io.greenai.report.close.FiledClose;
import io.greenai.report.close.Journal;
import io.greenai.report.disclose.ReportAssembler;
import io.greenai.report.disclose.ReportInput;
import io.greenai.report.disclose.model.ReportDocument;
import io.greenai.report.disclose.model.ReportKind;
import io.greenai.report.hotspot.HotSpots;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The two reports of a period as they stand: a draft, what was closed, or a draft of a correction.
 */
record StandingReports(ReportInput input, ReportDocument esg, ReportDocument lca) {

  /** The reports that {@code sources} make. */
  static StandingReports of(Sources sources) throws IOException {
    StandingReports reports = draft(sources);
    Optional<CloseRecord> close = reports.input.closing().corrects();
    boolean stands =
        close.isPresent()
            && reports.esg.revision().restated().isEmpty()
            && reports.lca.revision().restated().isEmpty();
    return stands && reports.input.closing().remark().isEmpty()
        ? closed(sources, filed(sources, close.get().period().label(), close.get().number()))
        : reports;
  }

  /** The same, though the period was closed and nothing came to anything else. */
  static StandingReports draft(Sources sources) throws IOException {
    ReportInput input = Analysis.of(sources);
    return of(input, HotSpots.beside(input.evidence(), input.footprint().totals().period()));
  }

  /**
   * A close of a period.
   *
   * @param period its label
   * @throws IOException where no journal is named, or the journal has no such close
   */
  static FiledClose filed(Sources sources, String period, int number) throws IOException {
    Path folder =
        sources
            .journal()
            .orElseThrow(
                () ->
                    new IOException(
                        "the report was closed; name the journal that it was closed in with"
                            + " '--journal'"));
    return FiledClose.of(Journal.read(folder), period, number);
  }

  /** The reports of a close, made again: of what it pins alone, so that hot spots are not in it. */
  static StandingReports closed(Sources sources, FiledClose close) throws IOException {
    return of(Analysis.closed(sources, close.before(), close.number()), HotSpots.none());
  }

  /** One of the two. */
  ReportDocument of(ReportKind kind) {
    return kind == ReportKind.ESG ? esg : lca;
  }

  private static StandingReports of(ReportInput input, HotSpots hotSpots) {
    ReportAssembler assembler = new ReportAssembler(input, hotSpots);
    return new StandingReports(input, assembler.esg(), assembler.lca());
  }
}
