package io.greenai.agent.attribute;

import io.greenai.ledger.Domain;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The intervals, per domain, since its meters last counted anything. Exporters count in steps of
 * seconds; what a step counts is of all its time, so it is held against the idling and the CPU time
 * of all of it, also where it began in the window before.
 */
final class CounterSteps {
  /** A domain that counts nothing for longer is at rest: what comes then is of that time. */
  static final long LONGEST_NANOS = 120_000_000_000L;

  /** All that happened in a step so far. */
  record Step(long nanos, IdleEnergy idle, CpuSplit cpu) {
    private Step and(Step next) {
      return new Step(nanos + next.nanos, idle.and(next.idle), cpu.and(next.cpu));
    }
  }

  private final Map<Domain, Step> open = new EnumMap<>(Domain.class);

  /**
   * Takes in an interval.
   *
   * @param counted whether the domain's meters counted anything in it
   * @return the whole step, which it ends; nothing while it goes on
   */
  Optional<Step> add(Domain domain, Step interval, boolean counted) {
    @Nullable Step begun = open.remove(domain);
    Step step = begun == null || begun.nanos > LONGEST_NANOS ? interval : begun.and(interval);
    if (counted) {
      return Optional.of(step);
    }
    open.put(domain, step);
    return Optional.empty();
  }
}
