package io.greenai.report.disclose;

import io.greenai.report.disclose.model.Derivation;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Formula;
import io.greenai.report.disclose.model.Formula.Named;
import io.greenai.report.disclose.model.Input.OfFigure;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Figures that a report does not print: a formula that names one takes its arithmetic instead. */
record Inlined(Map<String, Figure> figures) {
  Inlined {
    figures = Map.copyOf(figures);
  }

  /** An id that comes twice is of the same figure. */
  static Inlined of(Stream<Figure> figures) {
    return new Inlined(
        figures.collect(Collectors.toMap(Figure::id, Function.identity(), (a, b) -> a)));
  }

  /** {@code derivation} with their arithmetic in the place of their names. */
  Derivation in(Derivation derivation) {
    return derivation.replacing(this::inline, input -> input);
  }

  private Formula inline(Named named) {
    return named.input() instanceof OfFigure of
        ? Optional.ofNullable(figures.get(of.id()))
            .flatMap(figure -> in(figure.derivation()).arithmetic())
            .orElse(named)
        : named;
  }
}
