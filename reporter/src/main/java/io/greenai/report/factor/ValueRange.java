package io.greenai.report.factor;

import java.math.BigDecimal;

/** The least and the most that respectable sources state, both in the unit of the row's value. */
public record ValueRange(BigDecimal low, BigDecimal high) {
  public ValueRange {
    if (low.compareTo(high) > 0) {
      throw new IllegalArgumentException(low + " is more than " + high);
    }
  }
}
