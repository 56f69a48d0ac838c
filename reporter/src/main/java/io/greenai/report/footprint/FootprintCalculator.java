package io.greenai.report.footprint;

import static java.util.stream.Collectors.toMap;

import io.greenai.report.factor.FactorSet;
import io.greenai.report.factor.FactorsAt;
import io.greenai.report.org.Allocation;
import io.greenai.report.org.Organisation;
import io.greenai.report.org.Site;
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

/** Turns totals into impacts by an organisation's sites and policies. Immutable. */
public final class FootprintCalculator {
  /** How instruments meet the electricity of a site. */
  private enum Claiming {
    /** What is signed off for AI load first, the rest at the rate of the site. */
    BY_SIGN_OFF,
    /** All at the rate of the site. */
    AT_COVERAGE_RATE,
    /** By sign-off; none at sites at which the rate is not known. */
    WHERE_DETERMINED
  }

  private final Organisation organisation;
  private final FactorSet factors;
  private final Function<Period, DrawnDown> before;
  private final Claiming claiming;
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
    this(organisation, factors, before, signals, Claiming.BY_SIGN_OFF);
  }

  private FootprintCalculator(
      Organisation organisation,
      FactorSet factors,
      Function<Period, DrawnDown> before,
      GridSignals signals,
      Claiming claiming) {
    this.organisation = organisation;
    this.factors = factors;
    this.before = before;
    this.signals = signals;
    this.claiming = claiming;
  }

  /** What totals have to be weighed with for this to count energy at its time. */
  public SlotIntensities intensities() {
    return signals;
  }

  /** The same without what is allocated to AI load: instruments at the rate of their site alone. */
  FootprintCalculator atCoverageRate() {
    return claiming(Claiming.AT_COVERAGE_RATE);
  }

  /** The same without instruments of sites at which their share is not known. */
  FootprintCalculator withoutUndetermined() {
    return claiming(Claiming.WHERE_DETERMINED);
  }

  private FootprintCalculator claiming(Claiming other) {
    return new FootprintCalculator(organisation, factors, before, signals, other);
  }

  public Footprint of(Totals totals) {
    return of(totals, organisation.idle());
  }

  /** The same without intensities by time. */
  FootprintCalculator byYear() {
    return new FootprintCalculator(organisation, factors, before, GridSignals.NONE, claiming);
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
            impacts.put(key, LoadImpact.withoutSite(key, metered));
            return;
          }
          SiteFactors at =
              sites.computeIfAbsent(
                  site.get().name(), name -> factors(site.get(), totals, energy, errors));
          impacts.put(
              key,
              new LoadImpact(key, metered, at, errors)
                  .of(Optional.ofNullable(hosts.get(key.hostKey())), shares.of(key)));
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
    if (claiming == Claiming.WHERE_DETERMINED && at.market().isUndetermined()) {
      return at.with(at.market().withoutInstruments());
    }
    if (claiming == Claiming.AT_COVERAGE_RATE || !at.market().hasAllocations()) {
      return at;
    }
    BigDecimal aiLoad = BigDecimal.ZERO;
    for (Map.Entry<LoadKey, MeteredEnergy> load : energy.entrySet()) {
      LoadKey key = load.getKey();
      if (key.model() != null && isAt(key, site)) {
        FacilityEnergy bought = new LoadImpact(key, load.getValue(), at, errors).bought();
        aiLoad = aiLoad.add(bought.microjoules().central());
      }
    }
    return at.with(at.market().allocating(aiLoad, period.firstDay(), totals.lastDay()));
  }

  private FactorsAt factors(Period period) {
    return factors.at(FactorYear.of(period));
  }
}
