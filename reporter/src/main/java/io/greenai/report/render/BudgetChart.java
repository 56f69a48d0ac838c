package io.greenai.report.render;

import io.greenai.report.disclose.model.BudgetRow;
import io.greenai.report.disclose.model.BudgetRow.Standing;
import io.greenai.report.render.chart.BulletChart;
import io.greenai.report.render.chart.BulletChart.Bullet;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Draws budgets against their limits. */
final class BudgetChart {
  /** Budgets beyond this are in the table only. */
  static final int MAX_ROWS = 12;

  private BudgetChart() {}

  /** The chart, unless no budget has both a limit and something held against it. */
  static Optional<String> draw(List<BudgetRow> budgets, UnaryOperator<String> text) {
    List<Bullet> bullets =
        budgets.stream()
            .filter(row -> row.limit().number().filter(limit -> limit.signum() > 0).isPresent())
            .filter(row -> row.used().number().isPresent())
            .limit(MAX_ROWS)
            .map(row -> bullet(row, text))
            .toList();
    if (bullets.isEmpty()) {
      return Optional.empty();
    }
    String title = "Carbon budgets: actual and forecast against the limit";
    String description =
        bullets.stream()
            .map(bullet -> bullet.label() + " " + bullet.text() + " " + bullet.limit())
            .collect(Collectors.joining("; "));
    return Optional.of(
        BulletChart.draw("chart-budgets", title, title + ": " + description, bullets));
  }

  private static Bullet bullet(BudgetRow row, UnaryOperator<String> text) {
    BigDecimal limit = row.limit().number().orElseThrow();
    BigDecimal used = row.used().number().orElseThrow();
    return new Bullet(
        text.apply(row.name()),
        "of " + text.apply(FigureFormat.show(row.limit()).text().replace("CO2e", "CO\u2082e")),
        Percent.of(used, BigDecimal.ONE),
        row.forecast().number().map(forecast -> Percent.of(forecast, limit)).orElse(null),
        row.thresholdPercents(),
        FigureFormat.show(row.used()).text(),
        row.standing() == Standing.BREACHED);
  }
}
