package io.greenai.report.render;

import io.greenai.report.disclose.model.ReportDocument;
import io.greenai.report.disclose.model.ReportKind;
import io.greenai.report.disclose.model.View;
import io.greenai.report.render.pdf.Attachment;
import java.util.ArrayList;
import java.util.List;

/** The data behind a report: files beside it, and the same files inside its PDF. */
final class DataFiles {
  private DataFiles() {}

  /** What all files of a report are called, less what tells them apart. */
  static String stem(ReportDocument document) {
    return stem(document.kind(), document.period().label());
  }

  /** The same by the report and the label of its period. */
  static String stem(ReportKind kind, String period) {
    return kind.id() + "-" + period.replaceAll("[^A-Za-z0-9-]", "_");
  }

  /** The name of the manifest of ledgers. */
  static String ledgers(ReportDocument document) {
    return stem(document) + ReportFiles.LEDGERS;
  }

  static List<Attachment> of(ReportDocument document) {
    List<Attachment> files = new ArrayList<>(ofFigures(document));
    if (document.view() instanceof View.Lca lca && !lca.hotSpots().isEmpty()) {
      files.add(
          new Attachment(
              stem(document) + ReportFiles.HOT_SPOTS,
              "text/csv",
              "Files that hot spots were read from, and their hashes",
              HotSpotsCsv.of(lca.hotSpots())));
    }
    return files;
  }

  private static List<Attachment> ofFigures(ReportDocument document) {
    return List.of(
        new Attachment(
            stem(document) + ReportFiles.FIGURES,
            "text/csv",
            "Register of figures, unrounded and in base units",
            FiguresCsv.of(document)),
        new Attachment(
            ledgers(document),
            "text/csv",
            "Manifest of the ledgers: runs, files and their hashes",
            LedgersCsv.of(document.evidence())),
        new Attachment(
            stem(document) + ReportFiles.TRACE,
            "application/json",
            "How each figure came about: formula, inputs, factors, policies and ledgers",
            TraceJson.of(document)));
  }
}
