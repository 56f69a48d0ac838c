package io.greenai.agent.runtime;

import io.greenai.agent.attribute.MeterDelta;
import io.greenai.agent.meter.KnownIdle;
import io.greenai.agent.meter.Meter;
import io.greenai.ledger.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one domain and the sets of meters that stand in for them. Where {@code k} of {@code
 * n} parts tell nothing for an interval, {@code k/n} of the best set that does is counted for them:
 * of two packages each is half of what a model says of the host.
 */
final class RankedMeters {
  private final List<TrackedMeter> parts;
  private final List<StandInSet> standIns;

  RankedMeters(List<Meter> parts, List<List<Meter>> standIns) {
    this.parts = parts.stream().map(TrackedMeter::new).toList();
    this.standIns = standIns.stream().map(StandInSet::new).toList();
  }

  /**
   * Adds to {@code deltas} what was counted since the last sample.
   *
   * @return what the parts did not count, if anything
   */
  Optional<MeterInterval.StandIn> advance(List<MeterDelta> deltas, Consumer<Gap> gaps) {
    List<TrackedMeter> silent = new ArrayList<>();
    for (TrackedMeter part : parts) {
      part.advance(gaps)
          .ifPresentOrElse(energy -> deltas.add(part.delta(energy)), () -> silent.add(part));
    }
    @Nullable StandInSet best = null;
    for (StandInSet set : standIns) {
      boolean told = set.advance(gaps);
      best = best == null && told ? set : best;
    }
    if (silent.isEmpty()) {
      return Optional.empty();
    }
    if (best != null) {
      deltas.addAll(best.share(silent.size(), parts.size()));
      silent.forEach(TrackedMeter::standIn);
    }
    return Optional.of(
        new MeterInterval.StandIn(
            silent.size(), parts.size(), best == null ? Optional.empty() : best.idle()));
  }

  /** Meters that together count what the parts do. */
  private static final class StandInSet {
    private final List<TrackedMeter> meters;
    private final long[] told;
    private final long[] remainders;

    StandInSet(List<Meter> meters) {
      this.meters = meters.stream().map(TrackedMeter::new).toList();
      this.told = new long[meters.size()];
      this.remainders = new long[meters.size()];
    }

    /** Whether all of them told what they counted. */
    boolean advance(Consumer<Gap> gaps) {
      boolean all = true;
      for (int i = 0; i < told.length; i++) {
        OptionalLong energy = meters.get(i).advance(gaps);
        told[i] = energy.orElse(0);
        all &= energy.isPresent();
      }
      return all;
    }

    List<MeterDelta> share(int part, int whole) {
      List<MeterDelta> deltas = new ArrayList<>();
      for (int i = 0; i < told.length; i++) {
        long due = told[i] * part + remainders[i];
        remainders[i] = due % whole;
        deltas.add(meters.get(i).delta(due / whole));
      }
      return deltas;
    }

    Optional<KnownIdle> idle() {
      return KnownIdle.of(meters.stream().map(TrackedMeter::meter).toList());
    }
  }
}
