package io.greenai.report.footprint;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A number and the interval it lies in.
 *
 * @param low at most {@code central}
 * @param high at least {@code central}
 */
public record Band(BigDecimal low, BigDecimal central, BigDecimal high) {

  /** 34 significant digits, for the divisions that no finite decimal can hold. */
  public static final MathContext PRECISION = MathContext.DECIMAL128;

  public Band {
    if (low.compareTo(central) > 0 || central.compareTo(high) > 0) {
      throw new IllegalArgumentException(
          "A band runs from low to high, not " + low + ", " + central + ", " + high);
    }
  }

  public static Band exactly(BigDecimal value) {
    return new Band(value, value, value);
  }
}
