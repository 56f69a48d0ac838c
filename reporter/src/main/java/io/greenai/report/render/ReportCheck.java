package io.greenai.report.render;

import io.greenai.report.disclose.model.ReportDocument;
import io.greenai.report.render.pdf.PdfContent;
import io.greenai.report.render.pdf.PdfContent.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds the files of a report against the same report performed again. */
public final class ReportCheck {
  private static final int EXCERPT = 20;

  private final ReportDocument performed;
  private final boolean wholePages;
  private final ReportRenderer renderer = new ReportRenderer();

  /**
   * Checks against {@code performed}.
   *
   * @param wholePages whether all that can be read on a page is compared, and not figures alone
   */
  public ReportCheck(ReportDocument performed, boolean wholePages) {
    this.performed = performed;
    this.wholePages = wholePages;
  }

  /**
   * Something that a file states otherwise.
   *
   * @param id of the figure, or of the run in the manifest of ledgers
   * @param stated by the file, or that it states nothing
   * @param performed what it should state, or that there is no such figure
   */
  public record Difference(String id, String stated, String performed) {}

  /**
   * The differences in {@code file}: an HTML report, its figures or ledgers as CSV, its trace, or a
   * PDF with these three inside.
   *
   * @throws IOException where the file cannot be read, or is none of these any more
   */
  public List<Difference> differences(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    String name = file.getFileName().toString();
    return name.endsWith(ReportFiles.PDF) ? ofPdf(content) : ofFile(name, content);
  }

  private List<Difference> ofHtml(byte[] content) throws IOException {
    byte[] again = renderer.html(performed);
    List<Difference> figures = compare(StatedFigures.ofHtml(content), StatedFigures.ofHtml(again));
    if (!wholePages || !figures.isEmpty() || Arrays.equals(content, again)) {
      return figures;
    }
    return List.of(unlike("page", text(content), text(again)));
  }

  private static String text(byte[] html) throws IOException {
    String text = StatedFigures.page(html).getDocumentElement().getTextContent();
    return text.replaceAll("\\s+", " ").strip();
  }

  /** What can be read on a page, from shortly before it differs. */
  private static Difference unlike(String page, String stated, String again) {
    if (stated.equals(again)) {
      return new Difference(page, "drawn otherwise", "the same text");
    }
    int from = Math.max(0, Arrays.mismatch(stated.toCharArray(), again.toCharArray()) - EXCERPT);
    return new Difference(page, excerpt(stated, from), excerpt(again, from));
  }

  private List<Difference> ofPdf(byte[] content) throws IOException {
    byte[] again = renderer.pdf(performed);
    if (Arrays.equals(content, again)) {
      return List.of();
    }
    PdfContent there = PdfContent.of(content);
    PdfContent here = PdfContent.of(again);
    List<Difference> differences = new ArrayList<>();
    for (String name : here.files().keySet()) {
      byte[] attached = there.files().get(name);
      if (!wholePages && name.endsWith(ReportFiles.HOT_SPOTS)) {
        continue;
      }
      if (attached == null) {
        differences.add(new Difference(name, "nothing", "attached"));
      } else {
        differences.addAll(ofFile(name, attached));
      }
    }
    if (!wholePages) {
      return differences;
    }
    for (int i = 0; i < Math.max(there.pages().size(), here.pages().size()); i++) {
      differences.addAll(ofPage(i, there.pages(), here.pages()));
    }
    return differences.isEmpty()
        ? List.of(new Difference(ReportFiles.PDF, "other bytes", "the same pages and attachments"))
        : differences;
  }

  private static List<Difference> ofPage(int index, List<Page> there, List<Page> here) {
    String id = "page " + (index + 1);
    if (index >= there.size() || index >= here.size()) {
      return List.of(new Difference(id, there.size() + " pages", here.size() + " pages"));
    }
    if (there.get(index).drawing().equals(here.get(index).drawing())) {
      return List.of();
    }
    return List.of(unlike(id, there.get(index).text(), here.get(index).text()));
  }

  private static String excerpt(String text, int from) {
    return "... " + text.substring(from, Math.min(text.length(), from + 3 * EXCERPT)) + " ...";
  }

  private List<Difference> ofFile(String name, byte[] content) throws IOException {
    if (name.endsWith(ReportFiles.HTML)) {
      return ofHtml(content);
    }
    if (name.endsWith(ReportFiles.TRACE)) {
      return compare(
          StatedFigures.ofTrace(content), StatedFigures.ofTrace(TraceJson.of(performed)));
    }
    byte[] again =
        name.endsWith(ReportFiles.LEDGERS)
            ? LedgersCsv.of(performed.evidence())
            : FiguresCsv.of(performed);
    return compare(StatedFigures.ofCsv(content), StatedFigures.ofCsv(again));
  }

  private static List<Difference> compare(
      Map<String, List<String>> stated, Map<String, List<String>> performed) {
    Set<String> ids = new LinkedHashSet<>(performed.keySet());
    ids.addAll(stated.keySet());
    List<Difference> differences = new ArrayList<>();
    for (String id : ids) {
      List<String> a = stated.getOrDefault(id, List.of());
      List<String> b = performed.getOrDefault(id, List.of());
      for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
        String there = i < a.size() ? a.get(i) : "nothing";
        String here = i < b.size() ? b.get(i) : "nothing";
        if (!there.equals(here)) {
          differences.add(new Difference(id, there, here));
        }
      }
    }
    return differences;
  }
}
