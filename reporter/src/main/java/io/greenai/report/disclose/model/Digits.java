package io.greenai.report.disclose.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Rounds to significant digits and writes numbers with thousands separators. */
public record Digits(int significant) {
  /** What reports print. */
  public static final Digits PRINTED = new Digits(3);

  private static final int GROUP = 3;

  /** {@code number / size}, rounded once, half to even. */
  public BigDecimal round(BigDecimal number, BigDecimal size) {
    return number.divide(size, new MathContext(significant, RoundingMode.HALF_EVEN));
  }

  /** As {@link #round}, with its significant digits written out: 1.50, 12.3, 1,230. */
  public String write(BigDecimal number, BigDecimal size) {
    BigDecimal rounded = round(number, size);
    int scale = significant - (rounded.precision() - rounded.scale());
    return group(rounded.setScale(Math.max(0, scale), RoundingMode.UNNECESSARY));
  }

  /**
   * {@code number} in full, with thousands separators. Its minus is the hyphen-minus, which the
   * fonts of the PDF have and a spreadsheet reads.
   */
  public static String group(BigDecimal number) {
    String plain = number.toPlainString();
    int start = plain.startsWith("-") ? 1 : 0;
    int point = plain.indexOf('.');
    int end = point < 0 ? plain.length() : point;
    StringBuilder grouped = new StringBuilder(plain);
    for (int i = end - GROUP; i > start; i -= GROUP) {
      grouped.insert(i, ',');
    }
    return grouped.toString();
  }
}
