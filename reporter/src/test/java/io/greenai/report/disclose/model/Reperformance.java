package io.greenai.report.disclose.model;

import io.greenai.report.disclose.model.Formula.Constant;
import io.greenai.report.disclose.model.Formula.Named;
import io.greenai.report.disclose.model.Formula.Total;
import io.greenai.report.disclose.model.Input.OfFactor;
import io.greenai.report.disclose.model.Input.OfFigure;
import io.greenai.report.disclose.model.Input.OfLedgers;
import io.greenai.report.disclose.model.Input.OfNumber;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An auditor with a report's figures and nothing else: performs every formula again from the values
 * of the inputs that it names.
 */
public final class Reperformance {
  private static final MathContext DIGITS = new MathContext(40);
  private static final BigDecimal RELATIVE = new BigDecimal("1E-11");

  private final Map<String, Figure> figures;
  private final List<String> differing = new ArrayList<>();
  private final List<String> untraceable = new ArrayList<>();
  private final List<String> hidden = new ArrayList<>();
  private int performed;

  /** All of {@code figures}, by their ids. */
  public Reperformance(Map<String, Figure> figures) {
    this.figures = figures;
    figures.values().forEach(this::perform);
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

  private void perform(Figure figure) {
    if (figure.number().isEmpty()) {
      return;
    }
    if (figure.derivation().arithmetic().isEmpty()) {
      untraceable.add(figure.id());
      return;
    }
    Formula formula = figure.derivation().arithmetic().get();
    Optional<BigDecimal> value = value(formula);
    BigDecimal stated = figure.number().get();
    if (value.isEmpty()) {
      hidden.add(figure.id());
    } else if (isFar(stated, value.get(), size(formula))) {
      differing.add(
          figure.id() + " is " + stated + ", but " + formula.text() + " is " + value.get());
    } else {
      performed++;
    }
  }

  /** By more than rounding, of the figure or of the largest number that went into a difference. */
  private static boolean isFar(BigDecimal stated, BigDecimal value, BigDecimal size) {
    return stated.subtract(value).abs().compareTo(RELATIVE.multiply(size.max(stated.abs()))) > 0;
  }

  private Optional<BigDecimal> value(Formula formula) {
    if (formula instanceof Constant constant) {
      return Optional.of(constant.value());
    }
    if (formula instanceof Named named) {
      return value(named.input());
    }
    if (formula instanceof Operation operation) {
      return value(operation.left())
          .flatMap(left -> value(operation.right()).map(right -> value(operation, left, right)));
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (Formula.Part part : ((Total) formula).parts()) {
      Optional<BigDecimal> one = value(part.formula());
      if (one.isEmpty()) {
        return one;
      }
      sum = sum.add(one.get());
    }
    return Optional.of(sum);
  }

  private static BigDecimal value(Operation operation, BigDecimal left, BigDecimal right) {
    return switch (operation.operator()) {
      case PLUS -> left.add(right);
      case MINUS -> left.subtract(right);
      case TIMES -> left.multiply(right, DIGITS);
      case OVER -> left.divide(right, DIGITS);
      case AT_MOST -> left.min(right);
      case AT_LEAST -> left.max(right);
    };
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

  /** The largest term of a sum or difference at its top. */
  private BigDecimal size(Formula formula) {
    if (formula instanceof Operation operation
        && (operation.operator() == Operation.Operator.PLUS
            || operation.operator() == Operation.Operator.MINUS)) {
      return size(operation.left()).max(size(operation.right()));
    }
    return value(formula).map(BigDecimal::abs).orElse(BigDecimal.ZERO);
  }
}
