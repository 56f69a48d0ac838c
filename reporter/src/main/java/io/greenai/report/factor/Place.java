package io.greenai.report.factor;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where electricity is used, as narrowly as it is known.
 *
 * @param site a name that the user's own tables have rows for
 * @param cloudRegion {@code aws:eu-central-1}
 * @param subdivision ISO 3166-2, or a subregion of eGRID as {@code US-CAMX}
 * @param country ISO 3166-1 alpha-2
 */
public record Place(
    Optional<String> site,
    Optional<String> cloudRegion,
    Optional<String> subdivision,
    String country) {
  public Place {
    requireNonNull(site, "site");
    requireNonNull(cloudRegion, "cloudRegion");
    requireNonNull(subdivision, "subdivision");
    requireNonNull(country, "country");
  }

  /** Anywhere in a country. */
  public static Place country(String country) {
    return new Place(Optional.empty(), Optional.empty(), Optional.empty(), country);
  }

  /** A part of a country, such as {@code CA-ON}. */
  public static Place subdivision(String code) {
    return new Place(Optional.empty(), Optional.empty(), Optional.of(code), code.substring(0, 2));
  }

  /** This place, and the name of the site there. */
  public Place atSite(String name) {
    return new Place(Optional.of(name), cloudRegion, subdivision, country);
  }

  /** What rows for this place can be filed under, from narrow to wide. */
  List<String> keys() {
    return Stream.of(
            site.map(name -> "site:" + name), cloudRegion, subdivision, Optional.of(country))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The narrowest key, less the site's own name. */
  @Override
  public String toString() {
    return cloudRegion.or(() -> subdivision).orElse(country);
  }
}
