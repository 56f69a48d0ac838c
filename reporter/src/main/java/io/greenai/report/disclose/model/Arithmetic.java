package io.greenai.report.disclose.model;

import static java.util.Objects.requireNonNull;

import io.greenai.report.disclose.model.Formula.Constant;
import io.greenai.report.disclose.model.Formula.Named;
import io.greenai.report.disclose.model.Formula.Total;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.function.Function;

/**
 * Performs formulas, to 40 digits.
 *
 * @param values of inputs; absent where nobody knows or may know it
 */
public record Arithmetic(Function<Input, Optional<BigDecimal>> values) {
  private static final MathContext DIGITS = new MathContext(40);

  /** A figure is a number of 34 digits that was rounded more than once. */
  private static final BigDecimal RELATIVE = new BigDecimal("1E-11");

  public Arithmetic {
    requireNonNull(values, "values");
  }

  /** What {@code formula} comes to; absent where an input has no value, or it divides by 0. */
  public Optional<BigDecimal> perform(Formula formula) {
    if (formula instanceof Constant constant) {
      return Optional.of(constant.value());
    }
    if (formula instanceof Named named) {
      return values.apply(named.input());
    }
    if (formula instanceof Operation operation) {
      return perform(operation.left())
          .flatMap(left -> perform(operation.right()).flatMap(right -> of(operation, left, right)));
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (Formula.Part part : ((Total) formula).parts()) {
      Optional<BigDecimal> one = perform(part.formula());
      if (one.isEmpty()) {
        return one;
      }
      sum = sum.add(one.get());
    }
    return Optional.of(sum);
  }

  private static Optional<BigDecimal> of(Operation operation, BigDecimal left, BigDecimal right) {
    return switch (operation.operator()) {
      case PLUS -> Optional.of(left.add(right));
      case MINUS -> Optional.of(left.subtract(right));
      case TIMES -> Optional.of(left.multiply(right, DIGITS));
      case OVER -> right.signum() == 0 ? Optional.empty() : Optional.of(left.divide(right, DIGITS));
      case AT_MOST -> Optional.of(left.min(right));
      case AT_LEAST -> Optional.of(left.max(right));
    };
  }

  /** The largest term of a sum or difference at the top of {@code formula}. */
  public BigDecimal size(Formula formula) {
    if (formula instanceof Operation operation
        && (operation.operator() == Operation.Operator.PLUS
            || operation.operator() == Operation.Operator.MINUS)) {
      return size(operation.left()).max(size(operation.right()));
    }
    return perform(formula).map(BigDecimal::abs).orElse(BigDecimal.ZERO);
  }

  /**
   * Whether two numbers differ by more than rounding.
   *
   * @param size of the largest number that went into a difference
   */
  public static boolean isFar(BigDecimal one, BigDecimal other, BigDecimal size) {
    return one.subtract(other).abs().compareTo(RELATIVE.multiply(size.max(one.abs()))) > 0;
  }
}
