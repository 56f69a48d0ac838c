package io.greenai.report.footprint;

import io.greenai.report.factor.FactorChoice;
import io.greenai.report.org.Site;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;

/**
 * The rates of a grid for one load: energy of a quarter-hour at the intensity of that quarter-hour,
 * as far as the site's series have it, and at the yearly factor beyond. Less than a microjoule
 * beyond is rounding of shares.
 */
final class TimedGrid {
  private final Site site;
  private final GridFactors yearly;
  private final Optional<SiteSignals> signals;
  private final MeteredEnergy energy;

  TimedGrid(SiteFactors at, MeteredEnergy energy) {
    this.site = at.site();
    this.yearly = at.grid();
    this.signals = at.signals();
    this.energy = energy;
  }

  /** As {@link GridFactors#scope2}. */
  GridRate scope2(FactorErrors errors) {
    return rate(direct(), yearly::withDirect, grid -> grid.scope2(errors));
  }

  /**
   * As {@link GridFactors#scope33}: supply by time where a publisher has both boundaries of a
   * quarter-hour, and what is lost by time where it has the direct one.
   */
  GridRate scope33(FactorErrors errors) {
    GridRate supply =
        rate(
            signals.flatMap(of -> of.upstream(energy.matched())),
            yearly::withUpstream,
            grid -> grid.supply(errors));
    return supply.plus(rate(direct(), yearly::withDirect, grid -> grid.losses(errors)));
  }

  /** As {@link GridFactors#wholeLife}. */
  GridRate wholeLife(FactorErrors errors) {
    return rate(
        signals.flatMap(of -> of.lifecycle(energy.matched())),
        yearly::withLifecycle,
        grid -> grid.wholeLife(errors));
  }

  private Optional<SiteSignals.Mean> direct() {
    return signals.flatMap(of -> of.direct(energy.matched()));
  }

  private GridRate rate(
      Optional<SiteSignals.Mean> mean,
      Function<FactorChoice, GridFactors> byTime,
      Function<GridFactors, GridRate> rate) {
    if (site.intensities().isPresent() && signals.isEmpty()) {
      return rate.apply(yearly)
          .noting("the intensities by time that " + site.name() + " names are not applied");
    }
    if (mean.isEmpty() || energy.microjoules().signum() == 0) {
      return rate.apply(yearly);
    }
    GridRate timed = rate.apply(byTime.apply(mean.get().factor()));
    BigDecimal whole = new BigDecimal(energy.microjoules());
    BigDecimal part = mean.get().energy().microjoules();
    if (whole.subtract(part).compareTo(BigDecimal.ONE) < 0) {
      return timed;
    }
    BigDecimal share = part.divide(whole, Band.PRECISION);
    return timed
        .times(GridRate.exactly(share))
        .plus(rate.apply(yearly).times(GridRate.exactly(BigDecimal.ONE.subtract(share))))
        .noting(
            "energy of "
                + site.name()
                + " whose quarter-hour has no intensity is counted at the yearly factor");
  }
}
