package io.greenai.report.render.pdf;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xhtmlrenderer.extend.ReplacedElement;
import org.xhtmlrenderer.extend.UserAgentCallback;
import org.xhtmlrenderer.layout.LayoutContext;
import org.xhtmlrenderer.pdf.ITextOutputDevice;
import org.xhtmlrenderer.pdf.ITextReplacedElementFactory;
import org.xhtmlrenderer.render.BlockBox;

/** Puts our charts where the document has inline SVG. */
final class SvgBoxes extends ITextReplacedElementFactory {
  private final GlyphRuns glyphs;
  private final float dotsPerPoint;

  SvgBoxes(ITextOutputDevice device, GlyphRuns glyphs) {
    super(device);
    this.glyphs = glyphs;
    this.dotsPerPoint = device.getDotsPerPoint();
  }

  @Override
  public @Nullable ReplacedElement createReplacedElement(
      LayoutContext c, BlockBox box, UserAgentCallback agent, int cssWidth, int cssHeight) {
    Element element = box.getElement();
    if (element != null && element.getTagName().equals("svg")) {
      return new SvgBox(element, glyphs, dotsPerPoint);
    }
    return super.createReplacedElement(c, box, agent, cssWidth, cssHeight);
  }
}
