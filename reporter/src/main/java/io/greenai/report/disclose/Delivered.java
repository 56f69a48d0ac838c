package io.greenai.report.disclose;

import io.greenai.report.disclose.model.Figure;
import io.greenai.report.disclose.model.Formula;
import io.greenai.report.disclose.model.Input.OfLedgers;
import io.greenai.report.disclose.model.Unit;
import io.greenai.report.disclose.model.Value.Reason;
import io.greenai.report.footprint.Footprint;
import io.greenai.report.ingest.ActivitySums;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The items that loads answered or were trained on, which figures of these loads are divided by.
 *
 * @param of the loads
 */
record Delivered(Selection of, ActivitySums activity) {
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  static Delivered of(Footprint footprint, Selection of) {
    return new Delivered(of, footprint.totals().sum(of).activity());
  }

  BigInteger items() {
    return activity.totalItems();
  }

  boolean isNone() {
    return items().signum() == 0;
  }

  /** What items are called: their unit in the plural, or items where units differ. */
  String unit() {
    return activity.items().size() == 1
        ? Plural.of(activity.items().keySet().iterator().next())
        : "items";
  }

  /** Of which figures are told: 1,000 items. */
  String reference() {
    return "1,000 " + unit();
  }

  /** A figure of these loads for 1,000 items; not applicable where there are none. */
  Figure perThousand(Figure whole) {
    Figure figure =
        isNone()
            ? Figure.absent(
                whole.id(), whole.label(), whole.unit(), Reason.NOT_APPLICABLE, "no items")
            : whole.dividedBy(new BigDecimal(items()).divide(THOUSAND)).per(reference());
    Formula count =
        Formula.of(new OfLedgers("items", new BigDecimal(items()), Unit.COUNT, of.terms()));
    return figure.by(
        isNone()
            ? whole.derivation()
            : whole.derivation().then(sum -> sum.over(count).times(Formula.constant(1000))));
  }
}
