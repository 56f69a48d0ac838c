package io.greenai.report.budget;

import static java.util.Objects.requireNonNull;

import io.greenai.report.yaml.YamlScalar;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much of what a closed period left unused is added to the limits of the next one. It is taken
 * of the limit as granted, so that nothing is carried twice.
 *
 * @param percent 0 to 100 of what was left
 */
public record CarryOver(BigDecimal percent) {
  /** Nothing is carried over. */
  public static final CarryOver NONE = new CarryOver(BigDecimal.ZERO);

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final Pattern UNUSED =
      Pattern.compile("unused-percent:(\\d{1,3}(?:\\.\\d{1,3})?)");

  public CarryOver {
    requireNonNull(percent, "percent");
  }

  static CarryOver read(YamlScalar value) {
    if (value.text().equals("none")) {
      return NONE;
    }
    Matcher unused = UNUSED.matcher(value.text());
    if (unused.matches() && new BigDecimal(unused.group(1)).compareTo(HUNDRED) <= 0) {
      return new CarryOver(new BigDecimal(unused.group(1)));
    }
    throw value.invalid(
        "carryOver", "write none, or a share of what is left, for example unused-percent:10");
  }

  /** Whether nothing is carried over. */
  public boolean isNone() {
    return percent.signum() == 0;
  }

  /** What of {@code granted} goes on when {@code actual} was used; never below 0. */
  BigDecimal of(BigDecimal granted, BigDecimal actual) {
    return granted.subtract(actual).max(BigDecimal.ZERO).multiply(percent).movePointLeft(2);
  }

  /** As in a file. */
  String text() {
    return isNone() ? "none" : "unused-percent:" + percent.toPlainString();
  }
}
