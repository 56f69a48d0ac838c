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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a report as HTML and PDF, with the data behind it. The same document gives the same bytes
 * on any machine. Safe for use by many threads.
 */
public final class ReportRenderer {
  private final ReportPages pages;
  private final PdfPrinter printer;

  private static final List<String> TEMPLATES =
      List.of(
          "base.css",
          "esg.ftlh",
          "evidence.ftlh",
          "figures.ftlh",
          "hotspots.ftlh",
          "html.css",
          "layout.ftlh",
          "lca.ftlh",
          "pdf.css",
          "summary.ftlh",
          "tables.ftlh");

  /** SHA-256 over the names and contents of the templates that are packed with the reporter. */
  public static String templates() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String name : TEMPLATES) {
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update(Packed.bytes(name));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }

  /** Renders with the templates that are packed with the reporter. */
  public ReportRenderer() {
    this(TemplateEngine.packed());
  }

  ReportRenderer(TemplateLoader templates) {
    pages = new ReportPages(templates);
    printer = new PdfPrinter("templates/fonts/", Packed.bytes("colour/sRGB.icc"));
  }

  /**
   * The files of a report.
   *
   * @param html one self-contained file
   * @param pdf PDF/A-3a and PDF/UA-1, with the data attached
   * @param data what is attached to the PDF: the figures and the manifest of the ledgers, as CSV
   */
  public record Rendered(Path html, Path pdf, List<Path> data) {
    public Rendered {
      data = List.copyOf(data);
    }
  }

  /**
   * Writes {@code document} into {@code folder}, which is made if need be, as {@code
   * esg-2026-Q4.html}, {@code .pdf} and {@code esg-2026-Q4-figures.csv} and so on, or {@code
   * lca-...}. All are complete before one appears; what was there under these names is replaced,
   * and an earlier report's list of hot spots does not stay beside one that has none.
   *
   * @throws TemplateError if a template is wrong; nothing is written then
   * @throws IOException if the folder cannot be written
   */
  public Rendered write(ReportDocument document, Path folder) throws IOException {
    List<Attachment> data = DataFiles.of(document);
    Map<Path, byte[]> files = new LinkedHashMap<>();
    Path html = folder.resolve(DataFiles.stem(document) + ReportFiles.HTML);
    Path pdf = folder.resolve(DataFiles.stem(document) + ReportFiles.PDF);
    files.put(html, html(document));
    files.put(pdf, pdf(document, data));
    data.forEach(file -> files.put(folder.resolve(file.name()), file.content()));
    Files.createDirectories(folder);
    WholeFile.writeAll(files);
    Path hotSpots = folder.resolve(DataFiles.stem(document) + ReportFiles.HOT_SPOTS);
    if (!files.containsKey(hotSpots)) {
      Files.deleteIfExists(hotSpots);
    }
    return new Rendered(html, pdf, data.stream().map(file -> folder.resolve(file.name())).toList());
  }

  byte[] html(ReportDocument document) {
    return pages.html(document).getBytes(StandardCharsets.UTF_8);
  }

  byte[] pdf(ReportDocument document) {
    return pdf(document, DataFiles.of(document));
  }

  private byte[] pdf(ReportDocument document, List<Attachment> data) {
    return printer.print(
        xhtml(document),
        new PdfInfo(
            document.title() + ", " + document.period().label(),
            document.entity(),
            document.generator().name() + " " + document.generator().version(),
            document.generator().dataUntil()),
        data);
  }

  String xhtml(ReportDocument document) {
    return pages.xhtml(document, VisibleText.forFonts(printer::hasGlyph));
  }
}
