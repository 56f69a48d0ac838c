package io.greenai.report.render.chart;

import java.util.Locale;

/** Writes one SVG drawing. Coordinates are in units of a drawing {@link #WIDTH} wide. */
final class Svg {
  static final int WIDTH = 680;
  static final int FONT_SIZE = 12;

  private final StringBuilder out = new StringBuilder();

  Svg(String id, int height, String title, String description) {
    out.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 %d %d\""
                + " width=\"%d\" height=\"%d\" role=\"img\" aria-labelledby=\"%s-title %s-desc\""
                + " font-size=\"%d\">",
            WIDTH,
            height,
            WIDTH,
            height,
            id,
            id,
            FONT_SIZE));
    element("title", id + "-title", title);
    element("desc", id + "-desc", description);
  }

  private void element(String name, String id, String text) {
    out.append('<').append(name).append(" id=\"").append(id).append("\">");
    out.append(escape(text)).append("</").append(name).append('>');
  }

  Svg rect(double x, double y, double width, double height, Shade shade) {
    out.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"%s\" x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"%s\"/>",
            shade.cssClass(),
            x,
            y,
            width,
            height,
            shade.colour()));
    return this;
  }

  Svg line(double x1, double y1, double x2, double y2, Shade shade, double strokeWidth) {
    out.append(
        String.format(
            Locale.ROOT,
            "<line class=\"%s\" x1=\"%.2f\" y1=\"%.2f\" x2=\"%.2f\" y2=\"%.2f\" stroke=\"%s\""
                + " stroke-width=\"%.2f\"/>",
            shade.cssClass(),
            x1,
            y1,
            x2,
            y2,
            shade.colour(),
            strokeWidth));
    return this;
  }

  Svg text(double x, double y, Anchor anchor, String text) {
    out.append(
        String.format(
            Locale.ROOT,
            "<text class=\"%s\" x=\"%.2f\" y=\"%.2f\" text-anchor=\"%s\" fill=\"%s\">%s</text>",
            Shade.INK.cssClass(),
            x,
            y,
            anchor.id,
            Shade.INK.colour(),
            escape(text)));
    return this;
  }

  /** Begins marks that belong together and show {@code tooltip}; not for a PDF. */
  Svg group(String tooltip) {
    out.append("<g><title>").append(escape(tooltip)).append("</title>");
    return this;
  }

  Svg endGroup() {
    out.append("</g>");
    return this;
  }

  String close() {
    return out.append("</svg>").toString();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  enum Anchor {
    START("start"),
    MIDDLE("middle"),
    END("end");

    private final String id;

    Anchor(String id) {
      this.id = id;
    }
  }
}
