package io.greenai.report.footprint;

import static java.math.BigDecimal.ONE;

import io.greenai.ledger.Boundary;
import io.greenai.report.org.Site;
import io.greenai.report.org.SiteHardware;
import io.greenai.report.query.HostTotals;
import io.greenai.report.query.LoadKey;
import java.math.BigDecimal;
import java.util.Optional;

/** What one load at a site comes to. */
final class LoadImpact {
  private final LoadKey key;
  private final MeteredEnergy metered;
  private final SiteFactors at;
  private final FactorErrors errors;
  private final ItEnergy it;
  private final FacilityEnergy facility;
  private final TimedGrid grid;

  LoadImpact(LoadKey key, MeteredEnergy metered, SiteFactors at, FactorErrors errors) {
    this.key = key;
    this.metered = metered;
    this.at = at;
    this.errors = errors;
    this.it = ItEnergy.of(metered, rest(key, Optional.of(at.site())));
    this.facility = FacilityEnergy.of(it, errors.pue(at.pue(), at.site().name()));
    this.grid = new TimedGrid(at, metered);
  }

  /** Of a load that runs at no site of the organisation. */
  static Impact withoutSite(LoadKey key, MeteredEnergy metered) {
    ItEnergy it = ItEnergy.of(metered, rest(key, Optional.empty()));
    String why = "service '" + key.service() + "' runs at no site of the organisation file";
    FacilityEnergy facility = FacilityEnergy.of(it, Optional.empty());
    CarbonFigure unknown = CarbonFigure.undetermined(facility, why);
    return new Impact(
        metered,
        it,
        facility,
        unknown,
        unknown,
        unknown,
        unknown,
        unknown,
        unknown,
        unknown,
        ResourceUses.unknown(why));
  }

  /**
   * Of a load at the site.
   *
   * @param host that it ran on, absent where nothing was booked there
   * @param share of the host that it holds
   */
  Impact of(Optional<HostTotals> host, Optional<Estimate> share) {
    CarbonFigure embodied = embodied(host, share);
    CarbonFigure lifecycle = grid.wholeLife(errors).emissions(facility);
    ResourceUses resources = ResourceUses.of(it, facility, at, errors);
    if (!at.isScope2()) {
      return new Impact(
          metered,
          it,
          facility,
          CarbonFigure.NONE,
          CarbonFigure.NONE,
          cloud(embodied),
          CarbonFigure.NONE,
          CarbonFigure.NONE,
          lifecycle,
          embodied,
          resources);
    }
    return new Impact(
        metered,
        it,
        facility,
        grid.scope2(errors).emissions(bought()),
        market(),
        CarbonFigure.NONE,
        grid.scope33(errors).emissions(bought()),
        at.site().paysOverhead()
            ? CarbonFigure.NONE
            : grid.scope2(errors)
                .emissions(FacilityEnergy.overhead(it, errors.pue(at.pue(), at.site().name()))),
        lifecycle,
        embodied,
        resources);
  }

  /** What the organisation buys for it. */
  FacilityEnergy bought() {
    return at.site().paysOverhead() ? facility : FacilityEnergy.withoutOverhead(it);
  }

  /** Electricity of the provider and the share of its hardware, which is its own to make. */
  private CarbonFigure cloud(CarbonFigure embodied) {
    GridRate rate = grid.wholeLife(errors);
    return embodied.mass().isPresent()
        ? rate.emissions(facility).plus(embodied)
        : rate.lacking("the provider's hardware, which " + at.site().name() + " does not state")
            .emissions(facility);
  }

  private CarbonFigure market() {
    MarketMix market = at.market();
    if (market.isUndetermined()) {
      return CarbonFigure.undetermined(
          bought(),
          "site '"
              + at.site().name()
              + "' has instruments but does not state its consumption of every day of the period");
    }
    boolean isAi = key.model() != null;
    GridRate average = grid.scope2(errors);
    CarbonFigure figure =
        (isAi ? market.aiRate(errors, average) : market.rate(errors, average)).emissions(bought());
    Optional<BigDecimal> covered = isAi ? market.aiCoverage() : market.coverage();
    return market.isResidual() || covered.filter(share -> share.compareTo(ONE) == 0).isPresent()
        ? figure
        : figure.noting(
            "no residual mix for " + at.site().country() + " is given: the grid average stands in");
  }

  /**
   * What the meters leave out. A site's fraction is of what processors and devices draw: beside
   * meters that take in the board it would count the board twice, and what the power supply loses
   * is not known.
   */
  private static UnmeteredRest rest(LoadKey key, Optional<Site> site) {
    if (key.boundary() == Boundary.WALL) {
      return new UnmeteredRest.None();
    }
    if (key.boundary() == Boundary.BOARD) {
      return new UnmeteredRest.Unknown();
    }
    return site.flatMap(
            at ->
                at.unmeteredRest()
                    .<UnmeteredRest>map(rest -> new UnmeteredRest.Modelled(rest, at.name())))
        .orElseGet(UnmeteredRest.Unknown::new);
  }

  private CarbonFigure embodied(Optional<HostTotals> host, Optional<Estimate> share) {
    Site site = at.site();
    FacilityEnergy drawn =
        FacilityEnergy.of(
            ItEnergy.of(metered, new UnmeteredRest.None()),
            at.pue().value().map(Estimate::exactly));
    if (site.hardware().isEmpty()) {
      return CarbonFigure.undetermined(drawn, "site '" + site.name() + "' states no hardware");
    }
    if (host.isEmpty() || share.isEmpty()) {
      return CarbonFigure.undetermined(
          drawn, "nothing is reserved or booked to share the hardware by");
    }
    SiteHardware hardware = site.hardware().get();
    return CarbonFigure.determined(
        EmbodiedShare.of(
            FactorErrors.hardware(hardware, site.name()),
            hardware.lifetimeYears(),
            host.get().bookedNanos(),
            share.get()));
  }
}
