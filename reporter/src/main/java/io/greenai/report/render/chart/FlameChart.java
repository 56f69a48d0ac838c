package io.greenai.report.render.chart;

import io.greenai.report.render.chart.Svg.Anchor;
import java.math.BigDecimal;
import java.util.List;

/**
 * Calls as blocks, each on top of its caller and as wide as its share. For browsers: what a block
 * is too narrow to say stands in its tooltip.
 */
public final class FlameChart {
  private static final int ROW = 18;
  private static final int BLOCK = 17;
  private static final double GAP = 1;
  private static final double LABELLED = 30;
  private static final double PADDING = 4;

  private FlameChart() {}

  /**
   * A call.
   *
   * @param label written where there is room
   * @param tooltip all there is to say
   * @param share of the whole graph's width, 0 to 1; those in it have no more together
   * @param inside what it called
   */
  public record Block(
      String label, String tooltip, BigDecimal share, Shade shade, List<Block> inside) {
    public Block {
      inside = List.copyOf(inside);
    }

    private int levels() {
      return 1 + inside.stream().mapToInt(Block::levels).max().orElse(0);
    }
  }

  /** Draws {@code outermost}, whose share is 1, and all inside it. */
  public static String draw(String id, String title, String description, Block outermost) {
    int levels = outermost.levels();
    Svg svg = new Svg(id, levels * ROW, title, description);
    draw(svg, outermost, 0, (levels - 1) * ROW);
    return svg.close();
  }

  private static void draw(Svg svg, Block block, double left, int top) {
    double width = width(block);
    double drawn = Math.max(GAP / 2, width - GAP);
    svg.group(block.tooltip()).rect(left, top, drawn, BLOCK, block.shade());
    if (drawn >= LABELLED) {
      String label = label(block.label(), drawn - 2 * PADDING);
      svg.text(left + PADDING, top + BLOCK - 4.5, Anchor.START, label);
    }
    svg.endGroup();
    double x = left;
    for (Block called : block.inside()) {
      draw(svg, called, x, top - ROW);
      x += width(called);
    }
  }

  /** The method without its class where both have no room. */
  private static String label(String whole, double room) {
    return Labels.fit(whole, room).equals(whole)
        ? whole
        : Labels.fit(whole.substring(whole.lastIndexOf('.') + 1), room);
  }

  private static double width(Block block) {
    return block.share().doubleValue() * Svg.WIDTH;
  }
}
