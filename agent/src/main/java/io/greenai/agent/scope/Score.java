package io.greenai.agent.scope;

import io.greenai.ledger.StatedFigures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** A score as a ledger writes it. The application's numbers may be of any size and of any class. */
final class Score {

  private static final int MAX_DIGITS = 18;

  /** To round more digits would hold up the caller for more than some milliseconds. */
  private static final int MAX_BITS = 32_000;

  private Score() {}

  /** At most 18 digits before and after the point; {@code null} where it takes more before it. */
  static @Nullable String text(BigDecimal value) {
    if (value.unscaledValue().bitLength() > MAX_BITS) {
      return null;
    }
    long digitsBefore = (long) value.precision() - value.scale();
    if (digitsBefore > MAX_DIGITS) {
      return null;
    }
    String text = rounded(value, digitsBefore).toPlainString();
    return StatedFigures.isDecimal(text) ? text : null;
  }

  /** To scale down a number of some thousand places takes seconds, so one near 0 is not scaled. */
  private static BigDecimal rounded(BigDecimal value, long digitsBefore) {
    if (value.scale() <= MAX_DIGITS) {
      return value;
    }
    return digitsBefore < -MAX_DIGITS
        ? BigDecimal.valueOf(0, MAX_DIGITS)
        : value.setScale(MAX_DIGITS, RoundingMode.HALF_EVEN);
  }
}
