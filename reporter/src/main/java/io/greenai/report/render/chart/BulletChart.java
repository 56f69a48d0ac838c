package io.greenai.report.render.chart;

import io.greenai.report.render.chart.Svg.Anchor;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Budgets as bullets: actual as a bar, forecast as an open mark, the limit as a line at 100 %. */
public final class BulletChart {
  private static final int LABELS = 270;
  private static final int VALUES = 120;
  private static final int ROW = 38;
  private static final int TRACK = 18;
  private static final int BAR = 8;
  private static final int HEAD = 20;
  private static final int AXIS = 38;
  private static final int PLOT = Svg.WIDTH - LABELS - VALUES;
  private static final BigDecimal LIMIT = BigDecimal.valueOf(100);

  /** What lies beyond is drawn up to here, and its value is written beside it. */
  private static final BigDecimal FAR = BigDecimal.valueOf(200);

  private BulletChart() {}

  /**
   * One budget.
   *
   * @param limit written below the label
   * @param actual per cent of the limit
   * @param forecast per cent of the limit at the end of the period, where one was made
   * @param thresholds per cents of the limit
   * @param text what is written beside the track
   * @param over whether the limit is broken
   */
  public record Bullet(
      String label,
      String limit,
      BigDecimal actual,
      @Nullable BigDecimal forecast,
      List<Integer> thresholds,
      String text,
      boolean over) {}

  /** Draws {@code bullets}, at least one. */
  public static String draw(String id, String title, String description, List<Bullet> bullets) {
    BigDecimal max = LIMIT;
    for (Bullet bullet : bullets) {
      max = max.max(bullet.actual());
      max = bullet.forecast() == null ? max : max.max(bullet.forecast());
    }
    Axis axis = Axis.upTo(max.min(FAR));
    int bottom = HEAD + bullets.size() * ROW;
    Svg svg = new Svg(id, bottom + AXIS, title, description);
    for (int i = 0; i < bullets.size(); i++) {
      row(svg, axis, bullets.get(i), HEAD + i * ROW);
    }
    for (BigDecimal tick : axis.ticks()) {
      double x = LABELS + axis.position(tick, PLOT);
      svg.line(x, bottom, x, bottom + 4, Shade.INK, 0.75);
      svg.text(x, bottom + 18, Anchor.MIDDLE, Axis.label(tick));
    }
    double limit = LABELS + axis.position(LIMIT, PLOT);
    return svg.text(LABELS + PLOT / 2.0, bottom + 34, Anchor.MIDDLE, "% of the limit")
        .text(limit, 12, Anchor.MIDDLE, "limit")
        .line(limit, HEAD - 4, limit, bottom, Shade.INK, 2)
        .line(LABELS, bottom, LABELS + PLOT, bottom, Shade.INK, 0.75)
        .close();
  }

  private static void row(Svg svg, Axis axis, Bullet bullet, int top) {
    double middle = top + ROW / 2.0;
    svg.text(LABELS - 8, middle - 3, Anchor.END, Labels.fit(bullet.label(), LABELS - 8));
    svg.text(LABELS - 8, middle + 12, Anchor.END, Labels.fit(bullet.limit(), LABELS - 8));
    svg.rect(LABELS, middle - TRACK / 2.0, PLOT, TRACK, Shade.TRACK);
    for (int threshold : bullet.thresholds()) {
      double x = LABELS + Math.min(PLOT, axis.position(BigDecimal.valueOf(threshold), PLOT));
      svg.line(x, middle - TRACK / 2.0, x, middle + TRACK / 2.0, Shade.GRID, 1);
    }
    Shade shade = bullet.over() ? Shade.ALARM : Shade.MODEL;
    double actual = Math.min(PLOT, axis.position(bullet.actual(), PLOT));
    svg.rect(LABELS, middle - BAR / 2.0, actual, BAR, shade);
    if (bullet.forecast() != null) {
      forecast(svg, LABELS + Math.min(PLOT, axis.position(bullet.forecast(), PLOT)), middle);
    }
    svg.text(LABELS + PLOT + 14, middle + 4, Anchor.START, bullet.text());
  }

  /** A small open square, which no bar hides. */
  private static void forecast(Svg svg, double x, double middle) {
    double half = 4.5;
    svg.line(x - half, middle - half, x + half, middle - half, Shade.INK, 1.5);
    svg.line(x + half, middle - half, x + half, middle + half, Shade.INK, 1.5);
    svg.line(x + half, middle + half, x - half, middle + half, Shade.INK, 1.5);
    svg.line(x - half, middle + half, x - half, middle - half, Shade.INK, 1.5);
  }
}
