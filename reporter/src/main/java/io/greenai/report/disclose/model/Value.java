package io.greenai.report.disclose.model;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.Quality;
import java.math.BigDecimal;
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

  /** An interval in the figure's base unit, both ends in it. */
  record Range(BigDecimal low, BigDecimal high) {
    public Range {
      if (low.compareTo(high) > 0) {
        throw new IllegalArgumentException(
            "A range runs from low to high, but was " + low + " to " + high);
      }
    }

    boolean contains(BigDecimal number) {
      return low.compareTo(number) <= 0 && number.compareTo(high) <= 0;
    }
  }
}
