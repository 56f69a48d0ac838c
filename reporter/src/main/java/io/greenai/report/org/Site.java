package io.greenai.report.org;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Where services run.
 *
 * @param country ISO 3166-1 alpha-2; given for a cloud region by the factor set
 * @param subdivision the part of the country, ISO 3166-2 or a subregion of eGRID, where it is
 *     stated
 * @param services that run here; {@code *} for all that no other site names
 * @param environments of those services that run here; none means all
 * @param paysOverhead whether the electricity of cooling and power supply is the organisation's
 *     own; false where a colocation contract leaves it with the landlord
 * @param consumption electricity of the whole site, in the order of time
 * @param intensities whose intensities by time its electricity is counted at, where files have them
 */
public record Site(
    String name,
    Hosting hosting,
    String country,
    Optional<String> subdivision,
    Optional<CloudRegion> cloudRegion,
    List<String> services,
    List<String> environments,
    Optional<StatedPue> pue,
    Optional<StatedWue> wue,
    Optional<RestFraction> unmeteredRest,
    Optional<SiteHardware> hardware,
    boolean paysOverhead,
    List<SiteConsumption> consumption,
    Optional<SiteIntensities> intensities) {

  /** Stands for every service. */
  public static final String ANY_SERVICE = "*";

  public Site {
    requireNonNull(name, "name");
    services = List.copyOf(services);
    environments = List.copyOf(environments);
    consumption = List.copyOf(consumption);
  }

  boolean names(String service, String environment) {
    return services.contains(service) && runs(environment);
  }

  boolean takesAny(String environment) {
    return services.contains(ANY_SERVICE) && runs(environment);
  }

  private boolean runs(String environment) {
    return environments.isEmpty() || environments.contains(environment);
  }
}
