package io.greenai.report.render.pdf;

import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfTemplate;
import java.awt.Point;
import org.w3c.dom.Element;
import org.xhtmlrenderer.layout.LayoutContext;
import org.xhtmlrenderer.pdf.ITextOutputDevice;
import org.xhtmlrenderer.pdf.ITextReplacedElement;
import org.xhtmlrenderer.render.BlockBox;
import org.xhtmlrenderer.render.RenderingContext;

/** An inline SVG chart on the page. */
final class SvgBox implements ITextReplacedElement {
  /** Points per unit of the drawing: 680 units are 174 mm, the width of the text. */
  private static final float POINTS_PER_UNIT = 493f / 680f;

  private final Element svg;
  private final GlyphRuns glyphs;
  private final float width;
  private final float height;
  private final float dotsPerPoint;
  private Point location = new Point();

  SvgBox(Element svg, GlyphRuns glyphs, float dotsPerPoint) {
    this.svg = svg;
    this.glyphs = glyphs;
    this.dotsPerPoint = dotsPerPoint;
    width = Float.parseFloat(svg.getAttribute("width"));
    height = Float.parseFloat(svg.getAttribute("height"));
  }

  @Override
  public void paint(RenderingContext c, ITextOutputDevice device, BlockBox box) {
    Rectangle area = device.createLocalTargetArea(c, box);
    PdfContentByte page = device.getCurrentPage();
    PdfTemplate drawing = page.createTemplate(width, height);
    new SvgPainter(drawing, glyphs, svg, height).paint(svg);
    float top = area.getBottom() + area.getHeight();
    page.addTemplate(
        drawing,
        POINTS_PER_UNIT,
        0,
        0,
        POINTS_PER_UNIT,
        area.getLeft(),
        top - height * POINTS_PER_UNIT);
  }

  @Override
  public int getIntrinsicWidth() {
    return Math.round(width * POINTS_PER_UNIT * dotsPerPoint);
  }

  @Override
  public int getIntrinsicHeight() {
    return Math.round(height * POINTS_PER_UNIT * dotsPerPoint);
  }

  @Override
  public Point getLocation() {
    return location;
  }

  @Override
  public void setLocation(int x, int y) {
    location = new Point(x, y);
  }

  @Override
  public void detach(LayoutContext c) {}

  @Override
  public boolean isRequiresInteractivePaint() {
    return false;
  }

  @Override
  public int getBaseline() {
    return 0;
  }

  @Override
  public boolean hasBaseline() {
    return false;
  }
}
