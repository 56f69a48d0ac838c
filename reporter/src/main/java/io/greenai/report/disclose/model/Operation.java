package io.greenai.report.disclose.model;

import java.util.function.Function;
import java.util.stream.Stream;

/** Two numbers made one. */
public record Operation(Operator operator, Formula left, Formula right) implements Formula {
  /** How tightly a single number is bound. */
  static final int ATOM = 3;

  /** What is done with two numbers. */
  public enum Operator {
    PLUS("+", 1),
    MINUS("-", 1),
    TIMES("x", 2),
    OVER("/", 2),
    AT_MOST("min", Operation.ATOM),
    AT_LEAST("max", Operation.ATOM);

    private final String symbol;
    private final int binding;

    Operator(String symbol, int binding) {
      this.symbol = symbol;
      this.binding = binding;
    }

    private boolean isFunction() {
      return binding == Operation.ATOM;
    }
  }

  @Override
  public String text() {
    if (operator.isFunction()) {
      return operator.symbol + "(" + left.text() + ", " + right.text() + ")";
    }
    boolean regroups = operator == Operator.MINUS || operator == Operator.OVER;
    return grouped(left, left.binding() < operator.binding)
        + " "
        + operator.symbol
        + " "
        + grouped(
            right,
            right.binding() < operator.binding
                || (regroups && right.binding() == operator.binding));
  }

  private static String grouped(Formula part, boolean inBrackets) {
    return inBrackets ? "(" + part.text() + ")" : part.text();
  }

  @Override
  public Stream<Input> inputs() {
    return Stream.concat(left.inputs(), right.inputs());
  }

  @Override
  public Formula replacing(Function<Named, Formula> by) {
    return new Operation(operator, left.replacing(by), right.replacing(by));
  }

  @Override
  public int binding() {
    return operator.binding;
  }
}
