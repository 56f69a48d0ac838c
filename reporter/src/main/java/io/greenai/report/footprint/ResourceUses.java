package io.greenai.report.footprint;

import static java.util.Objects.requireNonNull;

/** The resources that electricity takes: categories of the LCA view beside global warming. */
public record ResourceUses(
    ResourceUse adpElements,
    ResourceUse primaryEnergy,
    ResourceUse waterOnSite,
    ResourceUse waterOffSite) {

  public static final ResourceUses NONE =
      new ResourceUses(
          ResourceUse.none(Resource.ADP_ELEMENTS),
          ResourceUse.none(Resource.PRIMARY_ENERGY),
          ResourceUse.none(Resource.WATER_ON_SITE),
          ResourceUse.none(Resource.WATER_OFF_SITE));

  public ResourceUses {
    requireNonNull(adpElements, "adpElements");
    requireNonNull(primaryEnergy, "primaryEnergy");
    requireNonNull(waterOnSite, "waterOnSite");
    requireNonNull(waterOffSite, "waterOffSite");
  }

  static ResourceUses unknown(String why) {
    return new ResourceUses(
        ResourceUse.unknown(Resource.ADP_ELEMENTS, why),
        ResourceUse.unknown(Resource.PRIMARY_ENERGY, why),
        ResourceUse.unknown(Resource.WATER_ON_SITE, why),
        ResourceUse.unknown(Resource.WATER_OFF_SITE, why));
  }

  static ResourceUses of(
      ItEnergy it, FacilityEnergy facility, SiteFactors at, FactorErrors errors) {
    ResourceFactors factors = at.resources();
    GridFactors grid = at.grid();
    return new ResourceUses(
        ResourceUse.generation(
            Resource.ADP_ELEMENTS,
            facility,
            grid.delivered("ADPe factor", factors.adpElements(), errors)),
        ResourceUse.generation(
            Resource.PRIMARY_ENERGY,
            facility,
            grid.delivered("primary energy factor", factors.primaryEnergy(), errors)),
        ResourceUse.cooling(it, factors.wue(), errors, "WUE of " + at.site().name()),
        ResourceUse.generation(
            Resource.WATER_OFF_SITE,
            facility,
            grid.delivered("off-site water factor", factors.waterOffSite(), errors)));
  }

  /**
   * Cooling and generation: {@code E_IT x (WUE + PUE x off-site factor / (1 - grid loss))}, the
   * loss where the off-site factor is counted at generation.
   */
  public ResourceUse water() {
    return waterOnSite.plus(waterOffSite.as(Resource.WATER_ON_SITE));
  }

  public ResourceUses plus(ResourceUses other) {
    return new ResourceUses(
        adpElements.plus(other.adpElements),
        primaryEnergy.plus(other.primaryEnergy),
        waterOnSite.plus(other.waterOnSite),
        waterOffSite.plus(other.waterOffSite));
  }
}
