package io.greenai.report.render.pdf;

import com.lowagie.text.pdf.PdfArray;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfObject;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfStructureElement;
import com.lowagie.text.pdf.PdfWriter;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * The logical structure of a PDF, built from the document before anything is painted.
 *
 * <p>An OpenPDF structure element holds either marked content or children, never both, so that each
 * text of mixed content has a Span of its own.
 */
final class StructureTree {
  private static final PdfName LIST_BODY = new PdfName("LBody");
  private static final PdfName ALT = new PdfName("Alt");

  private final IdentityHashMap<Node, PdfStructureElement> elements = new IdentityHashMap<>();

  StructureTree(PdfWriter writer, Document document) {
    Element html = document.getDocumentElement();
    Element body = (Element) document.getElementsByTagName("body").item(0);
    PdfStructureElement root =
        new PdfStructureElement(writer.getStructureTreeRoot(), new PdfName("Document"));
    root.put(PdfName.LANG, new PdfString(html.getAttribute("lang")));
    elements.put(body, root);
    addChildren(body, root);
  }

  /** The structure element of {@code node}, if it has one. */
  @Nullable PdfStructureElement of(@Nullable Node node) {
    return node == null ? null : elements.get(node);
  }

  /**
   * A new Span for content that a style sheet generates in {@code element}, where it can have one.
   */
  @Nullable PdfStructureElement spanIn(@Nullable Element element) {
    PdfStructureElement parent = of(element);
    return parent == null || holdsMarkedContent(parent)
        ? null
        : new PdfStructureElement(parent, Roles.SPAN);
  }

  private static boolean holdsMarkedContent(PdfStructureElement element) {
    PdfObject kids = element.get(PdfName.K);
    return kids != null
        && (!kids.isArray()
            || (!((PdfArray) kids).isEmpty() && ((PdfArray) kids).getPdfObject(0).isNumber()));
  }

  private void addChildren(Element element, PdfStructureElement parent) {
    for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Text text && !text.getData().isBlank()) {
        elements.put(n, new PdfStructureElement(parent, Roles.SPAN));
      } else if (n instanceof Element child && !Roles.isRunning(child)) {
        add(child, parent);
      }
    }
  }

  private void add(Element element, PdfStructureElement parent) {
    PdfName role = Roles.of(element);
    PdfStructureElement self = new PdfStructureElement(parent, role);
    elements.put(element, self);
    switch (element.getTagName()) {
      case "svg" -> self.put(ALT, new PdfString(alternative(element), PdfObject.TEXT_UNICODE));
      case "th" -> {
        attribute(self, "Table", "Scope", isRowHead(element) ? "Row" : "Column");
        addContent(element, role, self);
      }
      case "ul", "ol" -> {
        if (!Roles.isInContents(element)) {
          boolean numbered = element.getTagName().equals("ol");
          attribute(self, "List", "ListNumbering", numbered ? "Decimal" : "Disc");
        }
        addChildren(element, self);
      }
      case "li" -> {
        boolean contents = Roles.isInContents(element);
        addChildren(element, contents ? self : new PdfStructureElement(self, LIST_BODY));
      }
      default -> addContent(element, role, self);
    }
  }

  /**
   * Text alone goes straight onto its element, but a link needs room for its annotation beside it.
   */
  private void addContent(Element element, PdfName role, PdfStructureElement self) {
    Node only = element.getFirstChild();
    if (only instanceof Text text
        && only.getNextSibling() == null
        && !text.getData().isBlank()
        && !role.equals(PdfName.LINK)) {
      elements.put(only, self);
    } else {
      addChildren(element, self);
    }
  }

  private static void attribute(
      PdfStructureElement element, String owner, String name, String value) {
    PdfDictionary attributes = new PdfDictionary();
    attributes.put(PdfName.O, new PdfName(owner));
    attributes.put(new PdfName(name), new PdfName(value));
    element.put(PdfName.A, attributes);
  }

  private static boolean isRowHead(Element head) {
    return head.getAttribute("scope").equals("row");
  }

  private static String alternative(Element svg) {
    Node description = svg.getElementsByTagName("desc").item(0);
    return description == null ? "" : description.getTextContent();
  }
}
