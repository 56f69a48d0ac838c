package io.greenai.report.disclose.restate;

import static java.util.Objects.requireNonNull;

import io.greenai.report.disclose.model.Arithmetic;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Input;
import io.greenai.report.disclose.model.Input.OfFigure;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Figures as they would be if some of their inputs were still what they were: formulas of now,
 * performed down to inputs that are no figures.
 */
final class Undone {
  private final Map<String, Figure> figures;
  private final InputShifts shifts;
  private final Predicate<Shift> undone;
  private final Map<String, Optional<BigDecimal>> performed = new HashMap<>();

  /**
   * A state that never was.
   *
   * @param undone which of the shifts are taken back, of those that can be
   */
  Undone(Map<String, Figure> figures, InputShifts shifts, Predicate<Shift> undone) {
    this.figures = requireNonNull(figures, "figures");
    this.shifts = requireNonNull(shifts, "shifts");
    this.undone = requireNonNull(undone, "undone");
  }

  /** What the figure comes to; absent where that cannot be told. */
  Optional<BigDecimal> number(String id) {
    Optional<BigDecimal> known = performed.get(id);
    if (known == null) {
      Figure figure = figures.get(id);
      known = figure == null ? Optional.empty() : number(figure);
      performed.put(id, known);
    }
    return known;
  }

  private Optional<BigDecimal> number(Figure figure) {
    return figure
        .derivation()
        .arithmetic()
        .map(formula -> in(figure).perform(formula))
        .orElseGet(figure::number);
  }

  /** The largest number that goes into a difference. */
  BigDecimal size(Figure figure) {
    return figure.derivation().arithmetic().map(in(figure)::size).orElse(BigDecimal.ZERO);
  }

  private Arithmetic in(Figure figure) {
    return new Arithmetic(input -> value(figure.id(), input));
  }

  private Optional<BigDecimal> value(String figure, Input input) {
    return input instanceof OfFigure of
        ? number(of.id())
        : shifts
            .at(figure, input)
            .filter(Shift::canBeUndone)
            .filter(undone)
            .map(Shift::undone)
            .orElseGet(() -> Statements.part(input).number());
  }
}
