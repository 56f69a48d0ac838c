package io.greenai.report.render.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.lowagie.text.pdf.PRStream;
import com.lowagie.text.pdf.PdfArray;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A PDF of ours read back.
 *
 * @param files inside it, by name
 * @param pages what is drawn on each
 */
public record PdfContent(Map<String, byte[]> files, List<Page> pages) {

  public PdfContent {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    pages = List.copyOf(pages);
  }

  /**
   * A page.
   *
   * @param drawing the operators of its content stream, one character for each byte
   * @param text that can be read on it, less what is repeated in its margins
   */
  public record Page(String drawing, String text) {}

  /**
   * What {@code pdf} holds.
   *
   * @throws IOException if it is no PDF of ours any more
   */
  public static PdfContent of(byte[] pdf) throws IOException {
    try (PdfReader reader = new PdfReader(pdf)) {
      return new PdfContent(files(reader), pages(reader));
    } catch (RuntimeException e) {
      throw new IOException("not a PDF any more that can be read: " + e.getMessage(), e);
    }
  }

  private static Map<String, byte[]> files(PdfReader reader) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    PdfArray associated = reader.getCatalog().getAsArray(Attachment.ASSOCIATED_FILES);
    for (int i = 0; associated != null && i < associated.size(); i++) {
      PdfDictionary file = associated.getAsDict(i);
      PRStream content = (PRStream) file.getAsDict(PdfName.EF).getAsStream(PdfName.F);
      files.put(file.getAsString(PdfName.UF).toUnicodeString(), PdfReader.getStreamBytes(content));
    }
    return files;
  }

  private static List<Page> pages(PdfReader reader) throws IOException {
    PdfTextExtractor texts = new PdfTextExtractor(reader);
    List<Page> pages = new ArrayList<>();
    for (int page = 1; page <= reader.getNumberOfPages(); page++) {
      String drawing = new String(reader.getPageContent(page), ISO_8859_1);
      pages.add(new Page(drawing, texts.getTextFromPage(page).replaceAll("\\s+", " ").strip()));
    }
    return pages;
  }
}
