package io.greenai.agent.runtime;

import io.greenai.agent.attribute.MeterDelta;
import io.greenai.agent.meter.KnownIdle;
import io.greenai.agent.meter.Meter;
import io.greenai.agent.meter.MeterSet;
import io.greenai.ledger.Boundary;
import io.greenai.ledger.Domain;
import io.greenai.ledger.Gap;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.Quality;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What the meters counted between two samples: parts with their stand-ins, wholes, the rest. */
final class MeterReadings {
  private final Map<Domain, RankedMeters> parts = new EnumMap<>(Domain.class);
  private final List<RestOfWhole> wholes;
  private final List<TrackedMeter> evidence;
  private final boolean restIsDerived;
  private final LongSupplier clock;
  private long lastNanos;

  /**
   * @param windowNanos over which a whole is held against its parts
   * @param clock monotonic nanoseconds
   */
  MeterReadings(MeterSet meters, long windowNanos, LongSupplier clock) {
    for (Domain domain : Domain.values()) {
      List<Meter> ofDomain = meters.parts(domain);
      if (!ofDomain.isEmpty()) {
        parts.put(
            domain, new RankedMeters(ofDomain, meters.standIns().getOrDefault(domain, List.of())));
      }
    }
    List<Meter> holdingAll = meters.wholes();
    wholes = holdingAll.stream().map(whole -> new RestOfWhole(whole, windowNanos)).toList();
    evidence =
        meters.meters().stream()
            .filter(meter -> meter.declaration().role() == MeterRole.WHOLE)
            .filter(meter -> !holdingAll.contains(meter))
            .map(TrackedMeter::new)
            .toList();
    restIsDerived = !parts.containsKey(Domain.REST);
    this.clock = clock;
    lastNanos = clock.getAsLong();
  }

  /** What was counted since the last sample. */
  MeterInterval advance(Consumer<Gap> gaps) {
    return advance(gaps, false);
  }

  /** The same where the books end, or pause: what meters are late with is counted otherwise. */
  MeterInterval end(Consumer<Gap> gaps) {
    return advance(gaps, true);
  }

  /** Forgets what has passed since the last sample. */
  void rebase(Consumer<Gap> gaps) {
    advance(gaps);
    parts.values().forEach(RankedMeters::rebase);
  }

  private MeterInterval advance(Consumer<Gap> gaps, boolean last) {
    long now = clock.getAsLong();
    long dtNanos = now - lastNanos;
    lastNanos = now;
    List<MeterDelta> deltas = new ArrayList<>();
    Map<Domain, MeterInterval.StandIn> standIns = new EnumMap<>(Domain.class);
    parts.forEach(
        (domain, ranked) ->
            ranked.advance(deltas, last, gaps).ifPresent(standIn -> standIns.put(domain, standIn)));
    leaveMemoryToTheServer(deltas, standIns);
    List<MeterDelta> counted = List.copyOf(deltas);
    boolean wanted = restIsDerived;
    for (RestOfWhole whole : wholes) {
      wanted &= !whole.advance(counted, dtNanos, wanted, deltas, gaps);
    }
    for (TrackedMeter meter : evidence) {
      meter.advance(gaps).ifPresent(energy -> deltas.add(meter.delta(energy)));
    }
    return new MeterInterval(deltas, standIns, uneven());
  }

  private Set<Domain> uneven() {
    Set<Domain> uneven = EnumSet.noneOf(Domain.class);
    parts.forEach(
        (domain, ranked) -> {
          if (ranked.isUneven()) {
            uneven.add(domain);
          }
        });
    return uneven;
  }

  /** Where a share of a server stands in for the processor, that much of the memory is in it. */
  private static void leaveMemoryToTheServer(
      List<MeterDelta> deltas, Map<Domain, MeterInterval.StandIn> standIns) {
    MeterInterval.@Nullable StandIn ofCpu = standIns.get(Domain.CPU);
    boolean ofServer =
        deltas.stream()
            .map(MeterDelta::meter)
            .filter(meter -> meter.domain() == Domain.CPU)
            .anyMatch(meter -> meter.boundary().compareTo(Boundary.BOARD) >= 0);
    if (ofCpu == null || !ofServer) {
      return;
    }
    deltas.replaceAll(
        delta ->
            delta.meter().domain() == Domain.DRAM
                ? new MeterDelta(delta.meter(), ofCpu.ofTelling(delta.energyMicrojoules()))
                : delta);
    KnownIdle none = new KnownIdle(0, Quality.MEASURED, "");
    standIns.putIfAbsent(
        Domain.DRAM, new MeterInterval.StandIn(ofCpu.silentPpm(), Optional.of(none)));
  }
}
