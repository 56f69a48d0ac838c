package io.greenai.report.close;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.Quality;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A figure as a closed report states it, with what it was made of.
 *
 * @param unit its base unit
 * @param per what an intensity is per; empty for an absolute figure
 * @param amount absent where the figure has no number
 * @param inputs of its formula
 */
public record Statement(
    String id, String label, String unit, String per, Optional<Amount> amount, List<Part> inputs) {
  public Statement {
    requireNonNull(id, "id");
    requireNonNull(label, "label");
    requireNonNull(unit, "unit");
    requireNonNull(per, "per");
    requireNonNull(amount, "amount");
    inputs = List.copyOf(inputs);
  }

  /** Its exact number, absent where it has none. */
  public Optional<BigDecimal> number() {
    return amount.map(Amount::number);
  }

  /** Whether both state the same number, as good as each other. */
  boolean isAs(Statement other) {
    if (amount.isEmpty() || other.amount.isEmpty()) {
      return amount.equals(other.amount);
    }
    return amount.get().isAs(other.amount.get());
  }

  /**
   * A number and how good it was said to be.
   *
   * @param number exact, in the figure's base unit
   * @param quality absent where somebody set the number
   * @param low end of its interval, absent where none was stated
   * @param high end of that
   * @param lowerBound whether it was stated as "at least"
   */
  public record Amount(
      BigDecimal number,
      Optional<Quality> quality,
      Optional<BigDecimal> low,
      Optional<BigDecimal> high,
      boolean lowerBound) {
    public Amount {
      requireNonNull(number, "number");
      requireNonNull(quality, "quality");
      requireNonNull(low, "low");
      requireNonNull(high, "high");
    }

    private boolean isAs(Amount other) {
      return number.compareTo(other.number) == 0
          && quality.equals(other.quality)
          && lowerBound == other.lowerBound
          && same(low, other.low)
          && same(high, other.high);
    }

    private static boolean same(Optional<BigDecimal> a, Optional<BigDecimal> b) {
      return a.map(BigDecimal::stripTrailingZeros).equals(b.map(BigDecimal::stripTrailingZeros));
    }
  }

  /** Of what kind an input is. */
  public enum Kind {
    FIGURE,
    FACTOR,
    POLICY,
    LEDGERS
  }

  /**
   * An input of a formula.
   *
   * @param name as the formula calls it
   * @param source what tells it from others of its kind, for example the id of a factor
   * @param value as printed; empty for a figure, which is stated by itself
   * @param number exact; absent for a figure, a choice, and a number that must not be printed
   * @param fingerprint tells values apart that must not be printed; empty for others
   */
  public record Part(
      Kind kind,
      String name,
      String source,
      String value,
      Optional<BigDecimal> number,
      String fingerprint) {
    public Part {
      requireNonNull(kind, "kind");
      requireNonNull(name, "name");
      requireNonNull(source, "source");
      requireNonNull(value, "value");
      requireNonNull(number, "number");
      requireNonNull(fingerprint, "fingerprint");
    }

    /** Whether both have one value. */
    public boolean isAs(Part other) {
      return value.equals(other.value)
          && fingerprint.equals(other.fingerprint)
          && number
              .map(BigDecimal::stripTrailingZeros)
              .equals(other.number.map(BigDecimal::stripTrailingZeros));
    }
  }
}
