package io.greenai.report.footprint;

/**
 * Energy and emissions of one load or of several together.
 *
 * @param scope2Location Scope 2, location-based, of electricity that the organisation buys
 * @param scope2Market the same, market-based
 * @param scope3Cloud Scope 3 category 1: cloud services, with lifecycle factors
 * @param scope3Upstream Scope 3 category 3: supply of the electricity in Scope 2
 * @param scope3Leased Scope 3 category 8: cooling and power supply that a colocation contract
 *     leaves with the landlord
 * @param operational the LCA view of the same energy, with lifecycle factors throughout
 * @param embodied the LCA view's share of making the hardware
 * @param resources the LCA view's other categories, of the same electricity
 */
public record Impact(
    MeteredEnergy metered,
    ItEnergy it,
    FacilityEnergy facility,
    CarbonFigure scope2Location,
    CarbonFigure scope2Market,
    CarbonFigure scope3Cloud,
    CarbonFigure scope3Upstream,
    CarbonFigure scope3Leased,
    CarbonFigure operational,
    CarbonFigure embodied,
    ResourceUses resources) {

  public static final Impact ZERO =
      new Impact(
          MeteredEnergy.ZERO,
          ItEnergy.ZERO,
          FacilityEnergy.ZERO,
          CarbonFigure.NONE,
          CarbonFigure.NONE,
          CarbonFigure.NONE,
          CarbonFigure.NONE,
          CarbonFigure.NONE,
          CarbonFigure.NONE,
          CarbonFigure.NONE,
          ResourceUses.NONE);

  public Impact plus(Impact other) {
    return new Impact(
        metered.plus(other.metered),
        it.plus(other.it),
        facility.plus(other.facility),
        scope2Location.plus(other.scope2Location),
        scope2Market.plus(other.scope2Market),
        scope3Cloud.plus(other.scope3Cloud),
        scope3Upstream.plus(other.scope3Upstream),
        scope3Leased.plus(other.scope3Leased),
        operational.plus(other.operational),
        embodied.plus(other.embodied),
        resources.plus(other.resources));
  }
}
