package io.greenai.report.query;

import static java.math.BigInteger.ZERO;

import io.greenai.ledger.Account;
import io.greenai.ledger.Boundary;
import io.greenai.ledger.Domain;
import io.greenai.ledger.HostBalance;
import io.greenai.ledger.HostBook;
import io.greenai.ledger.Quality;
import io.greenai.report.ingest.AccountKey;
import io.greenai.report.ingest.LoadSums;
import io.greenai.report.ingest.MatchedSums;
import io.greenai.report.ingest.Run;
import io.greenai.report.ingest.RunSlot;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** One host over a period: its book, and which ledger speaks for what is the host's own. */
final class HostSums {
  private final String hostKey;
  private final HostBook book = new HostBook();
  private final SortedSet<String> services = new TreeSet<>();
  private final NavigableMap<Instant, Instant> covered = new TreeMap<>();
  private final Map<Run, Telling> tellings = new HashMap<>();
  private final OtherCpu otherCpu = new OtherCpu();
  private BigInteger processesReserveNanos = ZERO;
  private int logicalCpus;

  HostSums(String hostKey) {
    this.hostKey = hostKey;
  }

  /** What one run says of the host. */
  private static final class Telling {
    private long nanos;
    private final SortedMap<Account, SortedMap<Boundary, LoadSums>> sums = new TreeMap<>();
    private final SortedMap<Account, Quality> quality = new TreeMap<>();

    void add(AccountKey key, LoadSums more) {
      sums.computeIfAbsent(key.account(), account -> new TreeMap<>())
          .merge(key.boundary(), more, LoadSums::plus);
      quality.merge(key.account(), key.quality(), Quality::worse);
    }

    LoadSums of(Account account) {
      return byBoundary(account).values().stream().reduce(LoadSums.NONE, LoadSums::plus);
    }

    /** That of the meters behind most of the energy. */
    Boundary boundary(Account account) {
      return byBoundary(account).entrySet().stream()
          .max(Comparator.comparing(told -> told.getValue().totalMicrojoules()))
          .map(Entry::getKey)
          .orElse(Boundary.PACKAGE);
    }

    private SortedMap<Boundary, LoadSums> byBoundary(Account account) {
      return sums.getOrDefault(account, Collections.emptySortedMap());
    }
  }

  void add(RunSlot slot) {
    services.add(slot.run().service());
    otherCpu.add(slot);
    slot.windows()
        .forEach(
            window -> {
              book.add(slot.header(), window);
              cover(window.start(), window.start().plusNanos(window.durationNanos()));
            });
    Telling telling = tellings.computeIfAbsent(slot.run(), run -> new Telling());
    logicalCpus = Math.max(logicalCpus, slot.header().hardware().logicalCpus());
    telling.nanos = Math.addExact(telling.nanos, slot.bookedNanos());
    slot.accounts()
        .forEach(
            (key, sums) -> {
              if (key.account().isOfProcess()) {
                processesReserveNanos = processesReserveNanos.add(sums.reservedNanos());
              } else {
                telling.add(key, sums);
              }
            });
  }

  HostTotals totals() {
    HostBalance sum = book.total().values().stream().reduce(HostBalance.ZERO, HostBalance::plus);
    return new HostTotals(
        hostKey,
        services,
        sum.meters(),
        sum.processes(),
        sum.idle(),
        sum.other(),
        sum.overlap(),
        coveredNanos());
  }

  /** Idle energy and that of other processes, as loads of the run that speaks for the host. */
  void loads(SlotIntensities intensities, BiConsumer<LoadKey, LoadSums> sink) {
    load(Account.HOST_IDLE, HostBalance::idle, intensities, sink);
    load(Account.HOST_OTHER, HostBalance::other, intensities, sink);
  }

  private void load(
      Account account,
      Function<HostBalance, BigInteger> part,
      SlotIntensities intensities,
      BiConsumer<LoadKey, LoadSums> sink) {
    Map<Domain, BigInteger> energy = new EnumMap<>(Domain.class);
    book.total().forEach((domain, balance) -> energy.put(domain, part.apply(balance)));
    if (energy.values().stream().allMatch(amount -> amount.signum() == 0)) {
      return;
    }
    Entry<Run, Telling> speaker = tellings.entrySet().stream().min(bestFor(account)).orElseThrow();
    Run run = speaker.getKey();
    Telling telling = speaker.getValue();
    sink.accept(
        new LoadKey(
            hostKey,
            run.service(),
            run.environment(),
            run.region(),
            account,
            null,
            telling.quality.getOrDefault(account, Quality.ASSUMED),
            telling.boundary(account)),
        reserving(account, telling.of(account).withEnergy(energy))
            .matching(matched(run, part, intensities)));
  }

  private SortedMap<String, MatchedSums> matched(
      Run run, Function<HostBalance, BigInteger> part, SlotIntensities intensities) {
    SortedMap<String, MatchedSums> matched = new TreeMap<>();
    book.slots()
        .forEach(
            (slot, balances) -> {
              BigInteger energy =
                  balances.values().stream().map(part).reduce(ZERO, BigInteger::add);
              intensities
                  .match(run.service(), run.environment(), slot, energy)
                  .forEach((series, sums) -> matched.merge(series, sums, MatchedSums::plus));
            });
    return matched;
  }

  /** Other processes have what ours leave of the host, and at least what they used. */
  private LoadSums reserving(Account account, LoadSums sums) {
    if (account != Account.HOST_OTHER) {
      return sums;
    }
    BigInteger left =
        BigInteger.valueOf(logicalCpus).multiply(coveredNanos()).subtract(processesReserveNanos);
    return sums.reserving(left.max(otherCpu.nanos()));
  }

  /** The best quality first, then the longest books. */
  private static Comparator<Entry<Run, Telling>> bestFor(Account account) {
    return Comparator.comparing(
            (Entry<Run, Telling> told) ->
                told.getValue().quality.getOrDefault(account, Quality.ASSUMED))
        .thenComparing(told -> told.getValue().nanos, Comparator.reverseOrder())
        .thenComparing(told -> told.getKey().id());
  }

  private void cover(Instant start, Instant end) {
    Instant from = start;
    Instant to = end;
    Entry<Instant, Instant> near = covered.floorEntry(to);
    while (near != null && !near.getValue().isBefore(from)) {
      from = near.getKey().isBefore(from) ? near.getKey() : from;
      to = near.getValue().isAfter(to) ? near.getValue() : to;
      covered.remove(near.getKey());
      near = covered.floorEntry(to);
    }
    covered.put(from, to);
  }

  private BigInteger coveredNanos() {
    return covered.entrySet().stream()
        .map(interval -> Duration.between(interval.getKey(), interval.getValue()).toNanos())
        .map(BigInteger::valueOf)
        .reduce(ZERO, BigInteger::add);
  }
}
