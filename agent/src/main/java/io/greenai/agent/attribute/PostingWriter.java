package io.greenai.agent.attribute;

import io.greenai.ledger.Account;
import io.greenai.ledger.Domain;
import io.greenai.ledger.ModelActivity;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Posting;
import io.greenai.ledger.Quality;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes the postings of a window from its totals. */
final class PostingWriter {
  private final Map<Domain, DomainBook> domains;
  private final Map<Domain, Amounts> microjoules = new EnumMap<>(Domain.class);
  private final Map<Group, CpuTally> tallies;
  private final Map<Group, ModelCounters> counters = new TreeMap<>();
  private final SpinTime spin;
  private final Quality cpuQuality;

  /**
   * @param tallies CPU time of all accounts
   * @param cpuQuality of the CPU clocks
   */
  PostingWriter(
      Map<Domain, DomainBook> domains,
      Map<Group, CpuTally> tallies,
      Quality cpuQuality,
      Collection<ModelCounters> loaded,
      long windowNanos) {
    this.domains = domains;
    this.tallies = tallies;
    this.cpuQuality = cpuQuality;
    this.spin = new SpinTime(tallies, loaded, windowNanos);
    domains.forEach((domain, book) -> microjoules.put(domain, book.microjoules()));
    loaded.forEach(model -> counters.put(Group.of(model.model()), model));
    for (Group group : tallies.keySet()) {
      ModelKey model = group.model();
      if (model != null) {
        counters.putIfAbsent(group, ModelCounters.none(model));
      }
    }
  }

  /** Models in the order of their keys, then the other accounts that have anything. */
  List<Posting> write() {
    List<Posting> postings = new ArrayList<>();
    counters.forEach((group, model) -> postings.add(posting(group, activity(group, model))));
    for (Account account : Account.values()) {
      if (account != Account.MODEL) {
        Posting posting = posting(Group.of(account), null);
        if (posting.cpuNanos() > 0
            || posting.energyMicrojoules().values().stream().anyMatch(energy -> energy > 0)) {
          postings.add(posting);
        }
      }
    }
    return postings;
  }

  private Posting posting(Group group, @Nullable ModelActivity activity) {
    CpuTally tally = tally(group);
    Map<Domain, BigInteger> energy = new EnumMap<>(Domain.class);
    Map<Domain, Long> posted = new EnumMap<>(Domain.class);
    microjoules.forEach(
        (domain, amounts) -> {
          energy.put(domain, amounts.get(group));
          posted.put(domain, amounts.get(group).longValueExact());
        });
    return new Posting(
        group.account(),
        group.model(),
        posted,
        quality(group.account(), energy),
        activity == null ? null : tally.ownership(),
        MeterUncertainty.ppm(domains, energy),
        AllocationUncertainty.ppm(
            group.account(), domains, energy, tally.nanos(), cpuErrorNanos(group)),
        tally.nanos(),
        activity);
  }

  /** The worst of what matters: domains without energy of this account say nothing about it. */
  private Quality quality(Account account, Map<Domain, BigInteger> energy) {
    boolean any = energy.values().stream().anyMatch(amount -> amount.signum() > 0);
    Quality worst = account == Account.HOST_IDLE ? Quality.MEASURED : cpuQuality;
    for (Map.Entry<Domain, BigInteger> entry : energy.entrySet()) {
      DomainBook book = domains.get(entry.getKey());
      if (book != null && (!any || entry.getValue().signum() > 0)) {
        worst = worst.worse(book.quality());
      }
    }
    return worst;
  }

  private long cpuErrorNanos(Group group) {
    return switch (group.account()) {
      case JVM_OTHER ->
          AllocationUncertainty.ofProcessRemainder(
              tallies.keySet().stream()
                  .filter(other -> other.account().isOfProcess() && !other.equals(group))
                  .mapToLong(this::cpuErrorNanos)
                  .sum());
      case HOST_OTHER -> AllocationUncertainty.ofHostRemainder();
      default -> {
        ModelCounters model = counters.get(group);
        int threads = 1 + (model == null ? 0 : model.workers());
        yield AllocationUncertainty.ofThreads(tally(group), threads);
      }
    };
  }

  private ModelActivity activity(Group group, ModelCounters model) {
    return new ModelActivity(
        model.invocations(),
        model.items(),
        model.itemUnit(),
        model.errors(),
        model.busyNanos(),
        model.inFlightNanos(),
        tally(group).nativeNanos(),
        spin.nanos(group, model.model().name()),
        model.loadedNanos(),
        model.latency(),
        model.settings());
  }

  private CpuTally tally(Group group) {
    CpuTally tally = tallies.getOrDefault(group, new CpuTally());
    ModelCounters model = counters.get(group);
    return model == null ? tally : tally.noBetterThan(model.ownership());
  }
}
