package io.greenai.report.render.pdf;

import static java.util.Objects.requireNonNull;

import com.lowagie.text.DocumentException;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xhtmlrenderer.pdf.DefaultPDFCreationListener;
import org.xhtmlrenderer.pdf.ITextRenderer;
import org.xhtmlrenderer.pdf.ITextTextRenderer;
import org.xhtmlrenderer.render.Box;
import org.xhtmlrenderer.render.PageBox;
import org.xml.sax.SAXException;

/** Prints XHTML pages. Safe for use by many threads. */
public final class PdfPrinter {
  private final String fonts;
  private final byte[] icc;
  private final Typefaces coverage;

  /**
   * A printer with Noto Sans and DejaVu Sans Mono.
   *
   * @param fonts folder of the font files on the class path, ending in a slash
   * @param icc sRGB profile
   */
  public PdfPrinter(String fonts, byte[] icc) {
    this.fonts = fonts;
    this.icc = icc.clone();
    coverage = Typefaces.load(fonts);
  }

  /** Whether a font has {@code codePoint}; {@link #print} refuses a page with one that none has. */
  public boolean hasGlyph(int codePoint) {
    return codePoint == ' ' || coverage.sansHas(codePoint) || coverage.monoHas(codePoint);
  }

  /**
   * Prints {@code xhtml}, with {@code data} attached to it.
   *
   * @throws IllegalArgumentException if the page is not well-formed, asks for something outside
   *     itself, or has a character without glyph
   */
  public byte[] print(String xhtml, PdfInfo info, List<Attachment> data) {
    Document page = parse(xhtml);
    Typefaces typefaces = Typefaces.load(fonts);
    GlyphRuns glyphs = new GlyphRuns(typefaces);
    glyphs.apply(page);
    TaggedDevice device = new TaggedDevice(ITextRenderer.DEFAULT_DOTS_PER_POINT);
    ITextRenderer renderer =
        new ITextRenderer(
            ITextRenderer.DEFAULT_DOTS_PER_POINT,
            ITextRenderer.DEFAULT_DOTS_PER_PIXEL,
            device,
            new Offline(device),
            typefaces.resolver(fonts),
            new SvgBoxes(device, glyphs),
            new ITextTextRenderer());
    layOut(renderer, page);
    renderer.setListener(
        new Conformance(
            info, page.getDocumentElement().getAttribute("lang"), data, digest(xhtml, data)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      renderer.createPDF(out, true);
    } catch (DocumentException e) {
      throw new IllegalStateException("Cannot print " + info.title(), e);
    }
    return out.toByteArray();
  }

  private static void layOut(ITextRenderer renderer, Document page) {
    Element main = (Element) page.getElementsByTagName("main").item(0);
    Box root;
    List<PageBox> pages;
    do {
      renderer.setDocument(page, "report:/");
      renderer.layout();
      root = requireNonNull(renderer.getRootBox());
      pages = requireNonNull(root.getLayer()).getPages();
    } while (main != null && PageBreaks.add(main, root, pages));
  }

  private static Document parse(String xhtml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      byte[] bytes = xhtml.strip().getBytes(StandardCharsets.UTF_8);
      return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    } catch (SAXException e) {
      throw new IllegalArgumentException("A page is not well-formed: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("This JDK's XML parser lacks a standard feature", e);
    }
  }

  private static byte[] digest(String text, List<Attachment> data) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(text.getBytes(StandardCharsets.UTF_8));
      data.forEach(file -> sha256.update(file.content()));
      return sha256.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  private final class Conformance extends DefaultPDFCreationListener {
    private final PdfInfo info;
    private final String language;
    private final List<Attachment> data;
    private final byte[] digest;

    Conformance(PdfInfo info, String language, List<Attachment> data, byte[] digest) {
      this.info = info;
      this.language = language;
      this.data = data;
      this.digest = digest;
    }

    @Override
    public void preOpen(ITextRenderer renderer) {
      PdfWriter writer = requireNonNull(renderer.getWriter());
      writer.setPdfVersion(PdfWriter.VERSION_1_7);
      writer.setFullCompression();
      writer.setTagged();
      writer.setViewerPreferences(PdfWriter.PageModeUseOutlines);
    }

    @Override
    public void preWrite(ITextRenderer renderer, int pages) {
      requireNonNull(renderer.getWriter()).setTabs(PdfName.S);
    }

    @Override
    public void onClose(ITextRenderer renderer) {
      PdfWriter writer = requireNonNull(renderer.getWriter());
      try {
        Identification.apply(writer, info, language, digest, icc);
        Attachment.add(data, writer, Identification.date(info));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
