package io.greenai.report.render.pdf;

import static java.util.Objects.requireNonNull;

import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfAction;
import com.lowagie.text.pdf.PdfAnnotation;
import com.lowagie.text.pdf.PdfArray;
import com.lowagie.text.pdf.PdfBorderArray;
import com.lowagie.text.pdf.PdfDestination;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfNumber;
import com.lowagie.text.pdf.PdfObject;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfStructureElement;
import com.lowagie.text.pdf.PdfWriter;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.w3c.dom.Element;
import org.xhtmlrenderer.css.style.CalculatedStyle.Edge;
import org.xhtmlrenderer.layout.Layer;
import org.xhtmlrenderer.pdf.ITextOutputDevice;
import org.xhtmlrenderer.render.Box;
import org.xhtmlrenderer.render.PageBox;
import org.xhtmlrenderer.render.RenderingContext;

/** Link annotations that say what they lead to and hang in the structure tree. */
final class TaggedLinks {
  private final ITextOutputDevice device;
  private final PdfWriter writer;
  private final StructureTree tree;
  private final Layer pages;
  private final Set<Box> done = Collections.newSetFromMap(new IdentityHashMap<>());

  TaggedLinks(ITextOutputDevice device, PdfWriter writer, StructureTree tree, Box root) {
    this.device = device;
    this.writer = writer;
    this.tree = tree;
    this.pages = requireNonNull(root.getLayer());
  }

  void add(RenderingContext c, Box box, Element anchor) {
    PdfStructureElement element = tree.of(anchor);
    if (element == null || !done.add(box)) {
      return;
    }
    PdfAction action = action(c, anchor.getAttribute("href"));
    Rectangle area = device.createLocalTargetArea(c, box);
    PdfAnnotation link =
        new PdfAnnotation(
            writer, area.getLeft(), area.getBottom(), area.getRight(), area.getTop(), action);
    String contents = anchor.getTextContent().strip().replaceAll("\\s+", " ");
    link.put(PdfName.SUBTYPE, PdfName.LINK);
    link.put(PdfName.F, new PdfNumber(PdfAnnotation.FLAGS_PRINT));
    link.put(PdfName.CONTENTS, new PdfString(contents, PdfObject.TEXT_UNICODE));
    link.setBorder(new PdfBorderArray(0, 0, 0));
    int key = writer.getStructureTreeRoot().addExistingObject(element.getReference());
    link.put(new PdfName("StructParent"), new PdfNumber(key));
    kids(element).add(reference(link));
    writer.addAnnotation(link);
  }

  private PdfAction action(RenderingContext c, String href) {
    if (!href.startsWith("#")) {
      return new PdfAction(href);
    }
    Box target = c.getBoxById(href.substring(1));
    if (target == null) {
      throw new IllegalArgumentException(
          "A link leads to " + href + ", but nothing on the pages has that id");
    }
    PageBox page = requireNonNull(pages.getPage(c, target.getAbsY()));
    int fromTop = page.getMarginBorderPadding(c, Edge.TOP) + target.getAbsY() - page.getTop();
    float y = (page.getHeight(c) - fromTop) / device.getDotsPerPoint();
    PdfDestination destination = new PdfDestination(PdfDestination.XYZ, 0, y, 0);
    destination.addPage(writer.getPageReference(page.getPageNo() + 1));
    PdfAction action = new PdfAction();
    action.put(PdfName.S, PdfName.GOTO);
    action.put(PdfName.D, destination);
    return action;
  }

  private static PdfArray kids(PdfStructureElement element) {
    PdfArray kids = (PdfArray) element.get(PdfName.K);
    if (kids == null) {
      kids = new PdfArray();
      element.put(PdfName.K, kids);
    }
    return kids;
  }

  private PdfDictionary reference(PdfAnnotation link) {
    PdfDictionary reference = new PdfDictionary(new PdfName("OBJR"));
    reference.put(new PdfName("Obj"), link.getIndirectReference());
    reference.put(new PdfName("Pg"), writer.getPageReference(writer.getPageNumber()));
    return reference;
  }
}
