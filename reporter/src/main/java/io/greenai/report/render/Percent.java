package io.greenai.report.render;

import java.math.BigDecimal;
import java.math.MathContext;

/** Shares for charts. */
final class Percent {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Percent() {}

  static BigDecimal of(BigDecimal part, BigDecimal whole) {
    return part.multiply(HUNDRED).divide(whole, MathContext.DECIMAL64);
  }

  static String write(BigDecimal part, BigDecimal whole) {
    return FigureFormat.ratio(part.divide(whole, MathContext.DECIMAL64)) + " %";
  }
}
