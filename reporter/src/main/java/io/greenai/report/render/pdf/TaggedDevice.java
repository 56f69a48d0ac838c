package io.greenai.report.render.pdf;

import static java.util.Objects.requireNonNull;

import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfRectangle;
import com.lowagie.text.pdf.PdfStructureElement;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Rectangle;
import java.awt.Shape;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xhtmlrenderer.css.style.CalculatedStyle;
import org.xhtmlrenderer.extend.FSImage;
import org.xhtmlrenderer.pdf.ITextOutputDevice;
import org.xhtmlrenderer.render.BlockBox;
import org.xhtmlrenderer.render.Box;
import org.xhtmlrenderer.render.InlineLayoutBox;
import org.xhtmlrenderer.render.InlineText;
import org.xhtmlrenderer.render.JustificationInfo;
import org.xhtmlrenderer.render.LineBox;
import org.xhtmlrenderer.render.PageBox;
import org.xhtmlrenderer.render.RenderingContext;

/**
 * Paints a tagged PDF: text is marked as content of its element, everything else (borders,
 * backgrounds, page margins, leader dots) as artifact.
 */
final class TaggedDevice extends ITextOutputDevice {
  private static final PdfName ARTIFACT = new PdfName("Artifact");

  private final IdentityHashMap<Node, Integer> headPages = new IdentityHashMap<>();
  private @Nullable Document document;
  private @Nullable PdfWriter writer;
  private @Nullable StructureTree tree;
  private @Nullable TaggedLinks links;
  private @Nullable Box root;
  private boolean marking;

  TaggedDevice(float dotsPerPoint) {
    super(dotsPerPoint);
  }

  @Override
  public void start(Document document) {
    super.start(document);
    this.document = document;
  }

  @Override
  public void setWriter(PdfWriter writer) {
    super.setWriter(writer);
    this.writer = writer;
  }

  @Override
  public void setRoot(Box root) {
    super.setRoot(root);
    this.root = root;
  }

  private StructureTree tree() {
    if (tree == null) {
      if (writer == null || document == null) {
        throw new IllegalStateException("Nothing can be painted before start and setWriter");
      }
      tree = new StructureTree(writer, document);
    }
    return tree;
  }

  @Override
  public void drawText(RenderingContext c, InlineText text) {
    String shown = text.getSubstring();
    InlineLayoutBox box = requireNonNull(text.getParent());
    if (shown != null && !shown.isEmpty() && !isCutOff(c, box)) {
      mark(elementOf(c, text, box, shown), () -> super.drawText(c, text));
    }
  }

  /** Flying Saucer paints a line that straddles a page edge on both pages, clipped but readable. */
  private static boolean isCutOff(RenderingContext c, InlineLayoutBox box) {
    if (box.isContainedInMarginBox()) {
      return false;
    }
    PageBox page = requireNonNull(c.getPage());
    LineBox line = box.getLineBox();
    return line.getAbsY() >= page.getBottom() || line.getAbsY() + line.getHeight() <= page.getTop();
  }

  private @Nullable PdfStructureElement elementOf(
      RenderingContext c, InlineText text, InlineLayoutBox box, String shown) {
    if (box.isContainedInMarginBox() || shown.isBlank()) {
      return null;
    }
    Node node = text.getTextNode();
    PdfStructureElement element = tree().of(node);
    if (element == null) {
      boolean leader = shown.chars().allMatch(ch -> ch == '.' || ch == ' ');
      return leader ? null : tree().spanIn(box.getElement());
    }
    return isRepeatedHead(node, c.getPageNo()) ? null : element;
  }

  private boolean isRepeatedHead(Node text, int page) {
    if (!Roles.isIn(text, "thead")) {
      return false;
    }
    Integer first = headPages.putIfAbsent(text, page);
    return first != null && first != page;
  }

  @Override
  public void drawString(String s, float x, float y, @Nullable JustificationInfo info) {
    mark(null, () -> super.drawString(s, x, y, info));
  }

  @Override
  public void draw(Shape shape) {
    mark(null, () -> super.draw(shape));
  }

  @Override
  public void fill(Shape shape) {
    mark(null, () -> super.fill(shape));
  }

  @Override
  public void drawImage(FSImage image, int x, int y) {
    mark(null, () -> super.drawImage(image, x, y));
  }

  @Override
  public void paintReplacedElement(RenderingContext c, BlockBox box) {
    PdfStructureElement figure = tree().of(box.getElement());
    if (figure != null) {
      figure.put(PdfName.A, layoutOf(createLocalTargetArea(c, box)));
    }
    mark(figure, () -> super.paintReplacedElement(c, box));
  }

  private static PdfDictionary layoutOf(com.lowagie.text.Rectangle area) {
    PdfDictionary layout = new PdfDictionary();
    layout.put(PdfName.O, new PdfName("Layout"));
    layout.put(new PdfName("Placement"), new PdfName("Block"));
    layout.put(
        PdfName.BBOX,
        new PdfRectangle(area.getLeft(), area.getBottom(), area.getRight(), area.getTop()));
    return layout;
  }

  /** As in Flying Saucer, but a link's annotation becomes part of the structure. */
  @Override
  public void paintBackground(RenderingContext c, Box box) {
    CalculatedStyle style = requireNonNull(box.getStyle());
    if (!style.isVisible()) {
      return;
    }
    Rectangle bounds = box.getPaintingBorderEdge(c);
    paintBackground(c, style, bounds, bounds, style.getBorder(c));
    Element element = box.getElement();
    if (box instanceof InlineLayoutBox
        && element != null
        && element.getTagName().equals("a")
        && element.hasAttribute("href")) {
      links().add(c, box, element);
    }
  }

  private TaggedLinks links() {
    if (links == null) {
      if (writer == null || root == null) {
        throw new IllegalStateException("No link can be painted before setWriter and setRoot");
      }
      links = new TaggedLinks(this, writer, tree(), root);
    }
    return links;
  }

  /** Marks what {@code paint} paints; inside another mark it belongs to that. */
  private void mark(@Nullable PdfStructureElement element, Runnable paint) {
    if (marking) {
      paint.run();
      return;
    }
    marking = true;
    if (element == null) {
      getCurrentPage().beginMarkedContentSequence(ARTIFACT);
    } else {
      getCurrentPage().beginMarkedContentSequence(element);
    }
    try {
      paint.run();
    } finally {
      getCurrentPage().endMarkedContentSequence();
      marking = false;
    }
  }
}
