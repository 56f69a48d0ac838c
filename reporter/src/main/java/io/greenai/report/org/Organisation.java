package io.greenai.report.org;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The reporting organisation.
 *
 * @param consolidation approach, for example {@code operational-control}
 * @param zone in which its quarters begin and end
 * @param idle policy for the energy that a host uses when it does nothing
 * @param jvmOverhead policy for garbage collection, compilation, this agent and the rest of a JVM
 */
public record Organisation(
    String name,
    String consolidation,
    ZoneId zone,
    Allocation idle,
    Allocation jvmOverhead,
    Approvals approvals,
    Optional<Revenue> revenue,
    List<Site> sites) {
  public Organisation {
    requireNonNull(name, "name");
    requireNonNull(zone, "zone");
    sites = List.copyOf(sites);
  }

  /** The site of a service: one that names it, else one that takes any, else none. */
  public Optional<Site> siteOf(String service, String environment) {
    return sites.stream()
        .filter(site -> site.names(service, environment))
        .findFirst()
        .or(() -> sites.stream().filter(site -> site.takesAny(environment)).findFirst());
  }
}
