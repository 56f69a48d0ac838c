package io.greenai.report.disclose.model;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.Quality;
import io.greenai.report.disclose.model.Value.Absent;
import io.greenai.report.disclose.model.Value.Decided;
import io.greenai.report.disclose.model.Value.Known;
import io.greenai.report.disclose.model.Value.Range;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One reported number and everything needed to perform it again.
 *
 * @param id stable over reports, from {@link FigureId}, for example {@code esg.scope2.location}
 * @param label what it is, in a few words
 * @param per the reference quantity of an intensity, for example {@code 1,000 requests}; empty
 *     where the figure is absolute
 * @param derivation how it came about
 */
public record Figure(
    String id, String label, Unit unit, String per, Value value, Derivation derivation) {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_-]*(\\.[a-z0-9_-]+)*");

  public Figure {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "A figure id is lower-case words joined by dots, but was '"
              + id
              + "'; build it with FigureId.of");
    }
    requireNonNull(label, "label");
    requireNonNull(unit, "unit");
    requireNonNull(per, "per");
    requireNonNull(value, "value");
    requireNonNull(derivation, "derivation");
  }

  /** An absolute figure of which nobody told yet how it came about. */
  public static Figure of(String id, String label, Unit unit, Value value) {
    return new Figure(id, label, unit, "", value, Derivation.UNTOLD);
  }

  /** An absolute figure whose number is known, without range or origin. */
  public static Figure known(
      String id, String label, Unit unit, BigDecimal number, Quality quality) {
    return of(id, label, unit, new Known(number, quality, null, false));
  }

  /** An absolute figure whose number somebody set. */
  public static Figure decided(String id, String label, Unit unit, BigDecimal number) {
    return of(id, label, unit, new Decided(number));
  }

  /** A figure without a number. */
  public static Figure absent(
      String id, String label, Unit unit, Value.Reason reason, String detail) {
    return of(id, label, unit, new Absent(reason, detail));
  }

  /** Its exact number in base units, where there is one. */
  public Optional<BigDecimal> number() {
    if (value instanceof Known known) {
      return Optional.of(known.number());
    }
    return value instanceof Decided decided ? Optional.of(decided.number()) : Optional.empty();
  }

  /** Whether it has a number, and that is above 0. */
  public boolean isAboveZero() {
    return number().filter(known -> known.signum() > 0).isPresent();
  }

  /** How good its number is; absent where there is none, or somebody set it. */
  public Optional<Quality> quality() {
    return value instanceof Known known ? Optional.of(known.quality()) : Optional.empty();
  }

  /** This figure per {@code reference}, for example {@code 1,000 requests}. */
  public Figure per(String reference) {
    return new Figure(id, label, unit, reference, value, derivation);
  }

  /**
   * This figure over {@code divisor}; absent stays absent.
   *
   * @param divisor above 0
   */
  public Figure dividedBy(BigDecimal divisor) {
    if (!(value instanceof Known known)) {
      return this;
    }
    Range range = known.range();
    return with(
        new Known(
            known.number().divide(divisor, MathContext.DECIMAL128),
            known.quality(),
            range == null ? null : range.dividedBy(divisor),
            known.lowerBound()));
  }

  /** This figure with its origin. */
  public Figure by(Derivation origin) {
    return new Figure(id, label, unit, per, value, origin);
  }

  /** This figure with its origin. */
  public Figure by(String formula, Input... inputs) {
    return by(Derivation.of(formula, inputs));
  }

  /** This figure with the arithmetic that comes to it. */
  public Figure by(Formula arithmetic) {
    return by(Derivation.of(arithmetic));
  }

  /** This figure as a term that a formula calls {@code name}. */
  public Formula as(String name) {
    return Formula.of(new Input.OfFigure(name, id));
  }

  /** This figure as a term that a formula calls by its label. */
  public Formula asTerm() {
    return as(label);
  }

  /** This figure as an input that a formula calls by its label. */
  public Input asInput() {
    return new Input.OfFigure(label, id);
  }

  /**
   * This figure with an interval.
   *
   * @throws IllegalStateException if it has no number
   */
  public Figure within(BigDecimal low, BigDecimal high) {
    Known known = requireKnown();
    return with(
        new Known(known.number(), known.quality(), new Range(low, high), known.lowerBound()));
  }

  /**
   * This figure marked "at least".
   *
   * @throws IllegalStateException if it has no number
   */
  public Figure atLeast() {
    Known known = requireKnown();
    return with(new Known(known.number(), known.quality(), known.range(), true));
  }

  private Figure with(Value value) {
    return new Figure(id, label, unit, per, value, derivation);
  }

  private Known requireKnown() {
    if (value instanceof Known known) {
      return known;
    }
    throw new IllegalStateException("Figure " + id + " has no number to qualify");
  }
}
