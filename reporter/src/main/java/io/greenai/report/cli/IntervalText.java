package io.greenai.report.cli;

import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Value.Known;
import io.greenai.report.disclose.model.Value.Range;
import io.greenai.report.disclose.model.Value.SourceError;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Tells what the 95 % interval of a figure is made of, the widest source first. */
record IntervalText(Figure figure) {
  private static final int SOURCES_SHOWN = 20;
  private static final MathContext DIGITS = new MathContext(6);
  private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

  /** None where the figure has no interval, or only its ends are known. */
  List<String> lines() {
    Range range = figure.value() instanceof Known known ? known.range() : null;
    if (range == null || range.errors().isEmpty()) {
      return List.of();
    }
    List<SourceError> widest =
        range.errors().stream()
            .sorted(
                Comparator.comparing((SourceError error) -> error.down().max(error.up()))
                    .reversed())
            .toList();
    List<String> lines = new ArrayList<>();
    lines.add(
        "95 % interval: value - 2 x root of the sum of squares of what takes it down, + 2 x that of"
            + " what takes it up; standard errors by source, which add up within a source:");
    widest.stream().limit(SOURCES_SHOWN).map(this::line).forEach(lines::add);
    if (widest.size() > SOURCES_SHOWN) {
      List<SourceError> others = widest.subList(SOURCES_SHOWN, widest.size());
      lines.add(
          line(
              others.size() + " more sources, in squares; the report's trace has each",
              root(others, SourceError::down),
              root(others, SourceError::up)));
    }
    return lines;
  }

  private String line(SourceError error) {
    return line(error.group() + ": " + error.source(), error.down(), error.up());
  }

  private String line(String source, BigDecimal down, BigDecimal up) {
    return "  "
        + source
        + ": -"
        + down.round(DIGITS).toPlainString()
        + " +"
        + up.round(DIGITS).toPlainString()
        + (" " + figure.unit().symbol()).stripTrailing()
        + relative(down.max(up));
  }

  private String relative(BigDecimal error) {
    BigDecimal number = figure.number().orElseThrow();
    return number.signum() == 0
        ? ""
        : " ("
            + error
                .multiply(PERCENT)
                .divide(number, DIGITS)
                .setScale(2, RoundingMode.HALF_UP)
                .toPlainString()
            + " %)";
  }

  private static BigDecimal root(List<SourceError> errors, Function<SourceError, BigDecimal> side) {
    return errors.stream()
        .map(side)
        .map(error -> error.pow(2))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .sqrt(DIGITS);
  }
}
