package io.greenai.agent.attribute;

import io.greenai.ledger.Account;
import io.greenai.ledger.Domain;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterReading;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.Ownership;
import io.greenai.ledger.Quality;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What one window has booked so far. */
final class WindowTotals {
  private static final IdleEnergy NOTHING_IDLE = new IdleEnergy(0, Quality.MEASURED);

  private final CounterSteps steps;
  private final Map<String, DomainBook> books = new TreeMap<>();
  private final Map<String, MeterReading> meters = new TreeMap<>();
  private final Tallies tallies = new Tallies();
  private Quality cpuQuality = Quality.MEASURED;
  private long durationNanos;

  /**
   * @param steps that began in windows before
   */
  WindowTotals(CounterSteps steps) {
    this.steps = steps;
  }

  void add(Sample sample, CpuSplit cpu) {
    durationNanos += sample.dtNanos();
    cpuQuality = cpuQuality.worse(sample.cpu().quality());
    tallies.addAll(cpu.groups());
    tallies.of(Group.of(Account.HOST_OTHER)).add(cpu.hostOtherNanos(), Ownership.EXACT);
    Set<Domain> read = EnumSet.noneOf(Domain.class);
    for (MeterDelta delta : sample.meters()) {
      addReading(delta);
      if (delta.meter().role() == MeterRole.PART) {
        Domain domain = delta.meter().domain();
        if (domain == Domain.GPU) {
          splitDevice(delta, sample.devices());
        } else {
          book(domain.id(), domain).read(delta);
          read.add(domain);
        }
      }
    }
    for (Domain domain : read) {
      IdleEnergy idle = sample.idle().getOrDefault(domain, NOTHING_IDLE);
      DomainBook book = book(domain.id(), domain);
      steps
          .add(domain, new CounterSteps.Step(sample.dtNanos(), idle, cpu), book.hasRead())
          .ifPresent(step -> book.split(step.idle(), new CpuShares(step.cpu())));
    }
  }

  /** No CPU clock tells who used an accelerator: each has a book of its own. */
  private void splitDevice(MeterDelta delta, Map<String, DeviceActivity> devices) {
    String id = delta.meter().id();
    DeviceActivity device = devices.getOrDefault(id, DeviceActivity.UNKNOWN);
    DomainBook book = book(id, Domain.GPU);
    book.read(delta);
    book.split(device.idle(), new DeviceShares(device));
  }

  private DomainBook book(String name, Domain domain) {
    return books.computeIfAbsent(name, unused -> new DomainBook(domain));
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
        new PostingWriter(books.values(), tallies.byGroup(), cpuQuality, loaded, durationNanos);
    return new WindowEntries(durationNanos, List.copyOf(meters.values()), writer.write());
  }
}
