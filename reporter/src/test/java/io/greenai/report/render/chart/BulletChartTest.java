package io.greenai.report.render.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class BulletChartTest {
  @Test
  void aBudgetFarOverItsLimitStaysOnThePageAndKeepsItsValue() {
    String svg = draw(new BulletChart.Bullet("b", percent(5000), null, List.of(), "5,000 %", true));
    assertThat(svg)
        .contains(">200</text>")
        .doesNotContain(">5000</text>")
        .contains(">5,000 %</text>");
    assertThat(svg).contains("<rect class=\"alarm\" x=\"190.00\" y=\"31.00\" width=\"340.00\"");
  }

  @Test
  void withoutAForecastNoSquareIsDrawn() {
    String with = draw(new BulletChart.Bullet("b", percent(50), percent(70), List.of(), "", false));
    String without = draw(new BulletChart.Bullet("b", percent(50), null, List.of(), "", false));
    assertThat(lines(with) - lines(without)).isEqualTo(4);
  }

  @Test
  void aNameIsTextAndNeverMarkup() {
    assertThat(draw(new BulletChart.Bullet("<b>&", percent(1), null, List.of(), "", false)))
        .contains(">&lt;b&gt;&amp;</text>");
  }

  private static String draw(BulletChart.Bullet bullet) {
    return BulletChart.draw("c", "Title", "Description", List.of(bullet));
  }

  private static BigDecimal percent(int percent) {
    return BigDecimal.valueOf(percent);
  }

  private static int lines(String svg) {
    return svg.split("<line ", -1).length - 1;
  }
}
