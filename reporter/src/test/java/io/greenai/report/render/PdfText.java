package io.greenai.report.render;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The text of a PDF, page by page, without any white space. */
public final class PdfText {
  private PdfText() {}

  /** With what stands in the page margins. */
  public static List<String> pages(byte[] pdf) throws IOException {
    return pages(pdf, true);
  }

  /** Without page margins and without the table heads that a page repeats. */
  static List<String> contents(byte[] pdf) throws IOException {
    return pages(pdf, false);
  }

  private static List<String> pages(byte[] pdf, boolean artifacts) throws IOException {
    PdfReader reader = new PdfReader(pdf);
    List<String> pages = new ArrayList<>();
    for (int page = 1; page <= reader.getNumberOfPages(); page++) {
      if (artifacts) {
        showArtifacts(reader, page);
      }
      String text = new PdfTextExtractor(reader).getTextFromPage(page);
      pages.add(text.replaceAll("[\\s\\u00a0]", ""));
    }
    return pages;
  }

  /** OpenPDF leaves out artifacts, and so what stands in the page margins. */
  private static void showArtifacts(PdfReader reader, int page) throws IOException {
    String content = new String(reader.getPageContent(page), StandardCharsets.ISO_8859_1);
    String shown = content.replace("/Artifact BMC", "/Span BMC");
    reader.setPageContent(page, shown.getBytes(StandardCharsets.ISO_8859_1));
  }
}
