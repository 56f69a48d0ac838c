package io.greenai.report.footprint;

import static java.util.Objects.requireNonNull;

import io.greenai.report.factor.FactorChoice;
import io.greenai.report.factor.FactorsAt;
import io.greenai.report.factor.Place;
import io.greenai.report.org.Site;

/**
 * What a kilowatt-hour takes from the environment at a site. All but {@code wue} are per
 * kilowatt-hour of the grid; each factor's table says whether before or after losses.
 *
 * @param wue litres for cooling per kilowatt-hour of IT energy
 * @param waterOffSite litres per kilowatt-hour
 * @param adpElements kgSbeq per kilowatt-hour
 * @param primaryEnergy MJ per kilowatt-hour
 */
public record ResourceFactors(
    FactorChoice wue,
    FactorChoice waterOffSite,
    FactorChoice adpElements,
    FactorChoice primaryEnergy) {
  public ResourceFactors {
    requireNonNull(wue, "wue");
    requireNonNull(waterOffSite, "waterOffSite");
    requireNonNull(adpElements, "adpElements");
    requireNonNull(primaryEnergy, "primaryEnergy");
  }

  static ResourceFactors of(Site site, Place place, FactorsAt factors) {
    return new ResourceFactors(
        wue(site, factors),
        factors.waterOffSite(place),
        factors.adpElements(place),
        factors.primaryEnergy(place));
  }

  private static FactorChoice wue(Site site, FactorsAt factors) {
    return site.wue()
        .<FactorChoice>map(wue -> new FactorChoice.Stated(wue.value(), wue.source()))
        .or(
            () ->
                site.cloudRegion().map(cloud -> factors.cloudWue(cloud.provider(), cloud.region())))
        .orElseGet(
            () -> new FactorChoice.Missing("site '" + site.name() + "' states no WUE (cooling)"));
  }
}
