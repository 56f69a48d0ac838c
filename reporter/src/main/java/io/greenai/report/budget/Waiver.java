package io.greenai.report.budget;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Room above an absolute limit that someone granted for a time.
 *
 * @param extraGrams gCO2e on top of the limit
 * @param approved the first day on which it counts, in the budget's zone
 * @param expires the last day on which it counts, not before {@code approved}
 */
public record Waiver(
    String id,
    String reason,
    BigDecimal extraGrams,
    String approver,
    LocalDate approved,
    LocalDate expires) {

  public boolean holdsOn(LocalDate day) {
    return !day.isBefore(approved) && !day.isAfter(expires);
  }

  /** What it does on {@code day}, in words. */
  String text(LocalDate day) {
    String effect;
    if (holdsOn(day)) {
      effect = " adds " + Limit.Measure.CARBON.text(extraGrams) + " until " + expires;
    } else if (day.isAfter(expires)) {
      effect = " is ignored: it expired on " + expires;
    } else {
      effect = " is ignored: it was approved on " + approved;
    }
    return "waiver " + id + " by " + approver + ", named, not verified," + effect;
  }
}
