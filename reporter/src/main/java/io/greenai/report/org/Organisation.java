package io.greenai.report.org;

import static java.util.Objects.requireNonNull;

import io.greenai.report.time.FiscalCalendar;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The reporting organisation.
 *
 * @param consolidation approach, for example {@code operational-control}
 * @param zone in which its quarters begin and end
 * @param fiscalCalendar by which its fiscal years and quarters are cut
 * @param idle policy for the energy that a host uses when it does nothing
 * @param instruments for the electricity of sites whose electricity the organisation buys
 * @param population what was to run, absent where nobody says
 * @param models what ledgers cannot tell of the lives of models
 * @param inventory hardware that was bought, absent where nobody lists it
 * @param policy what was chosen for reports
 * @param jvmOverhead policy for garbage collection, compilation, this agent and the rest of a JVM
 */
public record Organisation(
    String name,
    String consolidation,
    ZoneId zone,
    FiscalCalendar fiscalCalendar,
    Allocation idle,
    Allocation jvmOverhead,
    Approvals approvals,
    List<Revenue> revenue,
    List<Site> sites,
    List<Instrument> instruments,
    Optional<Population> population,
    List<ModelLife> models,
    Optional<Inventory> inventory,
    ReportingPolicy policy) {
  public Organisation {
    requireNonNull(name, "name");
    requireNonNull(zone, "zone");
    requireNonNull(fiscalCalendar, "fiscalCalendar");
    revenue = List.copyOf(revenue);
    sites = List.copyOf(sites);
    instruments = List.copyOf(instruments);
    models = List.copyOf(models);
    requireNonNull(population, "population");
    requireNonNull(inventory, "inventory");
    requireNonNull(policy, "policy");
  }

  /** The contractual instruments for a site's electricity, in the order of the file. */
  public List<Instrument> instrumentsOf(Site site) {
    return instruments.stream().filter(one -> one.site().equals(site.name())).toList();
  }

  /** The site of a service: one that names it, else one that takes any, else none. */
  public Optional<Site> siteOf(String service, String environment) {
    return sites.stream()
        .filter(site -> site.names(service, environment))
        .findFirst()
        .or(() -> sites.stream().filter(site -> site.takesAny(environment)).findFirst());
  }
}
