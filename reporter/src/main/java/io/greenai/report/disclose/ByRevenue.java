package io.greenai.report.disclose;

import io.greenai.report.disclose.model.Digits;
import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Formula;
import io.greenai.report.disclose.model.Input.OfNumber;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.org.Revenue;
import io.greenai.report.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * Figures per million of what the organisation earned in a period; not determined where it does not
 * state that for just these days.
 */
record ByRevenue(Period period, Optional<Revenue> revenue) {

  static ByRevenue of(Period period, List<Revenue> stated) {
    return new ByRevenue(period, stated.stream().filter(one -> one.isOf(period)).findFirst());
  }

  Figure of(Figure whole) {
    return revenue.map(earned -> perMillion(whole, earned)).orElseGet(() -> unknown(whole));
  }

  /** What was earned when, and where that is stated; empty where it is not. */
  String denominator() {
    return revenue.map(earned -> "; net revenue " + text(earned)).orElse("");
  }

  private static Figure perMillion(Figure whole, Revenue earned) {
    Formula revenue =
        Formula.of(new OfNumber("net revenue", earned.amount(), Unit.MONEY, text(earned)));
    return whole
        .dividedBy(earned.amount().movePointLeft(6))
        .per("million " + earned.currency() + " of net revenue")
        .by(
            whole
                .derivation()
                .then(formula -> formula.over(revenue.over(Formula.constant("1E6", "")))));
  }

  private Figure unknown(Figure whole) {
    String why = "no 'revenue' is stated from " + period.firstDay() + " to " + period.lastDay();
    return Figure.absent(whole.id(), whole.label(), whole.unit(), Reason.NOT_DETERMINED, why)
        .by(why);
  }

  private static String text(Revenue earned) {
    return Digits.group(earned.amount())
        + " "
        + earned.currency()
        + " from "
        + earned.first()
        + " to "
        + earned.last()
        + " ("
        + earned.source()
        + ")";
  }
}
