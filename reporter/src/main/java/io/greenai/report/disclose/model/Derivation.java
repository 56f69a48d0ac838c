package io.greenai.report.disclose.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;

/**
 * How a figure came about, so that somebody else can perform it again.
 *
 * @param formula in words and symbols, over the names of the inputs; empty where nobody told
 */
public record Derivation(String formula, List<Input> inputs) {
  /** That of a figure of which nobody told yet; no report takes one. */
  static final Derivation UNTOLD = new Derivation("", List.of());

  public Derivation {
    requireNonNull(formula, "formula");
    inputs = List.copyOf(inputs);
  }

  /** A derivation by {@code formula} over {@code inputs}. */
  public static Derivation of(String formula, Input... inputs) {
    return new Derivation(formula, List.of(inputs));
  }

  /** This and another, each a term of a sum that it has a name in; inputs of both once. */
  public Derivation beside(String name, Derivation other, String otherName) {
    return new Derivation(
        name + ": " + formula + "; " + otherName + ": " + other.formula,
        Stream.concat(inputs.stream(), other.inputs.stream()).distinct().toList());
  }

  /** The same with something that has to be told about it. */
  public Derivation noting(String note) {
    return note.isEmpty() ? this : new Derivation(formula + "; " + note, inputs);
  }

  /** Whether anybody told how. */
  public boolean isTold() {
    return !formula.isEmpty();
  }

  /** Where its inputs are to be found, each once: figure ids, factor ids, ledgers, policies. */
  public List<String> sources() {
    return inputs.stream().map(Input::source).distinct().toList();
  }
}
