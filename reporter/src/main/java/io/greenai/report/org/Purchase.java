package io.greenai.report.org;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Hardware that the organisation bought for its sites.
 *
 * @param id unique over the inventory
 * @param item what it is, in words
 * @param count how many, 1 or more
 * @param device row of a factor table that tells of making one, where none is stated
 * @param embodiedGrams of making one, cradle to gate, gCO2e, where the organisation states it
 * @param bought the day that ownership passed on
 * @param lifetimeYears over which the life-cycle view writes it off
 */
public record Purchase(
    String id,
    String item,
    int count,
    Optional<String> device,
    Optional<BigDecimal> embodiedGrams,
    LocalDate bought,
    BigDecimal lifetimeYears,
    String source) {
  public Purchase {
    requireNonNull(id, "id");
    requireNonNull(item, "item");
    requireNonNull(bought, "bought");
    requireNonNull(lifetimeYears, "lifetimeYears");
    if (device.isPresent() == embodiedGrams.isPresent()) {
      throw new IllegalArgumentException(
          "purchase '" + id + "' must have either a device or its emissions");
    }
  }
}
