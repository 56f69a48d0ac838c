package io.greenai.report.disclose;

import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Formula;
import io.greenai.report.disclose.model.Input.OfNumber;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.org.Revenue;

/** Figures per million of what the organisation earned in the period. */
record ByRevenue(Revenue revenue) {

  Figure of(Figure whole) {
    return whole
        .dividedBy(revenue.amount().movePointLeft(6))
        .per("million " + revenue.currency() + " of net revenue")
        .by(whole.derivation().then(this::perMillion));
  }

  private Formula perMillion(Formula whole) {
    return whole.over(
        Formula.of(
                new OfNumber(
                    "net revenue",
                    revenue.amount(),
                    Unit.MONEY,
                    revenue.amount().toPlainString() + " " + revenue.currency()))
            .over(Formula.constant("1E6", "")));
  }
}
