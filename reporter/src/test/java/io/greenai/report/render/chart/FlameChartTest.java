package io.greenai.report.render.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.report.render.chart.FlameChart.Block;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlameChartTest {
  @Test
  void aCallStandsOnItsCallerAsWideAsItsShare() {
    String svg = draw(block("m", "1", block("A.a", "0.5"), block("B.b", "0.25")));

    assertThat(svg)
        .contains("viewBox=\"0 0 680 36\"")
        .contains("<g><title>m!</title><rect class=\"s3\" x=\"0.00\" y=\"18.00\" width=\"679.00\"")
        .contains("<g><title>A.a!</title><rect class=\"s3\" x=\"0.00\" y=\"0.00\" width=\"339.00\"")
        .contains("<title>B.b!</title><rect class=\"s3\" x=\"340.00\" y=\"0.00\" width=\"169.00\"");
  }

  @Test
  void aBlockWithoutRoomForItsClassNamesTheMethod() {
    String svg = draw(block("m", "1", block("LongNameOfAClass.method", "0.1")));

    assertThat(svg).contains(">method</text>").contains("<title>LongNameOfAClass.method!</title>");
  }

  @Test
  void aNarrowBlockIsSilentButForItsTooltip() {
    String svg = draw(block("m", "1", block("A.a", "0.01")));

    assertThat(svg).contains("<title>A.a!</title>").doesNotContain(">A.a</text>");
  }

  @Test
  void namesAreTextAndNoMarkup() {
    String svg = draw(block("<init>", "1"));

    assertThat(svg).contains(">&lt;init&gt;</text>").contains("<title>&lt;init&gt;!</title>");
  }

  private static String draw(Block block) {
    return FlameChart.draw("id", "Title", "Description", block);
  }

  private static Block block(String label, String share, Block... inside) {
    return new Block(label, label + "!", new BigDecimal(share), Shade.OTHER, List.of(inside));
  }
}
