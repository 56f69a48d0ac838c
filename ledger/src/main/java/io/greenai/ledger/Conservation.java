package io.greenai.ledger;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The conservation law: in each window and domain the postings sum to the meters of role {@code
 * part}, exactly.
 */
public final class Conservation {
  private Conservation() {}

  /**
   * Postings minus {@code part} meters in microjoules, for each domain in which they differ; empty
   * where the law holds.
   */
  public static Map<Domain, BigInteger> difference(Window window) {
    Map<Domain, BigInteger> difference = new EnumMap<>(Domain.class);
    postings(window).asMap().forEach((d, e) -> difference.merge(d, e, BigInteger::add));
    meters(window).asMap().forEach((d, e) -> difference.merge(d, e.negate(), BigInteger::add));
    difference.values().removeIf(sum -> sum.signum() == 0);
    return difference;
  }

  /**
   * Checks the law.
   *
   * @throws IllegalArgumentException naming each domain that differs, both sums and the difference
   */
  public static void require(Window window) {
    Map<Domain, BigInteger> difference = difference(window);
    if (!difference.isEmpty()) {
      throw new IllegalArgumentException(describe(window, difference));
    }
  }

  static String describe(Window window, Map<Domain, BigInteger> difference) {
    EnergyTotals postings = postings(window);
    EnergyTotals meters = meters(window);
    List<String> domains = new ArrayList<>();
    difference.forEach(
        (domain, by) ->
            domains.add(
                domain.id()
                    + ": postings "
                    + postings.microjoules(domain)
                    + " uJ, meters "
                    + meters.microjoules(domain)
                    + " uJ, difference "
                    + by
                    + " uJ"));
    return "the postings of window "
        + window.seq()
        + " do not sum to its meters ("
        + String.join("; ", domains)
        + ")";
  }

  /** The {@code part} meters of a window. */
  static EnergyTotals meters(Window window) {
    EnergyTotals totals = new EnergyTotals();
    for (MeterReading meter : window.meters()) {
      if (meter.role() == MeterRole.PART) {
        totals.add(meter.domain(), meter.energyMicrojoules());
      }
    }
    return totals;
  }

  private static EnergyTotals postings(Window window) {
    EnergyTotals totals = new EnergyTotals();
    for (Posting posting : window.postings()) {
      posting.energyMicrojoules().forEach(totals::add);
    }
    return totals;
  }
}
