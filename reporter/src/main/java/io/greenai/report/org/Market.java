package io.greenai.report.org;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where an instrument may be claimed: quality criterion 5 of the GHG Protocol Scope 2 Guidance
 * (2015) has it come from the market in which the electricity is used. That is the country of
 * issue, unless the organisation states a market of several countries.
 *
 * @param issuedIn country of issue, ISO 3166-1 alpha-2
 * @param countries of the market, {@code issuedIn} among them
 * @param boundary name and basis of a market of several countries, as the organisation states them
 */
public record Market(String issuedIn, SortedSet<String> countries, Optional<String> boundary) {
  public Market {
    requireNonNull(boundary, "boundary");
    countries = Collections.unmodifiableSortedSet(new TreeSet<>(countries));
    if (!countries.contains(issuedIn)) {
      throw new IllegalArgumentException(
          "a market of " + countries + " does not have the country of issue, " + issuedIn);
    }
  }

  /** Of one country. */
  public static Market of(String country) {
    return new Market(country, new TreeSet<>(Set.of(country)), Optional.empty());
  }

  boolean covers(Site site) {
    return countries.contains(site.country());
  }

  @Override
  public String toString() {
    return boundary.map(stated -> issuedIn + ", " + stated).orElse(issuedIn);
  }
}
