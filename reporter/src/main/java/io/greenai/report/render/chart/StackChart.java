package io.greenai.report.render.chart;

import io.greenai.report.render.chart.Svg.Anchor;
import java.math.BigDecimal;
import java.util.List;

/** One bar that shows how a whole divides, with a legend that names every part and its value. */
public final class StackChart {
  private static final int BAR = 34;
  private static final int GAP = 2;
  private static final int ROW = 22;
  private static final int COLUMNS = 2;
  private static final int SWATCH = 12;

  private StackChart() {}

  /**
   * One part.
   *
   * @param share of the whole, 0 to 1
   * @param text its value, written in the legend
   */
  public record Part(String label, BigDecimal share, String text, Shade shade) {}

  /** Draws {@code parts}, whose shares add up to 1. */
  public static String draw(String id, String title, String description, List<Part> parts) {
    int rows = (parts.size() + COLUMNS - 1) / COLUMNS;
    Svg svg = new Svg(id, BAR + 10 + rows * ROW, title, description);
    double x = 0;
    for (Part part : parts) {
      double width = part.share().doubleValue() * Svg.WIDTH;
      svg.rect(x, 0, Math.max(0, width - GAP), BAR, part.shade());
      x += width;
    }
    int column = Svg.WIDTH / COLUMNS;
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      int left = i % COLUMNS * column;
      int top = BAR + 10 + i / COLUMNS * ROW;
      svg.rect(left, top + 3, SWATCH, SWATCH, part.shade());
      svg.text(left + SWATCH + 8, top + 13, Anchor.START, part.label() + ": " + part.text());
    }
    return svg.close();
  }
}
