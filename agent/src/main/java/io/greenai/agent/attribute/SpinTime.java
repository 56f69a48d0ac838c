package io.greenai.agent.attribute;

import io.greenai.ledger.ModelKey;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;

/**
 * CPU time that native workers, of a session or of a calling thread's team, burnt waiting for the
 * next call.
 *
 * <p>While a call is in flight each worker can use at most the time that passes. What they used
 * beyond that they used with no call in flight. It is a lower bound, because workers do not work
 * throughout a call. Keys of one name and engine share their workers, so the bound is taken for
 * these, with the times in flight of the name added up, and then shared by the keys' worker CPU
 * time.
 */
final class SpinTime {
  private final Map<Group, CpuTally> tallies;
  private final Collection<ModelCounters> loaded;
  private final long windowNanos;

  SpinTime(Map<Group, CpuTally> tallies, Collection<ModelCounters> loaded, long windowNanos) {
    this.tallies = tallies;
    this.loaded = loaded;
    this.windowNanos = windowNanos;
  }

  /** A lower bound for the model {@code wanted}, never above the CPU time of its workers. */
  long nanos(Group wanted, ModelKey model) {
    Amounts workers = new Amounts();
    tallies.forEach(
        (group, tally) -> {
          if (group.sharesWorkersWith(model)) {
            workers.add(group, tally.ownWorkerNanos());
          }
        });
    long count = 0;
    long inFlightNanos = 0;
    for (ModelCounters counters : loaded) {
      if (counters.model().name().equals(model.name())) {
        count = Math.max(count, counters.workers());
        inFlightNanos += counters.inFlightNanos();
      }
    }
    if (count == 0 && inFlightNanos > 0) {
      return 0; // Nobody knows how many there were to do the work.
    }
    long working = count * Math.min(inFlightNanos, windowNanos);
    BigInteger spin = workers.total().subtract(BigInteger.valueOf(working));
    return spin.signum() <= 0 ? 0 : workers.share(spin).get(wanted).longValueExact();
  }
}
