package io.greenai.report.footprint;

import static java.math.BigDecimal.ZERO;
import static java.util.Objects.requireNonNull;

import io.greenai.report.org.AiAllocation;
import io.greenai.report.org.Instrument;
import io.greenai.report.org.Site;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * An instrument at its site in a period. All amounts are microjoules.
 *
 * @param failures criteria that it fails; nothing is claimed by it then
 * @param usedBefore of its volume, by other periods that are closed
 * @param available of its volume in the period and not used up before
 * @param allocated of {@code available}, to AI load, on the days for which there are books
 * @param dedicated what AI load takes of {@code allocated}: no more than it used
 * @param share of the site's consumption, less what is dedicated, that it covers, 0 to 1
 * @param drawn of {@code available} for both
 */
public record Claim(
    Instrument instrument,
    List<String> failures,
    BigDecimal usedBefore,
    BigDecimal available,
    BigDecimal allocated,
    BigDecimal dedicated,
    BigDecimal share,
    BigDecimal drawn) {
  public Claim {
    requireNonNull(instrument, "instrument");
    failures = List.copyOf(failures);
  }

  static Claim of(Instrument instrument, Site site, BigDecimal usedBefore, BigDecimal available) {
    return new Claim(
        instrument, instrument.failures(site), usedBefore, available, ZERO, ZERO, ZERO, ZERO);
  }

  /** Whether it meets the quality criteria. */
  boolean holds() {
    return failures.isEmpty();
  }

  /** What of its volume is left for other periods; 0 where more was drawn than it has now. */
  public BigDecimal left() {
    return instrument.microjoules().subtract(usedBefore).subtract(drawn).max(ZERO);
  }

  /** What it conveys, gCO2e/kWh. */
  BigDecimal rate() {
    return instrument.gramsPerKilowattHour().orElse(ZERO);
  }

  /** What is allocated to AI load for the days from {@code first} to {@code last}. */
  BigDecimal allocated(LocalDate first, LocalDate last) {
    if (!holds()) {
      return ZERO;
    }
    BigDecimal sum = ZERO;
    for (AiAllocation one : instrument.allocations()) {
      sum = sum.add(Spread.inside(one.microjoules(), one.first(), one.last(), first, last));
    }
    return sum.min(available);
  }

  /** The same with {@code taken} of {@code granted} for AI load, and nothing for others yet. */
  Claim dedicating(BigDecimal granted, BigDecimal taken) {
    return new Claim(instrument, failures, usedBefore, available, granted, taken, ZERO, taken);
  }

  /** The same with {@code used} more, which covers {@code part} of what is not dedicated. */
  Claim covering(BigDecimal part, BigDecimal used) {
    return new Claim(
        instrument,
        failures,
        usedBefore,
        available,
        allocated,
        dedicated,
        part,
        dedicated.add(used));
  }
}
