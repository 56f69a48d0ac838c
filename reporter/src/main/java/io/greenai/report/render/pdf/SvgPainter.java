package io.greenai.report.render.pdf;

import com.lowagie.text.pdf.PdfContentByte;
import java.awt.Color;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Draws the SVG of our own charts as vectors and real text: {@code rect}, {@code line} and {@code
 * text}; anything else is an error, so that no mark is lost unseen.
 */
final class SvgPainter {
  private final PdfContentByte out;
  private final GlyphRuns glyphs;
  private final float height;
  private final float fontSize;

  SvgPainter(PdfContentByte out, GlyphRuns glyphs, Element svg, float height) {
    this.out = out;
    this.glyphs = glyphs;
    this.height = height;
    this.fontSize = number(svg, "font-size");
  }

  void paint(Element svg) {
    for (Node n = svg.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element element) {
        switch (element.getTagName()) {
          case "title", "desc" -> {}
          case "rect" -> rect(element);
          case "line" -> line(element);
          case "text" -> text(element);
          default ->
              throw new IllegalArgumentException(
                  "A chart may hold rect, line and text, but has <" + element.getTagName() + ">");
        }
      }
    }
  }

  private void rect(Element rect) {
    out.setColorFill(Color.decode(rect.getAttribute("fill")));
    float h = number(rect, "height");
    out.rectangle(number(rect, "x"), height - number(rect, "y") - h, number(rect, "width"), h);
    out.fill();
  }

  private void line(Element line) {
    out.setColorStroke(Color.decode(line.getAttribute("stroke")));
    out.setLineWidth(number(line, "stroke-width"));
    out.moveTo(number(line, "x1"), height - number(line, "y1"));
    out.lineTo(number(line, "x2"), height - number(line, "y2"));
    out.stroke();
  }

  private void text(Element text) {
    List<GlyphRuns.Run> runs = glyphs.split(text.getTextContent(), false);
    float width = 0;
    for (GlyphRuns.Run run : runs) {
      width += run.font().getWidthPoint(run.text(), fontSize);
    }
    float x =
        switch (text.getAttribute("text-anchor")) {
          case "end" -> number(text, "x") - width;
          case "middle" -> number(text, "x") - width / 2;
          default -> number(text, "x");
        };
    out.beginText();
    out.setColorFill(Color.decode(text.getAttribute("fill")));
    out.setTextMatrix(x, height - number(text, "y"));
    for (GlyphRuns.Run run : runs) {
      out.setFontAndSize(run.font(), fontSize);
      out.showText(run.text());
    }
    out.endText();
  }

  private static float number(Element element, String attribute) {
    return Float.parseFloat(element.getAttribute(attribute));
  }
}
