package io.greenai.report.budget;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Room above an absolute limit that someone granted for a time.
 *
 * @param extraGrams gCO2e on top of the limit
 * @param expires the last day on which it counts, in the budget's zone
 */
public record Waiver(
    String id, String reason, BigDecimal extraGrams, String approver, LocalDate expires) {

  public boolean holdsOn(LocalDate day) {
    return !day.isAfter(expires);
  }
}
