package io.greenai.report.render.chart;

import io.greenai.report.render.chart.Svg.Anchor;
import java.math.BigDecimal;
import java.util.List;

/** Horizontal bars on one axis, each with its value written at its end. */
public final class BarChart {
  private static final int LABELS = 190;
  private static final int VALUES = 150;
  private static final int ROW = 26;
  private static final int BAR = 16;
  private static final int AXIS = 38;
  private static final int PLOT = Svg.WIDTH - LABELS - VALUES;

  private BarChart() {}

  /**
   * One bar.
   *
   * @param value in the axis unit, not negative
   * @param text what is written at the bar's end
   */
  public record Bar(String label, BigDecimal value, String text, Shade shade) {}

  /**
   * Draws {@code bars}, at least one.
   *
   * @param id prefix for the ids in the drawing
   * @param unit of the axis, written at its end
   */
  public static String draw(
      String id, String title, String description, String unit, List<Bar> bars) {
    BigDecimal max = bars.stream().map(Bar::value).reduce(BigDecimal.ZERO, BigDecimal::max);
    Axis axis = Axis.upTo(max);
    int bottom = bars.size() * ROW;
    Svg svg = new Svg(id, bottom + AXIS, title, description);
    for (BigDecimal tick : axis.ticks()) {
      double x = LABELS + axis.position(tick, PLOT);
      svg.line(x, bottom, x, bottom + 4, Shade.INK, 0.75);
      svg.text(x, bottom + 18, Anchor.MIDDLE, Axis.label(tick));
    }
    svg.text(LABELS + PLOT / 2.0, bottom + 34, Anchor.MIDDLE, unit);
    for (int i = 0; i < bars.size(); i++) {
      row(svg, axis, bars.get(i), i * ROW);
    }
    return svg.line(LABELS, bottom, LABELS + PLOT, bottom, Shade.INK, 0.75)
        .line(LABELS, 0, LABELS, bottom, Shade.INK, 0.75)
        .close();
  }

  private static void row(Svg svg, Axis axis, Bar bar, int top) {
    double length = axis.position(bar.value(), PLOT);
    double baseline = top + ROW / 2.0 + 4;
    svg.text(LABELS - 8, baseline, Anchor.END, Labels.fit(bar.label(), LABELS - 8));
    svg.rect(LABELS, top + (ROW - BAR) / 2.0, length, BAR, bar.shade());
    svg.text(LABELS + length + 6, baseline, Anchor.START, bar.text());
  }
}
