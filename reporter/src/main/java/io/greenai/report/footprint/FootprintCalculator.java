package io.greenai.report.footprint;

import static java.math.BigDecimal.ONE;
import static java.util.stream.Collectors.toMap;

import io.greenai.ledger.Boundary;
import io.greenai.report.factor.FactorSet;
import io.greenai.report.factor.FactorsAt;
import io.greenai.report.org.Allocation;
import io.greenai.report.org.Organisation;
import io.greenai.report.org.Site;
import io.greenai.report.org.SiteHardware;
import io.greenai.report.query.HostTotals;
import io.greenai.report.query.LoadKey;
import io.greenai.report.query.SlotIntensities;
import io.greenai.report.query.Totals;
import io.greenai.report.time.Period;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns totals into impacts by an organisation's sites and policies. Immutable. */
public final class FootprintCalculator {
  private final Organisation organisation;
  private final FactorSet factors;
  private final Function<Period, DrawnDown> before;
  private final boolean bySignOff;
  private final GridSignals signals;

  /** With no instrument used up and no intensities by time. */
  public FootprintCalculator(Organisation organisation, FactorSet factors) {
    this(organisation, factors, period -> DrawnDown.NOTHING, GridSignals.NONE);
  }

  /**
   * With what is left of instruments, and with intensities by time.
   *
   * @param before what other periods than one, which are closed, took of instruments
   * @param signals intensities by time, those that totals were weighed with
   */
  public FootprintCalculator(
      Organisation organisation,
      FactorSet factors,
      Function<Period, DrawnDown> before,
      GridSignals signals) {
    this(organisation, factors, before, signals, true);
  }

  private FootprintCalculator(
      Organisation organisation,
      FactorSet factors,
      Function<Period, DrawnDown> before,
      GridSignals signals,
      boolean bySignOff) {
    this.organisation = organisation;
    this.factors = factors;
    this.before = before;
    this.signals = signals;
    this.bySignOff = bySignOff;
  }

  /** What totals have to be weighed with for this to count energy at its time. */
  public SlotIntensities intensities() {
    return signals;
  }

  /** The same without what is allocated to AI load: instruments at the rate of their site alone. */
  FootprintCalculator atCoverageRate() {
    return new FootprintCalculator(organisation, factors, before, signals, false);
  }

  public Footprint of(Totals totals) {
    return of(totals, organisation.idle());
  }

  /** The same without intensities by time. */
  FootprintCalculator byYear() {
    return new FootprintCalculator(organisation, factors, before, GridSignals.NONE, bySignOff);
  }

  boolean isAt(LoadKey key, Site site) {
    return organisation.siteOf(key.service(), key.environment()).filter(site::equals).isPresent();
  }

  Footprint of(Totals totals, Allocation idle) {
    SortedMap<LoadKey, MeteredEnergy> energy =
        new EnergyAllocation(idle, organisation.jvmOverhead()).apply(totals.loads());
    Map<String, HostTotals> hosts =
        totals.hosts().stream().collect(toMap(HostTotals::hostKey, host -> host));
    HostShares shares = HostShares.of(totals.loads(), energy);
    SortedMap<LoadKey, Impact> impacts = new TreeMap<>();
    FactorErrors errors = new FactorErrors(FactorYear.of(totals.period()));
    SortedMap<String, SiteFactors> sites = new TreeMap<>();
    SortedSet<String> withoutSite = new TreeSet<>();
    energy.forEach(
        (key, metered) -> {
          Optional<Site> site = organisation.siteOf(key.service(), key.environment());
          if (site.isEmpty()) {
            withoutSite.add(key.service());
            impacts.put(key, withoutSite(key, metered));
            return;
          }
          SiteFactors at =
              sites.computeIfAbsent(
                  site.get().name(), name -> factors(site.get(), totals, energy, errors));
          CarbonFigure embodied = embodied(at, metered, hosts.get(key.hostKey()), shares.of(key));
          impacts.put(key, atSite(key, metered, at, embodied, errors));
        });
    return new Footprint(
        this,
        totals,
        impacts,
        shares,
        sites.values().stream().toList(),
        withoutSite,
        organisation
            .inventory()
            .map(
                inventory ->
                    CapitalGoods.of(inventory, totals.period(), factors(totals.period()), errors)),
        List.of(),
        List.of(),
        new TreeMap<>());
  }

  private SiteFactors factors(
      Site site, Totals totals, SortedMap<LoadKey, MeteredEnergy> energy, FactorErrors errors) {
    Period period = totals.period();
    SiteFactors at =
        SiteFactors.of(
            site,
            organisation.instrumentsOf(site),
            period,
            before.apply(period),
            factors(period),
            signals.of(site));
    if (!bySignOff || !at.market().hasAllocations()) {
      return at;
    }
    BigDecimal aiLoad = BigDecimal.ZERO;
    for (Map.Entry<LoadKey, MeteredEnergy> load : energy.entrySet()) {
      LoadKey key = load.getKey();
      if (key.model() != null && isAt(key, site)) {
        ItEnergy it = ItEnergy.of(load.getValue(), rest(key, Optional.of(site)));
        aiLoad = aiLoad.add(bought(it, at, errors).microjoules().central());
      }
    }
    return at.with(at.market().allocating(aiLoad, period.firstDay(), totals.lastDay()));
  }

  private FactorsAt factors(Period period) {
    return factors.at(FactorYear.of(period));
  }

  private static Impact withoutSite(LoadKey key, MeteredEnergy metered) {
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

  private static Impact atSite(
      LoadKey key,
      MeteredEnergy metered,
      SiteFactors at,
      CarbonFigure embodied,
      FactorErrors errors) {
    ItEnergy it = ItEnergy.of(metered, rest(key, Optional.of(at.site())));
    FacilityEnergy facility = FacilityEnergy.of(it, errors.pue(at.pue(), at.site().name()));
    TimedGrid grid = new TimedGrid(at, metered);
    CarbonFigure lifecycle = grid.wholeLife(errors).emissions(facility);
    ResourceUses resources = ResourceUses.of(it, facility, at, errors);
    if (!at.isScope2()) {
      return new Impact(
          metered,
          it,
          facility,
          CarbonFigure.NONE,
          CarbonFigure.NONE,
          cloud(facility, at, embodied, grid.wholeLife(errors)),
          CarbonFigure.NONE,
          CarbonFigure.NONE,
          lifecycle,
          embodied,
          resources);
    }
    FacilityEnergy bought = bought(it, at, errors);
    return new Impact(
        metered,
        it,
        facility,
        grid.scope2(errors).emissions(bought),
        market(key, bought, at, grid, errors),
        CarbonFigure.NONE,
        grid.scope33(errors).emissions(bought),
        at.site().paysOverhead()
            ? CarbonFigure.NONE
            : grid.scope2(errors)
                .emissions(FacilityEnergy.overhead(it, errors.pue(at.pue(), at.site().name()))),
        lifecycle,
        embodied,
        resources);
  }

  /** Electricity of the provider and the share of its hardware, which is its own to make. */
  private static CarbonFigure cloud(
      FacilityEnergy facility, SiteFactors at, CarbonFigure embodied, GridRate rate) {
    return embodied.mass().isPresent()
        ? rate.emissions(facility).plus(embodied)
        : rate.lacking("the provider's hardware, which " + at.site().name() + " does not state")
            .emissions(facility);
  }

  private static FacilityEnergy bought(ItEnergy it, SiteFactors at, FactorErrors errors) {
    return at.site().paysOverhead()
        ? FacilityEnergy.of(it, errors.pue(at.pue(), at.site().name()))
        : FacilityEnergy.withoutOverhead(it);
  }

  private static CarbonFigure market(
      LoadKey key, FacilityEnergy facility, SiteFactors at, TimedGrid grid, FactorErrors errors) {
    MarketMix market = at.market();
    if (market.isUndetermined()) {
      return CarbonFigure.undetermined(
          facility,
          "site '"
              + at.site().name()
              + "' has instruments but does not state its consumption of every day of the period");
    }
    boolean isAi = key.model() != null;
    GridRate average = grid.scope2(errors);
    CarbonFigure figure =
        (isAi ? market.aiRate(errors, average) : market.rate(errors, average)).emissions(facility);
    Optional<BigDecimal> covered = isAi ? market.aiCoverage() : market.coverage();
    return market.isResidual() || covered.filter(share -> share.compareTo(ONE) == 0).isPresent()
        ? figure
        : figure.noting(
            "no residual mix for " + at.site().country() + " is given: the grid average stands in");
  }

  private static UnmeteredRest rest(LoadKey key, Optional<Site> site) {
    if (key.boundary() == Boundary.WALL) {
      return new UnmeteredRest.None();
    }
    return site.flatMap(
            at ->
                at.unmeteredRest()
                    .<UnmeteredRest>map(rest -> new UnmeteredRest.Modelled(rest, at.name())))
        .orElseGet(UnmeteredRest.Unknown::new);
  }

  private static CarbonFigure embodied(
      SiteFactors at, MeteredEnergy metered, @Nullable HostTotals host, Optional<Estimate> share) {
    Site site = at.site();
    FacilityEnergy facility =
        FacilityEnergy.of(
            ItEnergy.of(metered, new UnmeteredRest.None()),
            at.pue().value().map(Estimate::exactly));
    if (site.hardware().isEmpty()) {
      return CarbonFigure.undetermined(facility, "site '" + site.name() + "' states no hardware");
    }
    if (host == null || share.isEmpty()) {
      return CarbonFigure.undetermined(
          facility, "nothing is reserved or booked to share the hardware by");
    }
    SiteHardware hardware = site.hardware().get();
    return CarbonFigure.determined(
        EmbodiedShare.of(
            FactorErrors.hardware(hardware, site.name()),
            hardware.lifetimeYears(),
            host.bookedNanos(),
            share.get()));
  }
}
