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
import java.math.MathContext;
import java.util.Optional;

/**
 * What loads delivered, which figures of these loads are divided by: items, or tokens as the
 * application states them.
 *
 * @param of the loads
 * @param unit what is counted, in the plural
 * @param term how a formula calls the count
 * @param covered the share of the loads' booked energy in windows that tell of it; absent where all
 *     windows do
 */
record Delivered(
    Selection of, BigInteger count, String unit, String term, Optional<Figure> covered) {
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  /** Items that calls answered or were trained on. */
  static Delivered of(Footprint footprint, Selection of) {
    ActivitySums activity = footprint.totals().sum(of).activity();
    String unit =
        activity.items().size() == 1
            ? Plural.of(activity.items().keySet().iterator().next())
            : "items";
    return new Delivered(of, activity.totalItems(), unit, "items", Optional.empty());
  }

  /**
   * Tokens.
   *
   * @param covered as in the record
   */
  static Delivered tokens(Selection of, BigInteger count, String unit, Figure covered) {
    return new Delivered(of, count, unit, unit, Optional.of(covered));
  }

  boolean isNone() {
    return count.signum() == 0;
  }

  /** Of which figures are told: 1,000 items. */
  String reference() {
    return "1,000 " + unit;
  }

  /** A figure of these loads for 1,000 items; not applicable where there are none. */
  Figure perThousand(Figure whole) {
    if (isNone()) {
      return Figure.absent(
              whole.id(), whole.label(), whole.unit(), Reason.NOT_APPLICABLE, "no items")
          .by(whole.derivation());
    }
    BigDecimal thousands = new BigDecimal(count).divide(THOUSAND);
    BigDecimal share = covered.flatMap(Figure::number).orElse(BigDecimal.ONE);
    return whole
        .dividedBy(thousands.divide(share, MathContext.DECIMAL128))
        .per(reference())
        .by(whole.derivation().then(this::perThousand));
  }

  private Formula perThousand(Formula whole) {
    Formula counted =
        Formula.of(new OfLedgers(term, new BigDecimal(count), Unit.COUNT, of.terms()));
    Formula told =
        covered
            .map(share -> whole.times(share.as("share in windows that state them")))
            .orElse(whole);
    return told.over(counted).times(Formula.constant(1000));
  }
}
