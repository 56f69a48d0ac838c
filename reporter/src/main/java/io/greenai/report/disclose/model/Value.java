package io.greenai.report.disclose.model;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.Quality;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number that is known or was decided, or the reason why there is none: missing is neither zero
 * nor a default.
 */
public sealed interface Value {

  /**
   * A number and how good it is.
   *
   * @param number exact, in the figure's base unit
   * @param quality the worst of its inputs
   * @param range where an interval was determined
   * @param lowerBound whether something that belongs in it is unknown, so that it is "at least"
   */
  record Known(BigDecimal number, Quality quality, @Nullable Range range, boolean lowerBound)
      implements Value {
    public Known {
      requireNonNull(number, "number");
      requireNonNull(quality, "quality");
      if (range != null && !range.contains(number)) {
        throw new IllegalArgumentException(
            "A figure's value must lie in its range, but "
                + number.toPlainString()
                + " is outside "
                + range.low().toPlainString()
                + " to "
                + range.high().toPlainString());
      }
    }
  }

  /**
   * A number that somebody set, such as a limit: no quality applies to it.
   *
   * @param number exact, in the figure's base unit
   */
  record Decided(BigDecimal number) implements Value {
    public Decided {
      requireNonNull(number, "number");
    }
  }

  /**
   * No number.
   *
   * @param detail what is missing and what would supply it, or the empty string
   */
  record Absent(Reason reason, String detail) implements Value {
    public Absent {
      requireNonNull(reason, "reason");
      requireNonNull(detail, "detail");
    }
  }

  /** Why a figure has no number. */
  enum Reason {
    /** Emission factors exist, but none with the direct boundary that Scope 2 needs. */
    NO_DIRECT_FACTOR("no direct factor"),
    NO_FACTOR("no factor"),
    NOT_DETERMINED("not determined"),
    NOT_APPLICABLE("not applicable");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /** As printed. */
    public String text() {
      return text;
    }
  }

  /**
   * A 95 % interval in the figure's base unit, both ends in it: {@code number - 2 x root of the sum
   * of squares of what takes it down}, at least 0, to {@code number + 2 x root of the sum of
   * squares of what takes it up}.
   *
   * @param errors one for each source; none where only the ends are known
   */
  record Range(BigDecimal low, BigDecimal high, List<SourceError> errors) {
    public Range {
      errors = List.copyOf(errors);
      if (low.compareTo(high) > 0) {
        throw new IllegalArgumentException(
            "A range runs from low to high, but was " + low + " to " + high);
      }
    }

    /** The ends alone. */
    public Range(BigDecimal low, BigDecimal high) {
      this(low, high, List.of());
    }

    boolean contains(BigDecimal number) {
      return low.compareTo(number) <= 0 && number.compareTo(high) <= 0;
    }

    /**
     * Of a number that is over {@code divisor}.
     *
     * @param divisor above 0
     */
    Range dividedBy(BigDecimal divisor) {
      return new Range(
          low.divide(divisor, MathContext.DECIMAL128),
          high.divide(divisor, MathContext.DECIMAL128),
          errors.stream().map(error -> error.dividedBy(divisor)).toList());
    }
  }

  /**
   * What one source of error does to a number. Errors of one source add up over the numbers that
   * rest on it; sources are independent of each other.
   *
   * @param group kind of source, for example {@code meters}
   * @param source for example a kind of meter on a model of processor, or a factor row
   * @param below change of the number where the source is one standard error low; signed
   * @param above change of the number where the source is one standard error high; signed
   */
  record SourceError(String group, String source, BigDecimal below, BigDecimal above) {
    public SourceError {
      requireNonNull(group, "group");
      requireNonNull(source, "source");
      requireNonNull(below, "below");
      requireNonNull(above, "above");
    }

    /** How far it takes the number down, 0 or more. */
    public BigDecimal down() {
      return below.min(above).negate().max(BigDecimal.ZERO);
    }

    /** How far it takes the number up, 0 or more. */
    public BigDecimal up() {
      return below.max(above).max(BigDecimal.ZERO);
    }

    private SourceError dividedBy(BigDecimal divisor) {
      return new SourceError(
          group,
          source,
          below.divide(divisor, MathContext.DECIMAL64),
          above.divide(divisor, MathContext.DECIMAL64));
    }
  }
}
