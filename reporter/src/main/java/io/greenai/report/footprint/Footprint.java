package io.greenai.report.footprint;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.ModelKey;
import io.greenai.report.org.Allocation;
import io.greenai.report.org.Site;
import io.greenai.report.query.BuildBooks;
import io.greenai.report.query.LoadKey;
import io.greenai.report.query.Totals;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Totals with their impacts.
 *
 * @param calculator that made it
 * @param impacts of every load of {@code totals}, the organisation's allocation policies applied
 * @param hostShares which part of its host each load holds
 * @param sites that loads of the period run at, by name
 * @param servicesWithoutSite whose emissions are not determined
 * @param capitalGoods bought in the period, absent where nobody lists what was bought
 * @param earlier of the periods that this one is compared with, the nearer first
 * @param baseYear of the same period of the base year and of its whole; empty where there is none
 * @param builds of the hosts on which models were built, by calendar year, from the beginning of
 *     the ledgers to the end of the period, each year with its own factors
 */
public record Footprint(
    FootprintCalculator calculator,
    Totals totals,
    SortedMap<LoadKey, Impact> impacts,
    HostShares hostShares,
    List<SiteFactors> sites,
    SortedSet<String> servicesWithoutSite,
    Optional<CapitalGoods> capitalGoods,
    List<Footprint> earlier,
    List<Footprint> baseYear,
    SortedMap<Integer, Footprint> builds) {
  public Footprint {
    requireNonNull(calculator, "calculator");
    requireNonNull(totals, "totals");
    impacts = Collections.unmodifiableSortedMap(new TreeMap<>(impacts));
    sites = List.copyOf(sites);
    earlier = List.copyOf(earlier);
    baseYear = List.copyOf(baseYear);
    builds = Collections.unmodifiableSortedMap(new TreeMap<>(builds));
    servicesWithoutSite = Collections.unmodifiableSortedSet(new TreeSet<>(servicesWithoutSite));
  }

  /**
   * The same beside what it is compared with.
   *
   * @param before the nearer first
   * @param ofBaseYear the same period first
   */
  public Footprint comparedWith(List<Footprint> before, List<Footprint> ofBaseYear) {
    return new Footprint(
        calculator,
        totals,
        impacts,
        hostShares,
        sites,
        servicesWithoutSite,
        capitalGoods,
        before,
        ofBaseYear,
        builds);
  }

  /** The same with the books behind building models, by year. */
  public Footprint building(SortedMap<Integer, Totals> books) {
    SortedMap<Integer, Footprint> years = new TreeMap<>();
    books.forEach((year, totals) -> years.put(year, calculator.of(totals)));
    return new Footprint(
        calculator,
        totals,
        impacts,
        hostShares,
        sites,
        servicesWithoutSite,
        capitalGoods,
        earlier,
        baseYear,
        years);
  }

  /** The sum over the loads that {@code wanted} takes. */
  public Impact total(Predicate<LoadKey> wanted) {
    return sum(
        impacts.entrySet().stream()
            .filter(impact -> wanted.test(impact.getKey()))
            .map(Map.Entry::getValue)
            .toList());
  }

  /** The same totals with another policy for idle energy, to see what it changes. */
  public Footprint under(Allocation idle) {
    return calculator.of(totals, idle);
  }

  /** The same totals without what is allocated to AI load by sign-off, to see what it changes. */
  public Footprint atCoverageRate() {
    return calculator.atCoverageRate().of(totals);
  }

  /**
   * The same totals without instruments of sites at which their share is not known: there all
   * electricity has the rate of the rest.
   */
  public Footprint withoutUndetermined() {
    return calculator.withoutUndetermined().of(totals);
  }

  /** The same totals at yearly factors alone, to see what intensities by time change. */
  public Footprint byYear() {
    return calculator.byYear().of(totals);
  }

  /** What runs at a site. */
  public Predicate<LoadKey> at(Site site) {
    return key -> calculator.isAt(key, site);
  }

  /** The energy of loads that {@code wanted} takes, as far as its time has intensities. */
  public MatchedEnergy matched(Predicate<LoadKey> wanted) {
    return impacts.entrySet().stream()
        .filter(impact -> wanted.test(impact.getKey()))
        .map(impact -> impact.getValue().metered().matched())
        .reduce(MatchedEnergy.NONE, MatchedEnergy::plus);
  }

  /**
   * Building models, in the period or before it: all that a load of the period has, by the same
   * policies and boundary.
   */
  public Impact built(Predicate<ModelKey> wanted) {
    return sum(
        builds.values().stream()
            .map(year -> year.total(load -> isBuilding(load) && wanted.test(load.model())))
            .toList());
  }

  /** Whether a load is building a model. */
  public static boolean isBuilding(LoadKey load) {
    return BuildBooks.isBuilding(load.model());
  }

  /** By halves, so that loads of few sources of error meet before those of many. */
  private static Impact sum(List<Impact> parts) {
    int half = parts.size() / 2;
    return switch (parts.size()) {
      case 0 -> Impact.ZERO;
      case 1 -> parts.get(0);
      default -> sum(parts.subList(0, half)).plus(sum(parts.subList(half, parts.size())));
    };
  }
}
