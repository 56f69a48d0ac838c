package io.greenai.agent.meter;

import io.greenai.ledger.Boundary;
import io.greenai.ledger.Domain;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.Quality;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The open meters of a run.
 *
 * @param meters those that count: parts of each domain and wholes; none, where nothing at all can
 *     tell this host's energy
 * @param standIns per domain what counts while one of its parts fails, sets of meters of a whole
 *     domain, best first
 * @param notes one sentence each, with the remedy, for the start line and {@code doctor}
 * @param looked what each source said, for {@code doctor}
 */
public record MeterSet(
    List<Meter> meters,
    Map<Domain, List<List<Meter>>> standIns,
    List<String> notes,
    List<String> looked)
    implements AutoCloseable {
  public MeterSet {
    meters = List.copyOf(meters);
    notes = List.copyOf(notes);
    looked = List.copyOf(looked);
    Map<Domain, List<List<Meter>>> copy = new EnumMap<>(Domain.class);
    standIns.forEach((domain, sets) -> copy.put(domain, sets.stream().map(List::copyOf).toList()));
    standIns = Collections.unmodifiableMap(copy);
  }

  /** The parts of a domain. */
  public List<Meter> parts(Domain domain) {
    return meters.stream()
        .filter(meter -> isPart(meter.declaration()))
        .filter(meter -> meter.declaration().domain() == domain)
        .toList();
  }

  /** The wholes that hold all parts, the widest first: each leaves a rest. */
  public List<Meter> wholes() {
    return meters.stream()
        .filter(meter -> !isPart(meter.declaration()))
        .filter(meter -> meter.declaration().boundary().compareTo(Boundary.BOARD) >= 0)
        .sorted(Comparator.comparing((Meter meter) -> meter.declaration().boundary()).reversed())
        .toList();
  }

  /** What the header says: the meters that count, the rest of the widest whole, the stand-ins. */
  public List<MeterDeclaration> declarations() {
    List<MeterDeclaration> declared = new ArrayList<>();
    meters.forEach(meter -> declared.add(meter.declaration()));
    if (parts(Domain.REST).isEmpty()) {
      List<MeterDeclaration> rests =
          wholes().stream().map(whole -> rest(whole.declaration())).toList();
      for (int i = 0; i < rests.size(); i++) {
        declared.add(i == 0 ? rests.get(i) : rests.get(i).onStandby());
      }
    }
    allStandIns().forEach(meter -> declared.add(meter.declaration().onStandby()));
    return declared;
  }

  /**
   * The idle power of a domain before any has been learnt: what its part meters know, else, of the
   * processor, the power model's figure. That of memory is a constant, which says nothing of
   * idling.
   */
  public Optional<KnownIdle> idle(Domain domain) {
    Optional<KnownIdle> known = KnownIdle.of(parts(domain));
    return known.isPresent() || domain != Domain.CPU
        ? known
        : standIns.getOrDefault(domain, List.of()).stream()
            .flatMap(set -> KnownIdle.of(set).stream())
            .findFirst();
  }

  /** Whether the meters of a domain state their idle power themselves, so that none is learnt. */
  public boolean knowsIdle(Domain domain) {
    return parts(domain).stream().allMatch(meter -> meter.idle().isPresent());
  }

  /**
   * Reads all of them once, whatever they say, where what passed since the last reading does not
   * matter: one that integrates power needs a reading to begin from.
   */
  public void beginAnew() {
    Stream.concat(meters.stream(), allStandIns()).forEach(MeterSet::beginAnew);
  }

  private static void beginAnew(Meter meter) {
    try {
      long unused = meter.readMicrojoules();
    } catch (MeterException | RuntimeException e) {
      // The reading that follows tells it, if it still fails then.
    }
  }

  @Override
  public void close() {
    meters.forEach(Meter::close);
    allStandIns().forEach(Meter::close);
  }

  private MeterDeclaration rest(MeterDeclaration whole) {
    Quality quality = whole.quality();
    for (Meter meter : meters) {
      if (isPart(meter.declaration())) {
        quality = quality.worse(meter.declaration().quality());
      }
    }
    return RestDeclaration.of(whole, quality);
  }

  private Stream<Meter> allStandIns() {
    return standIns.values().stream().flatMap(List::stream).flatMap(List::stream);
  }

  private static boolean isPart(MeterDeclaration meter) {
    return meter.role() == MeterRole.PART;
  }
}
