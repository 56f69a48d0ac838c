package io.greenai.report.footprint;

import static java.util.Objects.requireNonNull;

import io.greenai.report.factor.FactorChoice;
import io.greenai.report.org.Instrument;
import io.greenai.report.org.Site;
import io.greenai.report.org.SiteConsumption;
import io.greenai.report.time.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a kilowatt-hour of a site emits by its contracts: at the rate of its instruments as far as
 * they cover the site's consumption, and at that of the rest of the market beyond.
 *
 * <p>Every consumer at a site is covered at the same rate: eligible megawatt-hours over those that
 * the whole site used. The volume of an instrument is spread evenly over the days that it is about,
 * so that no megawatt-hour serves two periods.
 *
 * @param claims every instrument of the site, in the order of the file
 * @param coverage share of the site's consumption that instruments cover, 0 to 1; absent where the
 *     site does not state its consumption of all days of the period
 * @param rest the rate of what is not covered: the residual mix, or the grid average where nobody
 *     publishes one
 * @param isResidual whether {@code rest} is a residual mix
 */
public record MarketMix(
    List<Claim> claims, Optional<BigDecimal> coverage, FactorChoice rest, boolean isResidual) {

  /**
   * An instrument at this site in this period.
   *
   * @param failures criteria that it fails; its share is 0 then
   * @param available of its volume in this period and not used up before, microjoules
   * @param share of the site's consumption that it covers, 0 to 1
   * @param drawn of {@code available} for that, microjoules
   */
  public record Claim(
      Instrument instrument,
      List<String> failures,
      BigDecimal available,
      BigDecimal share,
      BigDecimal drawn) {
    public Claim {
      requireNonNull(instrument, "instrument");
      failures = List.copyOf(failures);
    }
  }

  public MarketMix {
    claims = List.copyOf(claims);
  }

  static MarketMix of(
      Site site,
      List<Instrument> instruments,
      Period period,
      DrawnDown before,
      Optional<FactorChoice> residual,
      FactorChoice gridAverage) {
    Optional<BigDecimal> consumed = consumption(site, period);
    BigDecimal left = BigDecimal.ONE;
    List<Claim> claims = new ArrayList<>();
    for (Instrument instrument : instruments) {
      List<String> failures = instrument.failures(site);
      BigDecimal available =
          inside(instrument.microjoules(), instrument.first(), instrument.last(), period)
              .min(instrument.microjoules().subtract(before.of(instrument.id())))
              .max(BigDecimal.ZERO);
      BigDecimal share = BigDecimal.ZERO;
      BigDecimal drawn = BigDecimal.ZERO;
      if (failures.isEmpty() && consumed.isPresent()) {
        drawn = available.min(left.multiply(consumed.get()));
        share = drawn.divide(consumed.get(), Band.PRECISION).min(left);
        left = left.subtract(share);
      }
      claims.add(new Claim(instrument, failures, available, share, drawn));
    }
    Optional<BigDecimal> coverage = consumed.map(known -> coverage(claims));
    return new MarketMix(claims, coverage, residual.orElse(gridAverage), residual.isPresent());
  }

  private static BigDecimal coverage(List<Claim> claims) {
    return claims.stream().map(Claim::share).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Electricity of the site in the period; absent where a day of it is not stated. */
  public static Optional<BigDecimal> consumption(Site site, Period period) {
    BigDecimal sum = BigDecimal.ZERO;
    long days = 0;
    for (SiteConsumption stated : site.consumption()) {
      sum = sum.add(inside(stated.microjoules(), stated.first(), stated.last(), period));
      days += daysInside(stated.first(), stated.last(), period);
    }
    return days == period.days() && sum.signum() > 0 ? Optional.of(sum) : Optional.empty();
  }

  /** The part of an amount, spread evenly over days, that falls into the period. */
  private static BigDecimal inside(
      BigDecimal amount, LocalDate first, LocalDate last, Period period) {
    return amount
        .multiply(BigDecimal.valueOf(daysInside(first, last, period)))
        .divide(BigDecimal.valueOf(ChronoUnit.DAYS.between(first, last) + 1), Band.PRECISION);
  }

  private static long daysInside(LocalDate first, LocalDate last, Period period) {
    LocalDate from = first.isBefore(period.firstDay()) ? period.firstDay() : first;
    LocalDate to = last.isAfter(period.lastDay()) ? period.lastDay() : last;
    return Math.max(0, ChronoUnit.DAYS.between(from, to) + 1);
  }

  /** What this period takes of each instrument of the site, in microjoules, by its id. */
  public SortedMap<String, BigDecimal> drawn() {
    SortedMap<String, BigDecimal> drawn = new TreeMap<>();
    claims.forEach(claim -> drawn.put(claim.instrument().id(), claim.drawn()));
    return drawn;
  }

  /** Whether instruments are there that cannot be applied because their rate is not known. */
  boolean isUndetermined() {
    return coverage.isEmpty() && claims.stream().anyMatch(claim -> claim.failures().isEmpty());
  }

  /** Without grams where the rest of the market has no direct factor. */
  GridRate rate(FactorErrors errors) {
    BigDecimal claimed = BigDecimal.ZERO;
    for (Claim claim : claims) {
      BigDecimal rate = claim.instrument().gramsPerKilowattHour().orElse(BigDecimal.ZERO);
      claimed = claimed.add(claim.share().multiply(rate));
    }
    BigDecimal uncovered = BigDecimal.ONE.subtract(coverage.orElse(BigDecimal.ZERO));
    GridRate byClaims = GridRate.exactly(claimed);
    if (uncovered.signum() == 0) {
      return byClaims;
    }
    GridRate ofRest = GridRate.of(isResidual ? "residual mix" : "grid average", rest, errors);
    return ofRest.grams().isEmpty()
        ? ofRest
        : byClaims.plus(ofRest.times(GridRate.exactly(uncovered)));
  }
}
