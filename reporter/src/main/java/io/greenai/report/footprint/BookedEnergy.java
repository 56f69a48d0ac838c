package io.greenai.report.footprint;

import static java.math.BigInteger.ZERO;
import static java.util.stream.Collectors.groupingBy;

import io.greenai.ledger.Domain;
import io.greenai.report.ingest.LoadSums;
import io.greenai.report.query.LoadKey;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Energy as booked, with its uncertainty.
 *
 * <p>Accounts of a host share its meters: what the split takes from one it gives to the others.
 * Therefore the error of each account is taken off all accounts of its host and domain in
 * proportion to their energy, so that their sum has the meters' error and no other.
 */
final class BookedEnergy {
  private final Map<LoadKey, Map<ErrorSource, BigInteger>> splitPicojoules = new TreeMap<>();

  private BookedEnergy() {}

  static SortedMap<LoadKey, MeteredEnergy> of(SortedMap<LoadKey, LoadSums> loads) {
    BookedEnergy booked = new BookedEnergy();
    Map<String, List<Entry<LoadKey, LoadSums>>> hosts =
        loads.entrySet().stream().collect(groupingBy(load -> load.getKey().hostKey()));
    for (List<Entry<LoadKey, LoadSums>> host : hosts.values()) {
      for (Domain domain : Domain.values()) {
        booked.split(
            host.stream().filter(load -> energy(load.getValue(), domain).signum() > 0).toList(),
            domain);
      }
    }
    SortedMap<LoadKey, MeteredEnergy> energy = new TreeMap<>();
    loads.forEach((key, sums) -> energy.put(key, booked.metered(key, sums)));
    return energy;
  }

  private void split(List<Entry<LoadKey, LoadSums>> accounts, Domain domain) {
    List<BigInteger> weights =
        accounts.stream().map(account -> energy(account.getValue(), domain)).toList();
    for (Entry<LoadKey, LoadSums> account : accounts) {
      LoadSums sums = account.getValue();
      BigInteger error =
          sums.allocationErrorPicojoules()
              .multiply(energy(sums, domain))
              .divide(sums.totalMicrojoules());
      if (error.signum() > 0) {
        ErrorSource source = ErrorSource.split(account.getKey());
        add(account.getKey(), source, error);
        List<BigInteger> shares = Apportionment.of(error, weights);
        for (int i = 0; i < accounts.size(); i++) {
          add(accounts.get(i).getKey(), source, shares.get(i).negate());
        }
      }
    }
  }

  private static BigInteger energy(LoadSums sums, Domain domain) {
    return sums.energyMicrojoules().getOrDefault(domain, ZERO);
  }

  private void add(LoadKey key, ErrorSource source, BigInteger picojoules) {
    splitPicojoules
        .computeIfAbsent(key, k -> new TreeMap<>())
        .merge(source, picojoules, BigInteger::add);
  }

  private MeteredEnergy metered(LoadKey key, LoadSums sums) {
    SortedMap<ErrorSource, Deviation> errors = new TreeMap<>();
    sums.meterErrorPicojoules()
        .forEach((group, error) -> errors.put(ErrorSource.of(group), microjoules(error)));
    splitPicojoules
        .getOrDefault(key, Map.of())
        .forEach((source, error) -> errors.put(source, microjoules(error)));
    return new MeteredEnergy(
        sums.totalMicrojoules(),
        new Uncertainty(errors),
        key.quality(),
        MatchedEnergy.of(sums.matched()));
  }

  private static Deviation microjoules(BigInteger picojoules) {
    return Deviation.symmetric(new BigDecimal(picojoules).movePointLeft(6));
  }
}
