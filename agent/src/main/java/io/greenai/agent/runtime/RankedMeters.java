package io.greenai.agent.runtime;

import io.greenai.agent.attribute.MeterDelta;
import io.greenai.agent.meter.Meter;
import io.greenai.ledger.Gap;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one domain and the sets of meters that stand in for them. Where parts tell nothing
 * for an interval, what they are of the domain ({@link PartWeights}) is taken of the best set that
 * does: of two packages each is about half of what a model says of the host.
 *
 * <p>A part that is late counts nothing meanwhile, and what would stand in for it is kept: it is
 * booked at once when the part turns out to be dead, and forgotten when it moves on.
 */
final class RankedMeters {
  /** At the end of the books; of less a slow counter will tell that it was only slow. */
  private static final long GIVEN_UP_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final List<TrackedMeter> parts;
  private final List<StandInSet> standIns;
  private final PartWeights weights;
  private final LateParts late = new LateParts();
  private BitSet wereLate = new BitSet();
  private boolean uneven;

  RankedMeters(List<Meter> parts, List<List<Meter>> standIns) {
    this.parts = parts.stream().map(TrackedMeter::new).toList();
    this.standIns = standIns.stream().map(StandInSet::new).toList();
    this.weights = new PartWeights(parts.size());
  }

  /**
   * Adds to {@code deltas} what was counted since the last sample.
   *
   * @param last whether the books end here, or pause, so that nothing may be told later
   * @return what the parts did not count, if anything
   */
  Optional<MeterInterval.StandIn> advance(
      List<MeterDelta> deltas, boolean last, Consumer<Gap> gaps) {
    BitSet silent = new BitSet();
    BitSet areLate = new BitSet();
    long[] counted = new long[parts.size()];
    for (int i = 0; i < counted.length; i++) {
      TrackedMeter part = parts.get(i);
      OptionalLong energy = part.advance(gaps);
      areLate.set(i, part.lateNanos() > 0);
      if (last && part.lateNanos() >= GIVEN_UP_NANOS) {
        part.giveUp();
        silent.set(i);
      } else if (energy.isPresent()) {
        counted[i] = energy.getAsLong();
        deltas.add(part.delta(counted[i]));
      } else {
        silent.set(i);
      }
    }
    observe(counted, silent, areLate);
    forgetWhatWasKeptOfThoseThatMoved(silent, areLate);
    Optional<StandInSet> best = best(gaps);
    best.ifPresent(set -> deltas.addAll(instead(set, silent, areLate)));
    return silent.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new MeterInterval.StandIn(weights.ppm(silent), best.flatMap(StandInSet::idle)));
  }

  /** Whether in the last interval some parts counted more of the time than others. */
  boolean isUneven() {
    return uneven;
  }

  /** Of the time until now nothing is to be counted, nor what late parts will tell of it. */
  void rebase() {
    late.clear();
    parts.forEach(TrackedMeter::countFromNextMove);
  }

  private void observe(long[] counted, BitSet silent, BitSet areLate) {
    uneven = isPartOfAll(areLate) || isPartOfAll(wereLate);
    wereLate = areLate;
    if (silent.isEmpty() && !uneven) {
      weights.add(counted);
    }
  }

  private boolean isPartOfAll(BitSet some) {
    return !some.isEmpty() && some.cardinality() < parts.size();
  }

  private void forgetWhatWasKeptOfThoseThatMoved(BitSet silent, BitSet areLate) {
    for (int i = 0; i < parts.size(); i++) {
      if (!silent.get(i) && !areLate.get(i)) {
        late.take(parts.get(i));
      }
    }
  }

  /** All are read, so that each can stand in at any time. */
  private Optional<StandInSet> best(Consumer<Gap> gaps) {
    @Nullable StandInSet best = null;
    for (StandInSet set : standIns) {
      boolean told = set.advance(gaps);
      best = best == null && told ? set : best;
    }
    return Optional.ofNullable(best);
  }

  /** What counts instead of the silent parts now, and of late ones that are silent now. */
  private Collection<MeterDelta> instead(StandInSet set, BitSet silent, BitSet areLate) {
    List<MeterDelta> instead = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      TrackedMeter part = parts.get(i);
      if (silent.get(i)) {
        part.standIn();
        instead.addAll(late.take(part));
      } else if (areLate.get(i)) {
        late.keep(part, set.share(weights.ppm(one(i))));
      }
    }
    if (!silent.isEmpty()) {
      instead.addAll(set.share(weights.ppm(silent)));
    }
    return summed(instead);
  }

  private static BitSet one(int part) {
    BitSet one = new BitSet();
    one.set(part);
    return one;
  }

  private static Collection<MeterDelta> summed(List<MeterDelta> deltas) {
    Map<String, MeterDelta> byId = new LinkedHashMap<>();
    for (MeterDelta delta : deltas) {
      byId.merge(
          delta.meter().id(),
          delta,
          (one, other) ->
              new MeterDelta(one.meter(), one.energyMicrojoules() + other.energyMicrojoules()));
    }
    return byId.values();
  }
}
