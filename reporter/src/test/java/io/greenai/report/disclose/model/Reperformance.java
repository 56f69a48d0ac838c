package io.greenai.report.disclose.model;

import io.greenai.report.disclose.model.Formula.Named;
import io.greenai.report.disclose.model.Input.OfFactor;
import io.greenai.report.disclose.model.Input.OfFigure;
import io.greenai.report.disclose.model.Input.OfLedgers;
import io.greenai.report.disclose.model.Input.OfNumber;
import io.greenai.report.disclose.model.Value.Known;
import io.greenai.report.disclose.model.Value.Range;
import io.greenai.report.disclose.model.Value.SourceError;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * An auditor with a report's figures and nothing else: performs every formula again from the values
 * of the inputs that it names.
 */
public final class Reperformance {
  private final Map<String, Figure> figures;
  private final Arithmetic arithmetic = new Arithmetic(this::value);
  private final List<String> differing = new ArrayList<>();
  private final List<String> untraceable = new ArrayList<>();
  private final List<String> hidden = new ArrayList<>();
  private final List<String> otherIntervals = new ArrayList<>();
  private int performed;
  private int intervals;

  /** All of {@code figures}, by their ids. */
  public Reperformance(Map<String, Figure> figures) {
    this.figures = figures;
    figures.values().forEach(this::perform);
    figures.values().forEach(this::performInterval);
  }

  /** All of them. */
  public Map<String, Figure> figures() {
    return figures;
  }

  /** Figures whose formula comes to another number. */
  public List<String> differing() {
    return differing;
  }

  /** Figures with a number that no arithmetic comes to. */
  public List<String> untraceable() {
    return untraceable;
  }

  /** Figures over a number that must not be printed. */
  public List<String> hidden() {
    return hidden;
  }

  /** How many figures were performed again. */
  public int performed() {
    return performed;
  }

  /** Figures whose interval does not follow from the errors of its sources. */
  public List<String> otherIntervals() {
    return otherIntervals;
  }

  /** How many intervals were performed again. */
  public int intervals() {
    return intervals;
  }

  private void performInterval(Figure figure) {
    Range range = figure.value() instanceof Known known ? known.range() : null;
    if (range == null) {
      return;
    }
    BigDecimal number = figure.number().orElseThrow();
    BigDecimal low = number.subtract(width(range, SourceError::down)).max(BigDecimal.ZERO);
    BigDecimal high = number.add(width(range, SourceError::up));
    if (isFar(low, range.low(), number) || isFar(high, range.high(), number)) {
      otherIntervals.add(
          figure.id()
              + (" is " + range.low() + " to " + range.high())
              + (", but its errors make " + low + " to " + high));
    } else if (!isLinear(figure, range)) {
      otherIntervals.add(figure.id() + " errs by other than its parts do together");
    } else {
      intervals++;
    }
  }

  private static boolean isFar(BigDecimal one, BigDecimal other, BigDecimal size) {
    return Arithmetic.isFar(one, other, size);
  }

  /** Two standard errors; independent sources add up in squares. */
  private static BigDecimal width(Range range, Function<SourceError, BigDecimal> side) {
    BigDecimal squares = BigDecimal.ZERO;
    for (SourceError error : range.errors()) {
      squares = squares.add(side.apply(error).pow(2));
    }
    return squares.sqrt(MathContext.DECIMAL128).multiply(BigDecimal.valueOf(2));
  }

  /**
   * Errors of a plain sum of figures add up within a source; other formulas, and errors told
   * together, are not asked.
   */
  private boolean isLinear(Figure figure, Range range) {
    List<Figure> terms = new ArrayList<>();
    if (!figure.derivation().arithmetic().map(sum -> isSum(sum, terms)).orElse(false)) {
      return true;
    }
    if (range.errors().stream().anyMatch(error -> error.group().equals("all"))) {
      return true;
    }
    Map<String, BigDecimal> left = new TreeMap<>();
    add(left, range, BigDecimal.ONE);
    for (Figure term : terms) {
      if (term.value() instanceof Known known && known.range() != null) {
        add(left, known.range(), BigDecimal.ONE.negate());
      }
    }
    return left.values().stream().noneMatch(one -> isFar(one, BigDecimal.ZERO, range.high()));
  }

  private static void add(Map<String, BigDecimal> sums, Range range, BigDecimal sign) {
    for (SourceError error : range.errors()) {
      String source = error.group() + ' ' + error.source();
      sums.merge(source + " low", error.below().multiply(sign), BigDecimal::add);
      sums.merge(source + " high", error.above().multiply(sign), BigDecimal::add);
    }
  }

  private boolean isSum(Formula formula, List<Figure> terms) {
    if (formula instanceof Operation operation) {
      return operation.operator() == Operation.Operator.PLUS
          && isSum(operation.left(), terms)
          && isSum(operation.right(), terms);
    }
    if (formula instanceof Named named && named.input() instanceof OfFigure of) {
      terms.add(Optional.ofNullable(figures.get(of.id())).orElseThrow());
      return true;
    }
    return false;
  }

  private void perform(Figure figure) {
    if (figure.number().isEmpty()) {
      return;
    }
    if (figure.derivation().arithmetic().isEmpty()) {
      untraceable.add(figure.id());
      return;
    }
    Formula formula = figure.derivation().arithmetic().get();
    Optional<BigDecimal> value = arithmetic.perform(formula);
    BigDecimal stated = figure.number().get();
    if (value.isEmpty()) {
      hidden.add(figure.id());
    } else if (Arithmetic.isFar(stated, value.get(), arithmetic.size(formula))) {
      differing.add(
          figure.id() + " is " + stated + ", but " + formula.text() + " is " + value.get());
    } else {
      performed++;
    }
  }

  private Optional<BigDecimal> value(Input input) {
    if (input instanceof OfFigure of) {
      return Optional.ofNullable(figures.get(of.id())).flatMap(Figure::number);
    }
    if (input instanceof OfFactor of) {
      return Optional.ofNullable(of.factor().value());
    }
    if (input instanceof OfLedgers of) {
      return Optional.of(of.value());
    }
    return input instanceof OfNumber of ? Optional.of(of.value()) : Optional.empty();
  }
}
