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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Everything that ledgers say about a period, exactly.
 *
 * @param loads sum to the meters of all hosts
 * @param firstBooked start of the first window, absent without any
 * @param lastBooked end of the last window, absent without any
 * @param builds what was booked to building and training models, by the year in which it was, from
 *     the beginning of the books to the end of the period
 * @param synthetic whether any of it was generated for a demonstration
 */
public record Totals(
    Period period,
    SortedMap<LoadKey, LoadSums> loads,
    List<RunTotals> runs,
    List<HostTotals> hosts,
    Optional<Instant> firstBooked,
    Optional<Instant> lastBooked,
    SortedMap<Integer, SortedMap<LoadKey, LoadSums>> builds,
    boolean synthetic) {
  public Totals {
    requireNonNull(period, "period");
    loads = Collections.unmodifiableSortedMap(new TreeMap<>(loads));
    runs = List.copyOf(runs);
    hosts = List.copyOf(hosts);
    builds = Collections.unmodifiableSortedMap(new TreeMap<>(builds));
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

  /** Nothing but some loads of another period. */
  public Totals only(Period other, SortedMap<LoadKey, LoadSums> some) {
    return new Totals(
        other,
        some,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        new TreeMap<>(),
        synthetic);
  }

  /** Energy by the meters of all hosts. */
  public BigInteger meteredMicrojoules() {
    return hosts.stream().map(HostTotals::meteredMicrojoules).reduce(ZERO, BigInteger::add);
  }
}
