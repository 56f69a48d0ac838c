package io.greenai.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Quality;
import io.greenai.report.disclose.model.BudgetRow;
import io.greenai.report.disclose.model.BudgetRow.Standing;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.Value.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class BudgetChartTest {
  @Test
  void aBarIsAsLongAsTheTableSaysIsUsed() {
    String chart = BudgetChart.draw(List.of(row("0.0379")), UnaryOperator.identity()).orElseThrow();
    assertThat(chart).contains("3.79 %").doesNotContain("2.21 %");
  }

  private static BudgetRow row(String used) {
    return new BudgetRow(
        "image-tagger",
        "image-tagger.yaml:16",
        "lead@example.com",
        "image-tagger",
        "life-cycle emissions of electricity, upper end of the range",
        Figure.decided("b.limit", "Limit", Unit.GRAMS_CO2E, new BigDecimal("50")),
        known("b.actual", Unit.GRAMS_CO2E, "1.105"),
        Figure.absent("b.forecast", "Forecast", Unit.GRAMS_CO2E, Reason.NOT_APPLICABLE, ""),
        known("b.used", Unit.RATIO, used),
        List.of(),
        List.of(80),
        Standing.WITHIN,
        "warn",
        List.of());
  }

  private static Figure known(String id, Unit unit, String number) {
    return Figure.known(id, id, unit, new BigDecimal(number), Quality.MODELLED);
  }
}
