package io.greenai.report.render;

import io.greenai.report.disclose.model.Digits;
import io.greenai.report.disclose.model.EnergyBook;
import io.greenai.report.disclose.model.EnergyRow;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.UnitLadder;
import io.greenai.report.disclose.model.UnitLadder.Step;
import io.greenai.report.render.chart.BarChart;
import io.greenai.report.render.chart.BarChart.Bar;
import io.greenai.report.render.chart.Shade;
import io.greenai.report.render.chart.StackChart;
import io.greenai.report.render.chart.StackChart.Part;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Draws where energy went. A chart without a single value above 0 is left out. */
final class EnergyCharts {
  private final EnergyBook book;
  private final UnaryOperator<String> text;

  EnergyCharts(EnergyBook book, UnaryOperator<String> text) {
    this.book = book;
    this.text = text;
  }

  Optional<String> byAccount() {
    return bars(
        "chart-accounts", "Metered energy by account", book.accounts(), row -> shade(row.key()));
  }

  Optional<String> byPhase() {
    return bars("chart-phases", "Energy of models by phase", book.phases(), row -> Shade.MODEL);
  }

  private Optional<String> bars(
      String id, String title, List<EnergyRow> rows, Function<EnergyRow, Shade> shade) {
    BigDecimal total =
        rows.stream().map(EnergyCharts::energy).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal max =
        rows.stream().map(EnergyCharts::energy).reduce(BigDecimal.ZERO, BigDecimal::max);
    if (max.signum() == 0) {
      return Optional.empty();
    }
    Step step = UnitLadder.of(Unit.MICROJOULES).stepFor(max, Digits.PRINTED);
    List<Bar> bars =
        rows.stream()
            .map(
                row ->
                    new Bar(
                        text.apply(row.label()),
                        energy(row).divide(step.size(), MathContext.DECIMAL64),
                        valueOf(row, total),
                        shade.apply(row)))
            .toList();
    String description =
        bars.stream().map(bar -> bar.label() + " " + bar.text()).collect(Collectors.joining("; "));
    return Optional.of(BarChart.draw(id, title, title + ": " + description, step.symbol(), bars));
  }

  private static String valueOf(EnergyRow row, BigDecimal total) {
    String value = FigureFormat.show(row.energy()).text();
    return row.energy().number().isPresent()
        ? value + " (" + Percent.write(energy(row), total) + ")"
        : value;
  }

  /** Models, JVM, other processes and idle as parts of one bar. */
  Optional<String> whereItWent() {
    BigDecimal total =
        book.accounts().stream().map(EnergyCharts::energy).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (total.signum() == 0) {
      return Optional.empty();
    }
    List<Part> parts =
        List.of(
            part("AI models", Shade.MODEL, total),
            part("Java runtime", Shade.JVM, total),
            part("Other processes", Shade.OTHER, total),
            part("Idle", Shade.IDLE, total));
    String title = "Where the metered energy went";
    String description =
        parts.stream()
            .map(part -> part.label() + " " + part.text())
            .collect(Collectors.joining("; "));
    return Optional.of(StackChart.draw("chart-where", title, title + ": " + description, parts));
  }

  private Part part(String label, Shade shade, BigDecimal total) {
    BigDecimal energy =
        book.accounts().stream()
            .filter(row -> shade(row.key()) == shade)
            .map(EnergyCharts::energy)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Part(
        label, energy.divide(total, MathContext.DECIMAL64), Percent.write(energy, total), shade);
  }

  /** What a bar can show: an unknown or negative value has no length, but keeps its text. */
  private static BigDecimal energy(EnergyRow row) {
    return row.energy().number().orElse(BigDecimal.ZERO).max(BigDecimal.ZERO);
  }

  private static Shade shade(String account) {
    if (account.equals("model")) {
      return Shade.MODEL;
    }
    if (account.startsWith("jvm.")) {
      return Shade.JVM;
    }
    return account.equals("host.idle") ? Shade.IDLE : Shade.OTHER;
  }
}
