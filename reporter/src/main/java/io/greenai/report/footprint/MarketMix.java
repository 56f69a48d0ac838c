package io.greenai.report.footprint;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;
import static java.util.Objects.requireNonNull;

import io.greenai.report.factor.FactorChoice;
import io.greenai.report.org.Instrument;
import io.greenai.report.org.Site;
import io.greenai.report.org.SiteConsumption;
import io.greenai.report.time.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a kilowatt-hour of a site emits by its contracts: at the rate of its instruments as far as
 * they cover the site's consumption, and at that of the rest of the market beyond.
 *
 * <p>Every consumer at a site is covered at the same rate: eligible megawatt-hours over those that
 * the whole site used. What somebody signed off to be for AI load alone is taken out of both first;
 * what is left of both covers all the rest, AI load that is still uncovered as well. The volume of
 * an instrument is spread evenly over the days that it is about, so that no megawatt-hour serves
 * two periods.
 *
 * @param claims every instrument of the site, in the order of the file
 * @param consumed by the whole site in the period, microjoules; absent where the site does not
 *     state its consumption of all days of it
 * @param aiLoad electricity of models at the site, microjoules, where anything is allocated to it;
 *     else 0
 * @param rest the rate of what is not covered: the residual mix, or the grid average where nobody
 *     publishes one
 * @param isResidual whether {@code rest} is a residual mix
 */
public record MarketMix(
    List<Claim> claims,
    Optional<BigDecimal> consumed,
    BigDecimal aiLoad,
    FactorChoice rest,
    boolean isResidual) {

  public MarketMix {
    claims = List.copyOf(claims);
    requireNonNull(consumed, "consumed");
    requireNonNull(aiLoad, "aiLoad");
  }

  static MarketMix of(
      Site site,
      List<Instrument> instruments,
      Period period,
      DrawnDown before,
      Optional<FactorChoice> residual,
      FactorChoice gridAverage) {
    List<Claim> claims = new ArrayList<>();
    for (Instrument instrument : instruments) {
      BigDecimal used = before.of(instrument.id());
      BigDecimal available =
          Spread.inside(instrument.microjoules(), instrument.first(), instrument.last(), period)
              .min(instrument.microjoules().subtract(used))
              .max(ZERO);
      claims.add(Claim.of(instrument, site, used, available));
    }
    Optional<BigDecimal> consumed = consumption(site, period);
    return new MarketMix(
        covering(claims, consumed),
        consumed,
        ZERO,
        residual.orElse(gridAverage),
        residual.isPresent());
  }

  /**
   * The same once AI load took what is allocated to it.
   *
   * @param load electricity of models at the site in the period, microjoules
   * @param first day of the period
   * @param last day of it for which there are books: more is not used yet
   */
  MarketMix allocating(BigDecimal load, LocalDate first, LocalDate last) {
    BigDecimal open = load.min(consumed.orElse(ZERO));
    List<Claim> dedicated = new ArrayList<>();
    for (Claim claim : claims) {
      BigDecimal granted = claim.allocated(first, last);
      BigDecimal taken = granted.min(open);
      open = open.subtract(taken);
      dedicated.add(claim.dedicating(granted, taken));
    }
    return new MarketMix(covering(dedicated, consumed), consumed, load, rest, isResidual);
  }

  /** The same without instruments: all of its electricity at the rate of the rest. */
  MarketMix withoutInstruments() {
    return new MarketMix(List.of(), consumed, ZERO, rest, isResidual);
  }

  /** Spreads what is not dedicated over the consumption that nothing is dedicated to. */
  private static List<Claim> covering(List<Claim> claims, Optional<BigDecimal> consumed) {
    BigDecimal others = consumed.orElse(ZERO).subtract(sum(claims, Claim::dedicated));
    if (others.signum() <= 0) {
      return claims;
    }
    BigDecimal left = ONE;
    List<Claim> covering = new ArrayList<>();
    for (Claim claim : claims) {
      BigDecimal used = ZERO;
      BigDecimal share = ZERO;
      if (claim.holds()) {
        used = claim.available().subtract(claim.dedicated()).min(left.multiply(others));
        share = used.divide(others, Band.PRECISION).min(left);
        left = left.subtract(share);
      }
      covering.add(claim.covering(share, used));
    }
    return covering;
  }

  /** Electricity of the site in the period; absent where a day of it is not stated. */
  public static Optional<BigDecimal> consumption(Site site, Period period) {
    BigDecimal sum = ZERO;
    long days = 0;
    for (SiteConsumption stated : site.consumption()) {
      sum = sum.add(Spread.inside(stated.microjoules(), stated.first(), stated.last(), period));
      days += Spread.days(stated.first(), stated.last(), period.firstDay(), period.lastDay());
    }
    return days == period.days() && sum.signum() > 0 ? Optional.of(sum) : Optional.empty();
  }

  /** What this period takes of each instrument of the site, in microjoules, by its id. */
  public SortedMap<String, BigDecimal> drawn() {
    SortedMap<String, BigDecimal> drawn = new TreeMap<>();
    claims.forEach(claim -> drawn.put(claim.instrument().id(), claim.drawn()));
    return drawn;
  }

  /**
   * Share of what is not dedicated to AI load that instruments cover, 0 to 1: the rate of the site.
   * Absent where the site does not state its consumption.
   */
  public Optional<BigDecimal> coverage() {
    return consumed.map(known -> sum(claims, Claim::share));
  }

  /** Share of the AI load that instruments cover, dedicated or not, 0 to 1; absent likewise. */
  public Optional<BigDecimal> aiCoverage() {
    return coverage().map(rate -> dedicatedShare().add(undedicatedShare().multiply(rate)));
  }

  /** Share of the AI load that one instrument covers, dedicated or not, 0 to 1. */
  public BigDecimal aiShare(Claim claim) {
    BigDecimal dedicated =
        aiLoad.signum() == 0 ? ZERO : claim.dedicated().divide(aiLoad, Band.PRECISION);
    return dedicated.add(undedicatedShare().multiply(claim.share()));
  }

  /** Whether anything of an instrument is allocated to AI load, in this period or another. */
  public boolean hasAllocations() {
    return claims.stream().anyMatch(claim -> !claim.instrument().allocations().isEmpty());
  }

  /** Whether instruments are there that cannot be applied because their rate is not known. */
  public boolean isUndetermined() {
    return consumed.isEmpty() && claims.stream().anyMatch(claim -> claim.holds());
  }

  /**
   * Of everything at the site but AI load; without grams where the rest has no direct factor.
   *
   * @param gridAverage stands in for a residual mix that nobody publishes
   */
  GridRate rate(FactorErrors errors, GridRate gridAverage) {
    BigDecimal claimed = sum(claims, claim -> claim.share().multiply(claim.rate()));
    GridRate ofRest = isResidual ? GridRate.of("residual mix", rest, errors) : gridAverage;
    return beside(claimed, ONE.subtract(coverage().orElse(ZERO)), ofRest);
  }

  /** Of AI load; as {@link #rate}. */
  GridRate aiRate(FactorErrors errors, GridRate gridAverage) {
    if (aiLoad.signum() == 0) {
      return rate(errors, gridAverage);
    }
    BigDecimal dedicated =
        sum(claims, claim -> claim.dedicated().multiply(claim.rate()))
            .divide(aiLoad, Band.PRECISION);
    return beside(dedicated, undedicatedShare(), rate(errors, gridAverage));
  }

  /** Known grams, and for a share of each kilowatt-hour those of another rate. */
  private static GridRate beside(BigDecimal grams, BigDecimal share, GridRate other) {
    GridRate known = GridRate.exactly(grams);
    if (share.signum() == 0) {
      return known;
    }
    return other.perKilowattHour().isEmpty()
        ? other
        : known.plus(other.times(GridRate.exactly(share)));
  }

  private BigDecimal dedicatedShare() {
    return aiLoad.signum() == 0
        ? ZERO
        : sum(claims, Claim::dedicated).divide(aiLoad, Band.PRECISION).min(ONE);
  }

  private BigDecimal undedicatedShare() {
    return ONE.subtract(dedicatedShare());
  }

  private static BigDecimal sum(List<Claim> claims, Function<Claim, BigDecimal> of) {
    return claims.stream().map(of).reduce(ZERO, BigDecimal::add);
  }
}
