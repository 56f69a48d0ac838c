package io.greenai.agent.attribute;

import io.greenai.ledger.ModelKey;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much of the time in its calls a model spends on the CPU.
 *
 * <p>Reading a thread's CPU clock costs as much as a tenth of a small model's call, so only some
 * calls are read at both ends. They stand for the others: those of the same model on the same
 * thread in the same interval, else the recent ones of the model on any thread, else every call is
 * taken to have been on the CPU throughout. A thread cannot use more CPU time than time, so no
 * ratio is above 1.
 */
final class CallRatios {
  /** Beyond so much measured time older calls count half, then a quarter, and so on. */
  private static final long MEMORY_NANOS = 10_000_000_000L;

  private record Ratio(long cpuNanos, long wallNanos) {
    static final Ratio ALL = new Ratio(1, 1);
    static final Ratio UNKNOWN = new Ratio(0, 0);

    Ratio plus(Ratio other) {
      return new Ratio(cpuNanos + other.cpuNanos, wallNanos + other.wallNanos);
    }

    Ratio faded() {
      return wallNanos > MEMORY_NANOS ? new Ratio(cpuNanos / 2, wallNanos / 2) : this;
    }

    long of(long nanos) {
      return BigInteger.valueOf(nanos)
          .multiply(BigInteger.valueOf(cpuNanos))
          .divide(BigInteger.valueOf(wallNanos))
          .longValueExact();
    }
  }

  private final Map<ModelKey, Ratio> running = new HashMap<>();

  /** Learns from all calls of an interval. */
  void learn(List<Caller> callers) {
    Map<ModelKey, Ratio> measured = new HashMap<>();
    for (Caller caller : callers) {
      for (ModelUse use : caller.uses()) {
        Ratio ratio = measured(use);
        if (ratio.wallNanos > 0) {
          measured.merge(use.model(), ratio, Ratio::plus);
        }
      }
    }
    measured.forEach(
        (model, ratio) -> running.merge(model, ratio, (before, now) -> before.plus(now).faded()));
  }

  /**
   * CPU time that {@code use} accounts for, before any ceiling. A reading that reaches back before
   * the interval counts for the part inside.
   */
  long cpuNanos(ModelUse use) {
    Ratio own = measured(use);
    Ratio standIn = own.wallNanos > 0 ? own : running.getOrDefault(use.model(), Ratio.ALL);
    return own.cpuNanos + standIn.of(use.wallNanos() - own.wallNanos);
  }

  void forgetAllBut(Set<ModelKey> models) {
    running.keySet().retainAll(models);
  }

  private static Ratio measured(ModelUse use) {
    return use.measuredWallNanos() == 0
        ? Ratio.UNKNOWN
        : new Ratio(
            Math.min(use.measuredCpuNanos(), use.measuredWallNanos()), use.measuredWallNanos());
  }
}
