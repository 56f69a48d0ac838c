package io.greenai.report.render;

import freemarker.cache.TemplateLoader;
import io.greenai.report.disclose.model.ReportDocument;
import io.greenai.report.render.pdf.Attachment;
import io.greenai.report.render.pdf.PdfInfo;
import io.greenai.report.render.pdf.PdfPrinter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a report as HTML and PDF. The same document gives the same bytes on any machine. Safe for
 * use by many threads.
 */
public final class ReportRenderer {
  private final ReportPages pages;
  private final PdfPrinter printer;

  /** Renders with the templates that are packed with the reporter. */
  public ReportRenderer() {
    this(TemplateEngine.packed());
  }

  ReportRenderer(TemplateLoader templates) {
    pages = new ReportPages(templates);
    printer = new PdfPrinter("templates/fonts/", Packed.bytes("colour/sRGB.icc"));
  }

  /**
   * The two files of a report.
   *
   * @param html one self-contained file
   * @param pdf PDF/A-3a and PDF/UA-1, with its figures attached as CSV
   */
  public record Rendered(Path html, Path pdf) {}

  /**
   * Writes {@code document} into {@code folder}, which is made if need be, as {@code
   * esg-2026-Q4.html} and {@code .pdf} or {@code lca-...}. Both are complete before either appears;
   * what was there under these names is replaced.
   *
   * @throws TemplateError if a template is wrong; nothing is written then
   * @throws IOException if the folder cannot be written
   */
  public Rendered write(ReportDocument document, Path folder) throws IOException {
    byte[] html = html(document);
    byte[] pdf = pdf(document);
    Files.createDirectories(folder);
    String name = fileName(document);
    Path htmlFile = folder.resolve(name + ".html");
    Path pdfFile = folder.resolve(name + ".pdf");
    try (WholeFile htmlPart = WholeFile.beside(htmlFile, html);
        WholeFile pdfPart = WholeFile.beside(pdfFile, pdf)) {
      htmlPart.reveal();
      pdfPart.reveal();
    }
    return new Rendered(htmlFile, pdfFile);
  }

  byte[] html(ReportDocument document) {
    return pages.html(document).getBytes(StandardCharsets.UTF_8);
  }

  byte[] pdf(ReportDocument document) {
    return printer.print(
        xhtml(document),
        new PdfInfo(
            document.title() + ", " + document.period().label(),
            document.entity(),
            document.generator().name() + " " + document.generator().version(),
            document.generator().dataUntil()),
        new Attachment(
            fileName(document) + "-figures.csv",
            "text/csv",
            "Register of figures, unrounded and in base units",
            FiguresCsv.of(document)));
  }

  String xhtml(ReportDocument document) {
    return pages.xhtml(document, VisibleText.forFonts(printer::hasGlyph));
  }

  private static String fileName(ReportDocument document) {
    String label = document.period().label().replaceAll("[^A-Za-z0-9-]", "_");
    return document.kind().id() + "-" + label;
  }
}
