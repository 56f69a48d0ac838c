package io.greenai.report.footprint;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A number and the interval it lies in. Sums and products take low with low and high with high, as
 * if all errors pointed the same way: never too narrow.
 *
 * @param low at most {@code central}
 * @param high at least {@code central}
 */
public record Band(BigDecimal low, BigDecimal central, BigDecimal high) {

  /** 34 significant digits, for the divisions that no finite decimal can hold. */
  static final MathContext PRECISION = MathContext.DECIMAL128;

  public static final Band ZERO = exactly(BigDecimal.ZERO);

  public Band {
    if (low.compareTo(central) > 0 || central.compareTo(high) > 0) {
      throw new IllegalArgumentException(
          "A band runs from low to high, not " + low + ", " + central + ", " + high);
    }
  }

  public static Band exactly(BigDecimal value) {
    return new Band(value, value, value);
  }

  /** {@code central} give or take {@code halfWidth}, but never below 0. */
  static Band around(BigDecimal central, BigDecimal halfWidth) {
    return new Band(
        central.subtract(halfWidth).max(BigDecimal.ZERO), central, central.add(halfWidth));
  }

  public Band plus(Band other) {
    return new Band(low.add(other.low), central.add(other.central), high.add(other.high));
  }

  /** By a factor of 0 or more. */
  Band times(BigDecimal factor) {
    return new Band(low.multiply(factor), central.multiply(factor), high.multiply(factor));
  }

  Band times(Band other) {
    return new Band(
        low.multiply(other.low), central.multiply(other.central), high.multiply(other.high));
  }

  /** By a divisor above 0, to 34 digits. */
  public Band dividedBy(BigDecimal divisor) {
    return new Band(
        low.divide(divisor, PRECISION),
        central.divide(divisor, PRECISION),
        high.divide(divisor, PRECISION));
  }
}
