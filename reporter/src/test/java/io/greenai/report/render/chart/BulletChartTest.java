package io.greenai.report.render.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class BulletChartTest {
  @Test
  void aBudgetFarOverItsLimitStaysOnThePageAndKeepsItsValue() {
    String svg =
        draw(
            new BulletChart.Bullet(
                "b", "of 2 kWh", percent(5000), null, List.of(), "5,000 %", true));
    assertThat(svg)
        .contains(">200</text>")
        .doesNotContain(">5000</text>")
        .contains(">5,000 %</text>");
    assertThat(svg).contains("<rect class=\"alarm\" x=\"270.00\" y=\"35.00\" width=\"290.00\"");
  }

  @Test
  void withoutAForecastNoSquareIsDrawn() {
    String with =
        draw(
            new BulletChart.Bullet(
                "b", "of 2 kWh", percent(50), percent(70), List.of(), "", false));
    String without =
        draw(new BulletChart.Bullet("b", "of 2 kWh", percent(50), null, List.of(), "", false));
    assertThat(lines(with) - lines(without)).isEqualTo(4);
  }

  @Test
  void aNameIsTextAndNeverMarkup() {
    assertThat(
            draw(
                new BulletChart.Bullet("<b>&", "of 2 kWh", percent(1), null, List.of(), "", false)))
        .contains(">&lt;b&gt;&amp;</text>");
  }

  @Test
  void aLongNameOrLimitIsCutToItsPlaceButAValueNever() {
    String svg =
        draw(
            new BulletChart.Bullet(
                "n".repeat(200), "l".repeat(200), percent(1), null, List.of(), "0.0186 %", false));
    assertThat(svg).contains("nn…nn").contains("ll…ll").contains(">0.0186 %</text>");
    assertThat(svg).doesNotContain("n".repeat(60)).doesNotContain("l".repeat(60));
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
