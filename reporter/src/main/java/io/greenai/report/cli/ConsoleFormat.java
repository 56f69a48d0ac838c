package io.greenai.report.cli;

import io.greenai.report.budget.Limit;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers for a terminal: three significant digits and a unit that suits them. */
final class ConsoleFormat {
  private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);
  private static final BigDecimal MICROJOULES_PER_WATT_HOUR = new BigDecimal("3600000000");
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  private ConsoleFormat() {}

  static String energy(BigDecimal microjoules) {
    BigDecimal wattHours = microjoules.divide(MICROJOULES_PER_WATT_HOUR, MathContext.DECIMAL128);
    return scaled(wattHours, "mWh", "Wh", "kWh", "MWh");
  }

  static String carbon(BigDecimal grams) {
    return scaled(grams, "mgCO2e", "gCO2e", "kgCO2e", "tCO2e");
  }

  static String amount(Limit.Measure measure, BigDecimal value) {
    return measure == Limit.Measure.CARBON ? carbon(value) : energy(value);
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

  private static String scaled(
      BigDecimal value, String milli, String one, String kilo, String mega) {
    BigDecimal million = THOUSAND.multiply(THOUSAND);
    if (value.compareTo(million) >= 0) {
      return digits(value.divide(million, MathContext.DECIMAL128)) + " " + mega;
    }
    if (value.compareTo(THOUSAND) >= 0) {
      return digits(value.divide(THOUSAND, MathContext.DECIMAL128)) + " " + kilo;
    }
    return value.compareTo(BigDecimal.ONE) >= 0 || value.signum() == 0
        ? digits(value) + " " + one
        : digits(value.multiply(THOUSAND)) + " " + milli;
  }

  private static String digits(BigDecimal value) {
    BigDecimal rounded = value.round(THREE_DIGITS);
    return (rounded.scale() < 0 ? rounded.setScale(0) : rounded).toPlainString();
  }
}
