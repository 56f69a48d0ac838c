package io.greenai.report.render.pdf;

import com.lowagie.text.DocumentException;
import com.lowagie.text.pdf.BaseFont;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import org.xhtmlrenderer.pdf.ITextFontResolver;

/**
 * The fonts of one PDF.
 *
 * @param mono also supplies signs that {@code regular} lacks
 */
record Typefaces(BaseFont regular, BaseFont bold, BaseFont mono) {
  static final String SANS = "Noto Sans";
  static final String MONO = "DejaVu Sans Mono";

  private static final String REGULAR = "NotoSans-Regular.ttf";
  private static final String BOLD = "NotoSans-Bold.ttf";
  private static final String MONO_FILE = "DejaVuSansMono.ttf";

  /**
   * Reads the fonts, anew for each PDF because a font remembers its subset's name.
   *
   * @param folder on the class path, ending in a slash
   */
  static Typefaces load(String folder) {
    return new Typefaces(
        font(folder + REGULAR, 1), font(folder + BOLD, 2), font(folder + MONO_FILE, 3));
  }

  private static BaseFont font(String resource, int number) {
    try {
      BaseFont font =
          BaseFont.createFont(resource, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, null, null);
      font.setSecureRandom(new SubsetNames(number));
      // With a CIDSet, veraPDF finds clause 6.2.11.4.2 broken: OpenPDF writes it incompletely.
      font.setIncludeCidSet(false);
      return font;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read font " + resource, e);
    } catch (DocumentException e) {
      throw new IllegalStateException("Cannot use font " + resource, e);
    }
  }

  ITextFontResolver resolver(String folder) {
    ITextFontResolver resolver = new ITextFontResolver();
    resolver.addFont(regular, folder + REGULAR, SANS);
    resolver.addFont(bold, folder + BOLD, SANS);
    resolver.addFont(mono, folder + MONO_FILE, MONO);
    return resolver;
  }

  boolean sansHas(int point) {
    return regular.charExists(point) && bold.charExists(point);
  }

  boolean monoHas(int point) {
    return mono.charExists(point);
  }

  /** Makes the six letters before a subset's name the same in every run. */
  private static final class SubsetNames extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final int number;
    private int calls;

    SubsetNames(int number) {
      this.number = number;
    }

    @Override
    public double nextDouble() {
      calls++;
      return (number * 31 + calls * 7) % 26 / 26.0 + 0.01;
    }
  }
}
