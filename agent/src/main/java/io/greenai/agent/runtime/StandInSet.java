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

/** Meters that together count what all parts of a domain do. */
final class StandInSet {
  private final List<TrackedMeter> meters;
  private final long[] told;

  /** What is left of shares, in millionths of a microjoule. */
  private final long[] remainders;

  StandInSet(List<Meter> meters) {
    this.meters = meters.stream().map(TrackedMeter::new).toList();
    this.told = new long[meters.size()];
    this.remainders = new long[meters.size()];
  }

  /**
   * Whether all of them told what they counted. What one counts while it cannot be read is of
   * intervals in which others stand in, and is not told when it is back.
   */
  boolean advance(Consumer<Gap> gaps) {
    boolean all = true;
    for (int i = 0; i < told.length; i++) {
      TrackedMeter meter = meters.get(i);
      OptionalLong energy = meter.advance(gaps);
      meter.standIn();
      told[i] = energy.orElse(0);
      all &= energy.isPresent();
    }
    return all;
  }

  /** A part of what they told, which is booked; what is less than a microjoule is carried. */
  List<MeterDelta> share(long ppm) {
    List<MeterDelta> deltas = new ArrayList<>();
    for (int i = 0; i < told.length; i++) {
      long due = told[i] % PartWeights.WHOLE_PPM * ppm + remainders[i];
      remainders[i] = due % PartWeights.WHOLE_PPM;
      long whole = told[i] / PartWeights.WHOLE_PPM * ppm;
      deltas.add(meters.get(i).delta(whole + due / PartWeights.WHOLE_PPM));
    }
    return deltas;
  }

  Optional<KnownIdle> idle() {
    return KnownIdle.of(meters.stream().map(TrackedMeter::meter).toList());
  }
}
