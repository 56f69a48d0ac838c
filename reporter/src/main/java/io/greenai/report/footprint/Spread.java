package io.greenai.report.footprint;

import io.greenai.report.time.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Amounts that are stated for some days, spread evenly over them. */
public final class Spread {
  private Spread() {}

  /**
   * The part of {@code amount}, stated for {@code first} to {@code last}, that is in the period.
   */
  static BigDecimal inside(BigDecimal amount, LocalDate first, LocalDate last, Period period) {
    return inside(amount, first, last, period.firstDay(), period.lastDay());
  }

  /** The part of {@code amount} that is for {@code from} to {@code to}. */
  static BigDecimal inside(
      BigDecimal amount, LocalDate first, LocalDate last, LocalDate from, LocalDate to) {
    return amount
        .multiply(BigDecimal.valueOf(days(first, last, from, to)))
        .divide(BigDecimal.valueOf(ChronoUnit.DAYS.between(first, last) + 1), Band.PRECISION);
  }

  /** Days from {@code first} to {@code last} that are in {@code from} to {@code to} as well. */
  public static long days(LocalDate first, LocalDate last, LocalDate from, LocalDate to) {
    LocalDate later = first.isBefore(from) ? from : first;
    LocalDate earlier = last.isAfter(to) ? to : last;
    return Math.max(0, ChronoUnit.DAYS.between(later, earlier) + 1);
  }
}
