package io.greenai.report.query;

import static java.math.BigInteger.ZERO;
import static java.util.Objects.requireNonNull;

import io.greenai.report.ingest.LoadSums;
import io.greenai.report.time.Period;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Everything that ledgers say about a period, exactly.
 *
 * @param loads sum to the meters of all hosts
 * @param firstBooked start of the first window, absent without any
 * @param lastBooked end of the last window, absent without any
 * @param synthetic whether any of it was generated for a demonstration
 */
public record Totals(
    Period period,
    SortedMap<LoadKey, LoadSums> loads,
    List<RunTotals> runs,
    List<HostTotals> hosts,
    Optional<Instant> firstBooked,
    Optional<Instant> lastBooked,
    boolean synthetic) {
  public Totals {
    requireNonNull(period, "period");
    loads = Collections.unmodifiableSortedMap(new TreeMap<>(loads));
    runs = List.copyOf(runs);
    hosts = List.copyOf(hosts);
  }

  /** The sum of the loads that {@code wanted} takes. */
  public LoadSums sum(Predicate<LoadKey> wanted) {
    return loads.entrySet().stream()
        .filter(load -> wanted.test(load.getKey()))
        .map(Map.Entry::getValue)
        .reduce(LoadSums.NONE, LoadSums::plus);
  }

  /** The last civil day of the period for which there are books; its last where none is known. */
  public LocalDate lastDay() {
    return lastBooked
        .map(end -> end.minusNanos(1).atZone(period.zone()).toLocalDate())
        .filter(period.lastDay()::isAfter)
        .orElse(period.lastDay());
  }

  /** What is about some hosts. */
  Totals onHosts(Set<String> keys) {
    SortedMap<LoadKey, LoadSums> some = new TreeMap<>(loads);
    some.keySet().removeIf(load -> !keys.contains(load.hostKey()));
    return new Totals(
        period,
        some,
        runs.stream().filter(run -> keys.contains(run.hostKey())).toList(),
        hosts.stream().filter(host -> keys.contains(host.hostKey())).toList(),
        firstBooked,
        lastBooked,
        synthetic);
  }

  /** Energy by the meters of all hosts. */
  public BigInteger meteredMicrojoules() {
    return hosts.stream().map(HostTotals::meteredMicrojoules).reduce(ZERO, BigInteger::add);
  }
}
