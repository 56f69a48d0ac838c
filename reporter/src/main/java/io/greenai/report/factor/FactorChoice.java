package io.greenai.report.factor;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What stands in a formula's place for a factor. Missing is not zero, and neither is a default: the
 * states are kept apart up to the printed page.
 */
public sealed interface FactorChoice {

  /** The number to calculate with, absent where the factor is missing. */
  Optional<BigDecimal> value();

  /** Where the number comes from, or why there is none. */
  String basis();

  /** A table has a row for exactly this place. */
  record Published(FactorRow row) implements FactorChoice {
    @Override
    public Optional<BigDecimal> value() {
      return Optional.of(row.value());
    }

    @Override
    public String basis() {
      return row.source();
    }
  }

  /** The organisation states the number for its own site. */
  record Stated(BigDecimal number, String source) implements FactorChoice {
    public Stated {
      requireNonNull(number, "number");
      requireNonNull(source, "source");
    }

    @Override
    public Optional<BigDecimal> value() {
      return Optional.of(number);
    }

    @Override
    public String basis() {
      return source;
    }
  }

  /** No row for this place: a row for its kind stands in. */
  record Assumed(FactorRow row) implements FactorChoice {
    @Override
    public Optional<BigDecimal> value() {
      return Optional.of(row.value());
    }

    @Override
    public String basis() {
      return row.source();
    }
  }

  /** Nothing is known; figures that need it are not determined. */
  record Missing(String why) implements FactorChoice {
    @Override
    public Optional<BigDecimal> value() {
      return Optional.empty();
    }

    @Override
    public String basis() {
      return why;
    }
  }
}
