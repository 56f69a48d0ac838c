package io.greenai.report.footprint;

import io.greenai.report.factor.ElectricityMix;
import io.greenai.report.factor.FactorChoice;
import io.greenai.report.factor.FactorsAt;
import io.greenai.report.factor.GenerationMix;
import io.greenai.report.factor.Place;
import io.greenai.report.org.Instrument;
import io.greenai.report.org.Site;
import io.greenai.report.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * A site and the factors that apply to it.
 *
 * @param grid those of its grid, for a year
 * @param signals its grid's intensities by time, absent where it names none
 * @param resources those of the LCA view's other categories
 * @param market what its electricity emits by contracts, in the period
 * @param mix how its electricity was generated, absent where no table tells
 */
public record SiteFactors(
    Site site,
    FactorChoice pue,
    GridFactors grid,
    Optional<SiteSignals> signals,
    ResourceFactors resources,
    MarketMix market,
    Optional<GenerationMix> mix) {

  static SiteFactors of(
      Site site,
      List<Instrument> instruments,
      Period period,
      DrawnDown before,
      FactorsAt factors,
      Optional<SiteSignals> signals) {
    Place place = place(site, factors);
    GridFactors grid = GridFactors.of(factors, place);
    return new SiteFactors(
        site,
        pue(site, factors),
        grid,
        signals,
        ResourceFactors.of(site, place, factors),
        MarketMix.of(site, instruments, period, before, residual(place, factors), grid.direct()),
        factors.generationMix(place));
  }

  private static Place place(Site site, FactorsAt factors) {
    return site.cloudRegion()
        .flatMap(cloud -> factors.cloudPlace(cloud.provider(), cloud.region()))
        .orElseGet(
            () -> new Place(Optional.empty(), Optional.empty(), site.subdivision(), site.country()))
        .atSite(site.name());
  }

  /**
   * No table that comes with this program has one: those who publish residual mixes reserve them.
   */
  private static Optional<FactorChoice> residual(Place place, FactorsAt factors) {
    return Optional.of(factors.contractual(place, ElectricityMix.RESIDUAL))
        .filter(choice -> choice.value().isPresent());
  }

  private static FactorChoice pue(Site site, FactorsAt factors) {
    return site.pue()
        .<FactorChoice>map(pue -> new FactorChoice.Stated(pue.value(), pue.source()))
        .or(
            () ->
                site.cloudRegion().map(cloud -> factors.cloudPue(cloud.provider(), cloud.region())))
        .orElseGet(() -> factors.defaultPue(site.hosting().id()));
  }

  /** The same with what its electricity emits by other contracts. */
  SiteFactors with(MarketMix other) {
    return new SiteFactors(site, pue, grid, signals, resources, other, mix);
  }

  /** Electricity that the organisation buys itself: Scope 2 rather than Scope 3. */
  public boolean isScope2() {
    return site.hosting().buysElectricity();
  }
}
