package io.greenai.report.render.chart;

/** Cuts labels to the space that a chart has for them. */
final class Labels {
  /** Mean advance of a letter in units of the font size; wide enough for capitals in a name. */
  private static final double MEAN_ADVANCE = 0.6;

  private static final String ELLIPSIS = "…";

  private Labels() {}

  static double width(String text) {
    return text.codePointCount(0, text.length()) * MEAN_ADVANCE * Svg.FONT_SIZE;
  }

  /** {@code text}, with its middle cut out where it is wider than {@code width}. */
  static String fit(String text, double width) {
    int room = (int) (width / (MEAN_ADVANCE * Svg.FONT_SIZE));
    int[] points = text.codePoints().toArray();
    if (points.length <= room) {
      return text;
    }
    int head = (room - 1) / 2 + (room - 1) % 2;
    int tail = (room - 1) / 2;
    return new String(points, 0, head) + ELLIPSIS + new String(points, points.length - tail, tail);
  }
}
