package io.greenai.report.render.pdf;

import com.lowagie.text.pdf.PdfName;
import java.util.Locale;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Which PDF structure type an XHTML element is. */
final class Roles {
  static final PdfName SPAN = new PdfName("Span");

  private Roles() {}

  static PdfName of(Element element) {
    String tag = element.getTagName();
    return new PdfName(
        switch (tag) {
          case "h1", "h2", "h3", "h4" -> tag.toUpperCase(Locale.ROOT);
          case "p", "figcaption" -> "P";
          case "table" -> "Table";
          case "thead" -> "THead";
          case "tbody" -> "TBody";
          case "tfoot" -> "TFoot";
          case "tr" -> "TR";
          case "th" -> "TH";
          case "td" -> "TD";
          case "caption" -> "Caption";
          case "ul", "ol" -> isInContents(element) ? "TOC" : "L";
          case "li" -> isInContents(element) ? "TOCI" : "LI";
          case "a" -> "Link";
          case "code" -> "Code";
          case "svg" -> "Figure";
          case "section" -> "Sect";
          case "header", "main", "nav", "footer", "div", "figure" -> "Div";
          default -> "Span";
        });
  }

  static boolean isInContents(Element element) {
    for (Node node = element; node instanceof Element e; node = node.getParentNode()) {
      if (e.getTagName().equals("nav")) {
        return true;
      }
    }
    return false;
  }

  /** Whether the element stands in page margins and is no part of the content. */
  static boolean isRunning(Element element) {
    return element.getAttribute("class").startsWith("running-");
  }

  static boolean isIn(Node node, String tag) {
    for (Node n = node; n != null; n = n.getParentNode()) {
      if (n instanceof Element e && e.getTagName().equals(tag)) {
        return true;
      }
    }
    return false;
  }
}
