package io.greenai.agent.runtime;

import io.greenai.agent.attribute.MeterDelta;
import io.greenai.agent.meter.Meter;
import io.greenai.agent.meter.MeterException;
import io.greenai.ledger.Gap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the meters counted between two samples. A meter that fails counts nothing until it answers
 * again; what its counter saw in between is booked then.
 */
final class MeterReadings {

  private static final class Tracked {
    final Meter meter;
    long lastMicrojoules;
    boolean failing;

    Tracked(Meter meter) {
      this.meter = meter;
    }
  }

  private final List<Tracked> tracked = new ArrayList<>();

  MeterReadings(List<Meter> meters) {
    for (Meter meter : meters) {
      Tracked one = new Tracked(meter);
      try {
        one.lastMicrojoules = meter.readMicrojoules();
      } catch (MeterException e) {
        one.failing = true;
        Console.tell(String.valueOf(e.getMessage()));
      }
      tracked.add(one);
    }
  }

  List<MeterDelta> advance(Consumer<Gap> gaps) {
    List<MeterDelta> deltas = new ArrayList<>(tracked.size());
    for (Tracked one : tracked) {
      deltas.add(new MeterDelta(one.meter.declaration(), advance(one, gaps)));
    }
    return deltas;
  }

  private static long advance(Tracked one, Consumer<Gap> gaps) {
    try {
      long now = one.meter.readMicrojoules();
      long delta = Math.max(0, now - one.lastMicrojoules);
      one.lastMicrojoules = now;
      one.failing = false;
      return delta;
    } catch (MeterException e) {
      if (!one.failing) {
        one.failing = true;
        Console.tell(String.valueOf(e.getMessage()));
        gaps.accept(new Gap(Instant.now(), 0, "meter-failed " + one.meter.declaration().id(), 0));
      }
      return 0;
    }
  }
}
