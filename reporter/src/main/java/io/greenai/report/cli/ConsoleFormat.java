package io.greenai.report.cli;

import io.greenai.report.budget.Limit;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.UnitLadder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers for a terminal, in the units and digits of the reports. */
final class ConsoleFormat {
  private ConsoleFormat() {}

  static String energy(BigDecimal microjoules) {
    return UnitLadder.of(Unit.MICROJOULES).write(microjoules);
  }

  static String carbon(BigDecimal grams) {
    return UnitLadder.of(Unit.GRAMS_CO2E).write(grams);
  }

  static String amount(Limit.Measure measure, BigDecimal value) {
    return measure == Limit.Measure.CARBON ? carbon(value) : energy(value);
  }

  /** Slots as hours. */
  static String hours(long slots) {
    return BigDecimal.valueOf(slots)
            .divide(BigDecimal.valueOf(4))
            .stripTrailingZeros()
            .toPlainString()
        + " h";
  }

  static String percent(BigInteger part, BigInteger whole) {
    if (whole.signum() == 0) {
      return "-";
    }
    return percent(
        new BigDecimal(part)
            .multiply(BigDecimal.valueOf(100))
            .divide(new BigDecimal(whole), MathContext.DECIMAL128));
  }

  static String percent(BigDecimal percent) {
    return percent.setScale(1, RoundingMode.HALF_UP).toPlainString() + " %";
  }
}
