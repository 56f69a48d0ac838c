package io.greenai.report.render.chart;

/** Cuts labels to the space that a chart has for them. */
final class Labels {
  private static final String ELLIPSIS = "…";

  private Labels() {}

  /** An upper estimate of the width of {@code point} in a sans-serif font, in font sizes. */
  private static double advance(int point) {
    if (point >= 0x2E80) {
      return 1.0;
    }
    if ("MWmw@%".indexOf(point) >= 0) {
      return 0.95;
    }
    if ("iljtfr.,:;'|!()[] ".indexOf(point) >= 0) {
      return 0.4;
    }
    return Character.isUpperCase(point) ? 0.73 : 0.62;
  }

  private static double width(int[] points, int from, int to) {
    double width = 0;
    for (int i = from; i < to; i++) {
      width += advance(points[i]) * Svg.FONT_SIZE;
    }
    return width;
  }

  /** {@code text}, with its middle cut out where it is wider than {@code width}. */
  static String fit(String text, double width) {
    int[] points = text.codePoints().toArray();
    if (width(points, 0, points.length) <= width) {
      return text;
    }
    int head = 0;
    int tail = points.length;
    double room = width - Svg.FONT_SIZE;
    while (true) {
      boolean takeHead = head <= points.length - tail;
      room -= advance(points[takeHead ? head : tail - 1]) * Svg.FONT_SIZE;
      if (room < 0) {
        return new String(points, 0, head)
            + ELLIPSIS
            + new String(points, tail, points.length - tail);
      }
      head += takeHead ? 1 : 0;
      tail -= takeHead ? 0 : 1;
    }
  }
}
