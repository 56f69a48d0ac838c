package io.greenai.agent.attribute;

import static java.util.Objects.requireNonNull;

import io.greenai.ledger.Account;
import io.greenai.ledger.Domain;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterReading;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.Ownership;
import io.greenai.ledger.Quality;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What one window has booked so far. */
final class WindowTotals {
  private static final IdleEnergy NOTHING_IDLE = new IdleEnergy(0, Quality.MEASURED);

  private final Map<Domain, DomainBook> domains = new EnumMap<>(Domain.class);
  private final Map<String, MeterReading> meters = new TreeMap<>();
  private final Tallies tallies = new Tallies();
  private Quality cpuQuality = Quality.MEASURED;
  private long durationNanos;

  void add(Sample sample, CpuSplit cpu) {
    durationNanos += sample.dtNanos();
    cpuQuality = cpuQuality.worse(sample.cpu().quality());
    tallies.addAll(cpu.groups());
    tallies.of(Group.of(Account.HOST_OTHER)).add(cpu.hostOtherNanos(), Ownership.EXACT);
    Set<Domain> read = EnumSet.noneOf(Domain.class);
    for (MeterDelta delta : sample.meters()) {
      addReading(delta);
      if (delta.meter().role() == MeterRole.PART) {
        domains.computeIfAbsent(delta.meter().domain(), DomainBook::new).read(delta);
        read.add(delta.meter().domain());
      }
    }
    for (Domain domain : read) {
      IdleEnergy idle = sample.idle().getOrDefault(domain, NOTHING_IDLE);
      requireNonNull(domains.get(domain)).split(idle, cpu);
    }
  }

  private void addReading(MeterDelta delta) {
    MeterDeclaration meter = delta.meter();
    meters.merge(
        meter.id(),
        new MeterReading(meter.id(), meter.domain(), meter.role(), delta.energyMicrojoules()),
        (before, now) ->
            new MeterReading(
                now.meterId(),
                now.domain(),
                now.role(),
                before.energyMicrojoules() + now.energyMicrojoules()));
  }

  WindowEntries entries(Collection<ModelCounters> loaded) {
    PostingWriter writer =
        new PostingWriter(domains, tallies.byGroup(), cpuQuality, loaded, durationNanos);
    return new WindowEntries(durationNanos, List.copyOf(meters.values()), writer.write());
  }
}
