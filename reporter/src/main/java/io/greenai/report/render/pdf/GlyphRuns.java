package io.greenai.report.render.pdf;

import com.lowagie.text.pdf.BaseFont;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * Splits text by the font that has its glyphs. OpenPDF would leave out a character whose font lacks
 * it, without a word.
 */
final class GlyphRuns {
  private final Typefaces fonts;

  GlyphRuns(Typefaces fonts) {
    this.fonts = fonts;
  }

  /** A part of a text that one font can set. */
  record Run(String text, BaseFont font) {}

  /**
   * Splits {@code text} for a place whose own font is monospaced or not.
   *
   * @throws IllegalArgumentException if no font has a character
   */
  List<Run> split(String text, boolean mono) {
    List<Run> runs = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    BaseFont current = own(mono);
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      BaseFont font = fontFor(point, mono, text);
      if (font != current && run.length() > 0) {
        runs.add(new Run(run.toString(), current));
        run.setLength(0);
      }
      current = font;
      run.appendCodePoint(point);
    }
    if (run.length() > 0) {
      runs.add(new Run(run.toString(), current));
    }
    return runs;
  }

  private BaseFont own(boolean mono) {
    return mono ? fonts.mono() : fonts.regular();
  }

  private BaseFont fontFor(int point, boolean mono, String text) {
    if (point <= ' ') {
      return own(mono);
    }
    IntPredicate own = mono ? fonts::monoHas : fonts::sansHas;
    IntPredicate other = mono ? fonts::sansHas : fonts::monoHas;
    if (own.test(point)) {
      return own(mono);
    }
    if (other.test(point)) {
      return own(!mono);
    }
    throw new IllegalArgumentException(
        String.format(
            "No packed font has U+%04X, used in '%s'; write it otherwise in the template or the"
                + " chart",
            point, text.strip()));
  }

  /** Wraps every run of {@code document} whose font is not that of its place. */
  void apply(Document document) {
    apply((Element) document.getElementsByTagName("body").item(0), false);
  }

  private void apply(Element element, boolean mono) {
    if (element.getTagName().equals("svg")) {
      return;
    }
    boolean here = mono || element.getTagName().equals("code");
    List<Node> children = new ArrayList<>();
    for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
      children.add(n);
    }
    for (Node child : children) {
      if (child instanceof Element inner) {
        apply(inner, here);
      } else if (child instanceof Text text) {
        wrap(element, text, split(text.getData(), here), own(here));
      }
    }
  }

  private void wrap(Element parent, Text text, List<Run> runs, BaseFont own) {
    if (runs.stream().allMatch(run -> run.font() == own)) {
      return;
    }
    Document document = parent.getOwnerDocument();
    for (Run run : runs) {
      Node node = document.createTextNode(run.text());
      if (run.font() != own) {
        Element span = document.createElementNS(parent.getNamespaceURI(), "span");
        String family = run.font() == fonts.mono() ? Typefaces.MONO : Typefaces.SANS;
        span.setAttribute("style", "font-family:'" + family + "'");
        span.appendChild(node);
        node = span;
      }
      parent.insertBefore(node, text);
    }
    parent.removeChild(text);
  }
}
