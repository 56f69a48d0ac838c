package io.greenai.agent.attribute;

import io.greenai.ledger.Account;
import io.greenai.ledger.Domain;
import io.greenai.ledger.ModelActivity;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Ownership;
import io.greenai.ledger.Posting;
import io.greenai.ledger.Quality;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes the postings of a window from its totals. */
final class PostingWriter {
  private final Map<DomainBook, Amounts> microjoules = new LinkedHashMap<>();
  private final Map<Group, CpuTally> tallies;
  private final Map<Group, ModelCounters> counters = new TreeMap<>();
  private final SpinTime spin;
  private final Quality cpuQuality;

  /**
   * @param tallies CPU time of all accounts
   * @param cpuQuality of the CPU clocks
   */
  PostingWriter(
      Collection<DomainBook> books,
      Map<Group, CpuTally> tallies,
      Quality cpuQuality,
      Collection<ModelCounters> loaded,
      long windowNanos) {
    this.tallies = tallies;
    this.cpuQuality = cpuQuality;
    this.spin = new SpinTime(tallies, loaded, windowNanos);
    books.forEach(book -> microjoules.put(book, book.microjoules()));
    loaded.forEach(model -> counters.put(Group.of(model.model()), model));
    tallies.keySet().forEach(this::count);
    microjoules.values().forEach(amounts -> amounts.groups().forEach(this::count));
  }

  private void count(Group group) {
    ModelKey model = group.model();
    if (model != null) {
      counters.putIfAbsent(group, ModelCounters.none(model));
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
    List<Booked> bookings = new ArrayList<>();
    Map<Domain, Long> posted = new EnumMap<>(Domain.class);
    microjoules.forEach(
        (book, amounts) -> {
          BigInteger amount = amounts.get(group);
          bookings.add(new Booked(book, group, amount));
          posted.merge(book.domain(), amount.longValueExact(), Math::addExact);
        });
    Ownership ownership = activity == null ? null : ownership(tally, bookings);
    return new Posting(
        group.account(),
        group.model(),
        posted,
        quality(group.account(), bookings),
        ownership,
        ownership == null ? Map.of() : byOwnership(ownership, bookings),
        MeterUncertainty.ppm(bookings),
        AllocationUncertainty.ppm(bookings, tally.nanos(), cpuErrorNanos(group)),
        tally.nanos(),
        activity);
  }

  /** The worst way in which any of its CPU time or of its energy on accelerators was found. */
  private static Ownership ownership(CpuTally tally, List<Booked> bookings) {
    Ownership worst = tally.ownership();
    for (Booked booked : bookings) {
      worst = worst.worse(booked.book().ownership(booked.group()));
    }
    return worst;
  }

  /** The energy by how it was found; nothing where all of it was found in the worst way. */
  private static Map<Ownership, Long> byOwnership(Ownership worst, List<Booked> bookings) {
    Map<Ownership, Long> found = new EnumMap<>(Ownership.class);
    for (Booked booked : bookings) {
      booked
          .book()
          .byOwnership(booked.group(), booked.microjoules())
          .forEach((way, part) -> found.merge(way, part.longValueExact(), Math::addExact));
    }
    found.values().removeIf(part -> part == 0);
    return found.keySet().equals(Set.of(worst)) ? Map.of() : found;
  }

  /** The worst of what matters: books without energy of this account say nothing about it. */
  private Quality quality(Account account, List<Booked> bookings) {
    boolean any = bookings.stream().anyMatch(booked -> booked.microjoules().signum() > 0);
    Quality worst = account == Account.HOST_IDLE ? Quality.MEASURED : cpuQuality;
    for (Booked booked : bookings) {
      if (!any || booked.microjoules().signum() > 0) {
        worst = worst.worse(booked.book().quality());
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
        yield model == null
            ? AllocationUncertainty.ofThreads(tally(group), 1)
            : modelErrorNanos(model, tally(group));
      }
    };
  }

  private long modelErrorNanos(ModelCounters model, CpuTally tally) {
    long found =
        AllocationUncertainty.ofThreads(tally, Math.max(1, tally.callers()) + model.workers());
    boolean missing = model.mayHaveUnseenWorkers() && tally.nativeNanos() == 0;
    long others = missing ? tally(Group.of(Account.JVM_OTHER)).nanos() : 0;
    return found + AllocationUncertainty.ofUnseenWorkers(tally.nanos(), others);
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
        spin.nanos(group, model.model()),
        model.loadedNanos(),
        model.latency(),
        model.settings(),
        model.stated());
  }

  private CpuTally tally(Group group) {
    return tallies.getOrDefault(group, new CpuTally());
  }
}
