package io.greenai.report.render.pdf;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.xhtmlrenderer.pdf.ITextOutputDevice;
import org.xhtmlrenderer.pdf.ITextRenderer;
import org.xhtmlrenderer.pdf.ITextUserAgent;

/** Refuses to load anything but Flying Saucer's own style sheet from its jar. */
final class Offline extends ITextUserAgent {
  private static final String OWN_STYLES = "/resources/css/XhtmlNamespaceHandler.css";

  Offline(ITextOutputDevice device) {
    super(device, ITextRenderer.DEFAULT_DOTS_PER_PIXEL);
  }

  @Override
  protected @Nullable InputStream resolveAndOpenStream(@Nullable String uri) {
    if (uri != null && uri.startsWith("jar:file:") && uri.endsWith(OWN_STYLES)) {
      return super.resolveAndOpenStream(uri);
    }
    throw new IllegalArgumentException(
        "A report loads nothing from outside, but its template asks for " + uri);
  }
}
