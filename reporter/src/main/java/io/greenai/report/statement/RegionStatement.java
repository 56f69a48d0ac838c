package io.greenai.report.statement;

import static java.math.BigDecimal.ZERO;
import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a provider states about a region in a period.
 *
 * @param locationGrams CO2e, location-based; absent where it states none
 * @param marketGrams CO2e, market-based; absent where it states none
 * @param machineHours billed hours of virtual machines; absent where it states none
 * @param sources files and the versions of the provider's model
 */
public record RegionStatement(
    String provider,
    String region,
    Optional<BigDecimal> locationGrams,
    Optional<BigDecimal> marketGrams,
    Optional<BigDecimal> machineHours,
    SortedSet<String> sources) {
  public RegionStatement {
    requireNonNull(provider, "provider");
    requireNonNull(region, "region");
    sources = new TreeSet<>(sources);
  }

  RegionStatement plus(RegionStatement other) {
    SortedSet<String> all = new TreeSet<>(sources);
    all.addAll(other.sources);
    return new RegionStatement(
        provider,
        region,
        sum(locationGrams, other.locationGrams),
        sum(marketGrams, other.marketGrams),
        sum(machineHours, other.machineHours),
        all);
  }

  private static Optional<BigDecimal> sum(Optional<BigDecimal> a, Optional<BigDecimal> b) {
    return a.isEmpty() && b.isEmpty() ? a : Optional.of(a.orElse(ZERO).add(b.orElse(ZERO)));
  }
}
