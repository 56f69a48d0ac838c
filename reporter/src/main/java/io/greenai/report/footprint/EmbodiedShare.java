package io.greenai.report.footprint;

import io.greenai.ledger.Quality;
import io.greenai.report.org.SiteHardware;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The share of making a machine that falls on one user of it: {@code M = TE x TiR/EL x RR/ToR}
 * (ISO/IEC 21031, Software Carbon Intensity).
 */
public final class EmbodiedShare {
  private static final BigDecimal HOURS_PER_YEAR = BigDecimal.valueOf(8760);
  private static final BigDecimal NANOS_PER_HOUR = new BigDecimal("3600000000000");

  private EmbodiedShare() {}

  /** What falls on nobody: time of a whole machine that nobody booked. */
  public static CarbonMass unallocated(String site, SiteHardware hardware, BigInteger nanos) {
    return of(
        FactorErrors.hardware(hardware, site),
        hardware.lifetimeYears(),
        nanos,
        Estimate.exactly(BigDecimal.ONE));
  }

  /**
   * The user's share.
   *
   * @param hardware making the machine, in grams, with its error
   * @param reservedNanos time that the machine was booked
   * @param share of the machine that was reserved for the user, 0 to 1
   */
  public static CarbonMass of(
      Estimate hardware, BigDecimal lifetimeYears, BigInteger reservedNanos, Estimate share) {
    BigDecimal lifetimeNanos = lifetimeYears.multiply(HOURS_PER_YEAR).multiply(NANOS_PER_HOUR);
    Estimate ofTime =
        hardware.times(new BigDecimal(reservedNanos), Quality.ASSUMED).dividedBy(lifetimeNanos);
    return new CarbonMass(ofTime.times(share));
  }
}
