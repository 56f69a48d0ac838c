package io.greenai.report.footprint;

import io.greenai.report.factor.ElectricityMix;
import io.greenai.report.factor.FactorBoundary;
import io.greenai.report.factor.FactorChoice;
import io.greenai.report.factor.FactorChoice.Published;
import io.greenai.report.factor.FactorSet;
import io.greenai.report.factor.GenerationMix;
import io.greenai.report.factor.Place;
import io.greenai.report.org.Instrument;
import io.greenai.report.org.Site;
import io.greenai.report.time.Period;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A site and the factors that apply to it.
 *
 * @param market what its electricity emits by contracts, in the period
 * @param mix how the electricity of its country was generated, absent where no table tells
 */
public record SiteFactors(
    Site site,
    FactorChoice pue,
    FactorChoice direct,
    FactorChoice lifecycle,
    MarketMix market,
    Optional<GenerationMix> mix) {

  static SiteFactors of(Site site, List<Instrument> instruments, Period period, FactorSet factors) {
    FactorChoice direct = factors.gridIntensity(site.country(), FactorBoundary.DIRECT);
    return new SiteFactors(
        site,
        pue(site, factors),
        direct,
        factors.gridIntensity(site.country(), FactorBoundary.LIFECYCLE),
        MarketMix.of(site, instruments, period, residual(site, factors), direct),
        factors.generationMix(site.country()));
  }

  /**
   * No table that comes with this program has one: those who publish residual mixes reserve them.
   */
  private static Optional<FactorChoice> residual(Site site, FactorSet factors) {
    Place place = Place.country(site.country()).atSite(site.name());
    return Optional.of(factors.latest().contractual(place, ElectricityMix.RESIDUAL))
        .filter(choice -> choice.value().isPresent());
  }

  private static FactorChoice pue(Site site, FactorSet factors) {
    return site.pue()
        .<FactorChoice>map(pue -> new FactorChoice.Stated(pue.value(), pue.source()))
        .or(
            () ->
                site.cloudRegion().map(cloud -> factors.cloudPue(cloud.provider(), cloud.region())))
        .orElseGet(() -> factors.defaultPue(site.hosting().id()));
  }

  /** Electricity that the organisation buys itself: Scope 2 rather than Scope 3. */
  public boolean isScope2() {
    return site.hosting().buysElectricity();
  }

  /**
   * What supplying a kilowatt-hour emits: lifecycle less direct, only where one publisher states
   * both, because figures of different publishers differ for other reasons too.
   */
  Optional<BigDecimal> upstream() {
    if (direct instanceof Published a
        && lifecycle instanceof Published b
        && a.row().table().publisher().equals(b.row().table().publisher())) {
      BigDecimal difference = b.row().value().subtract(a.row().value());
      return Optional.of(difference).filter(value -> value.signum() >= 0);
    }
    return Optional.empty();
  }
}
