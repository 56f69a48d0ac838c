package io.greenai.report.org;

import io.greenai.report.time.Period;
import java.util.List;

/** All hardware that the organisation bought; a period without a purchase has none, not unknown. */
public record Inventory(List<Purchase> purchases) {
  public Inventory {
    purchases = List.copyOf(purchases);
  }

  /** What was bought in a period. */
  public List<Purchase> in(Period period) {
    return purchases.stream()
        .filter(
            purchase ->
                !purchase.bought().isBefore(period.firstDay())
                    && !purchase.bought().isAfter(period.lastDay()))
        .toList();
  }
}
