package io.greenai.report.disclose.model;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Arithmetic over inputs. What is printed and what it is made of are one, so that neither can drift
 * away from the other.
 */
public sealed interface Formula permits Formula.Named, Formula.Constant, Formula.Total, Operation {

  /** As it is printed, over the names that the inputs have in it. */
  String text();

  /** What has to be known to perform it, in reading order. */
  Stream<Input> inputs();

  /** The same with every input replaced by what {@code by} makes of it. */
  Formula replacing(Function<Named, Formula> by);

  /** How tightly the outermost operation binds: 0 is loosest. */
  int binding();

  /** An input by its own name. */
  static Formula of(Input input) {
    return new Named(input.name(), input, List.of());
  }

  /** A number of nature or of law, with its unit. */
  static Formula constant(String number, String unit) {
    return new Constant(number, unit);
  }

  static Formula constant(long number) {
    return new Constant(Long.toString(number), "");
  }

  /** {@code terms} one after the other; absent where there are none. */
  static Optional<Formula> sum(List<Formula> terms) {
    return terms.stream().reduce(Formula::plus);
  }

  default Formula plus(Formula other) {
    return new Operation(Operation.Operator.PLUS, this, other);
  }

  default Formula minus(Formula other) {
    return new Operation(Operation.Operator.MINUS, this, other);
  }

  default Formula times(Formula other) {
    return new Operation(Operation.Operator.TIMES, this, other);
  }

  default Formula over(Formula other) {
    return new Operation(Operation.Operator.OVER, this, other);
  }

  /** The smaller of both. */
  default Formula atMost(Formula other) {
    return new Operation(Operation.Operator.AT_MOST, this, other);
  }

  /** The greater of both. */
  default Formula atLeast(Formula other) {
    return new Operation(Operation.Operator.AT_LEAST, this, other);
  }

  /**
   * An input.
   *
   * @param name in the formula, which may leave out what all of its part has in common
   * @param behind what the input itself was calculated from, which the formula does not need
   */
  record Named(String name, Input input, List<Input> behind) implements Formula {
    public Named {
      requireNonNull(name, "name");
      requireNonNull(input, "input");
      behind = List.copyOf(behind);
    }

    @Override
    public String text() {
      return name;
    }

    @Override
    public Stream<Input> inputs() {
      return Stream.concat(Stream.of(input), behind.stream());
    }

    @Override
    public Formula replacing(Function<Named, Formula> by) {
      return by.apply(this);
    }

    @Override
    public int binding() {
      return Operation.ATOM;
    }
  }

  /** A number that is the same in every report. */
  record Constant(String number, String unit) implements Formula {

    public BigDecimal value() {
      return new BigDecimal(number);
    }

    @Override
    public String text() {
      return (number + " " + unit).strip();
    }

    @Override
    public Stream<Input> inputs() {
      return Stream.empty();
    }

    @Override
    public Formula replacing(Function<Named, Formula> by) {
      return this;
    }

    @Override
    public int binding() {
      return Operation.ATOM;
    }
  }

  /**
   * One sum over many things.
   *
   * @param over what is summed over, in the plural, for example {@code sites}
   * @param parts one for each of them
   */
  record Total(String over, List<Part> parts) implements Formula {
    public Total {
      requireNonNull(over, "over");
      parts = List.copyOf(parts);
    }

    @Override
    public String text() {
      Map<String, String> alike =
          parts.stream()
              .collect(
                  groupingBy(
                      part -> part.formula().text(),
                      LinkedHashMap::new,
                      mapping(Part::of, joining(", "))));
      if (alike.isEmpty()) {
        return "sum over " + over + ", of which there are none";
      }
      return "sum over "
          + over
          + ": "
          + (alike.size() == 1
              ? alike.keySet().iterator().next()
              : alike.entrySet().stream()
                  .map(one -> one.getValue() + ": " + one.getKey())
                  .collect(joining("; ")));
    }

    @Override
    public Stream<Input> inputs() {
      return parts.stream().flatMap(part -> part.formula().inputs());
    }

    @Override
    public Formula replacing(Function<Named, Formula> by) {
      return new Total(
          over,
          parts.stream().map(part -> new Part(part.of(), part.formula().replacing(by))).toList());
    }

    @Override
    public int binding() {
      return 0;
    }
  }

  /**
   * A term of a sum.
   *
   * @param of the thing that it is about
   */
  record Part(String of, Formula formula) {
    public Part {
      requireNonNull(of, "of");
      requireNonNull(formula, "formula");
    }
  }
}
