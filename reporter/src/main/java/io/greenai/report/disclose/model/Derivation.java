package io.greenai.report.disclose.model;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * How a figure came about, so that somebody else can perform it again.
 *
 * @param arithmetic that comes to the figure; absent where its number is read, counted or decided,
 *     or where it has none
 * @param told what has to be told besides; where nothing is calculated, how the number was come by
 * @param besides inputs that no arithmetic names: choices, and what could not be counted
 */
public record Derivation(Optional<Formula> arithmetic, List<String> told, List<Input> besides) {
  /** That of a figure of which nobody told yet; no report takes one. */
  static final Derivation UNTOLD = new Derivation(Optional.empty(), List.of(), List.of());

  public Derivation {
    requireNonNull(arithmetic, "arithmetic");
    told = List.copyOf(told);
    besides = List.copyOf(besides);
  }

  /** Of a figure that {@code how} tells of in words. */
  public static Derivation of(String how, Input... inputs) {
    return new Derivation(Optional.empty(), List.of(how), List.of(inputs));
  }

  /** Of a figure that {@code arithmetic} comes to. */
  public static Derivation of(Formula arithmetic) {
    return new Derivation(Optional.of(arithmetic), List.of(), List.of());
  }

  /** Of a sum over things; where there are none, nothing is calculated. */
  public static Derivation sum(String over, List<Formula.Part> parts) {
    return parts.isEmpty()
        ? of("sum over " + over + ", none of which can be counted")
        : of(new Formula.Total(over, parts));
  }

  /** In words and symbols, over the names of the inputs; empty where nobody told. */
  public String formula() {
    return String.join(
        "; ", Stream.concat(arithmetic.map(Formula::text).stream(), told.stream()).toList());
  }

  /** All that it rests on, each once: what its arithmetic names first. */
  public List<Input> inputs() {
    return Stream.concat(arithmetic.stream().flatMap(Formula::inputs), besides.stream())
        .distinct()
        .toList();
  }

  /** The same with what {@code more} makes of its arithmetic, where it has any. */
  public Derivation then(UnaryOperator<Formula> more) {
    return new Derivation(arithmetic.map(more), told, besides);
  }

  /** Both together; of one that calculates nothing beside one that does, only the inputs. */
  public Derivation plus(Derivation other) {
    if (arithmetic.isEmpty() != other.arithmetic.isEmpty()) {
      return arithmetic.isEmpty() ? other.beside(besides) : beside(other.besides);
    }
    return new Derivation(
        Formula.sum(Stream.of(arithmetic, other.arithmetic).flatMap(Optional::stream).toList()),
        Stream.concat(told.stream(), other.told.stream()).distinct().toList(),
        Stream.concat(besides.stream(), other.besides.stream()).distinct().toList());
  }

  /** The same with something that has to be told about it. */
  public Derivation noting(String note) {
    if (note.isEmpty()) {
      return this;
    }
    List<String> more = new ArrayList<>(told);
    more.add(note);
    return new Derivation(arithmetic, more, besides);
  }

  /** The same with inputs that its arithmetic does not name. */
  public Derivation beside(List<Input> more) {
    return new Derivation(
        arithmetic, told, Stream.concat(besides.stream(), more.stream()).distinct().toList());
  }

  /** The same where each input is what {@code by} makes of it. */
  public Derivation replacing(Function<Formula.Named, Formula> by, UnaryOperator<Input> beside) {
    return new Derivation(
        arithmetic.map(formula -> formula.replacing(by)),
        told,
        besides.stream().map(beside).toList());
  }

  /** Whether anybody told how. */
  public boolean isTold() {
    return arithmetic.isPresent() || !told.isEmpty();
  }

  /** Where its inputs are to be found, each once: figure ids, factor ids, ledgers, policies. */
  public List<String> sources() {
    return inputs().stream().map(Input::source).distinct().toList();
  }
}
