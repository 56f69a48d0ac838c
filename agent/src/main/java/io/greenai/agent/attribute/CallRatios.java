package io.greenai.agent.attribute;

import io.greenai.ledger.ModelKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much of the time in its calls a model spends on the CPU.
 *
 * <p>Reading a thread's CPU clock costs as much as a tenth of a small model's call, so only some
 * calls are read at both ends. They stand for the others of like length: those of the same model on
 * the same thread in the same interval, else the recent ones of the model on any thread. Where none
 * was like it, all read calls stand, and where none was read, every call is taken to have been on
 * the CPU throughout.
 */
final class CallRatios {
  /** Beyond so much measured time older calls count half, then a quarter, and so on. */
  private static final long MEMORY_NANOS = 10_000_000_000L;

  private static final Stretches NONE = new Stretches();

  private final Map<ModelKey, Stretches> recent = new HashMap<>();

  /** Learns from all calls of an interval. */
  void learn(List<Caller> callers) {
    for (Caller caller : callers) {
      for (ModelUse use : caller.uses()) {
        recent.computeIfAbsent(use.model(), model -> new Stretches()).addReadOf(use.stretches());
      }
    }
    for (Stretches stretches : recent.values()) {
      if (stretches.read().wallNanos() > MEMORY_NANOS) {
        stretches.fade();
      }
    }
  }

  /**
   * CPU time that {@code use} accounts for, before any ceiling. A reading that reaches back before
   * the interval counts for the part inside.
   */
  long cpuNanos(ModelUse use) {
    CpuShare read = new CpuShare(use.measuredCpuNanos(), use.measuredWallNanos());
    long unreadNanos = use.wallNanos() - read.wallNanos();
    return unreadNanos > 0
        ? read.cpuNanos() + ofUnread(use, read).of(unreadNanos)
        : read.or(CpuShare.ALL).of(use.wallNanos());
  }

  private CpuShare ofUnread(ModelUse use, CpuShare read) {
    Stretches own = use.stretches();
    Stretches known = recent.getOrDefault(use.model(), NONE);
    CpuShare any = read.or(known.read()).or(CpuShare.ALL);
    CpuShare unread = CpuShare.UNKNOWN;
    for (int length = 0; length < Stretches.CLASSES; length++) {
      long nanos = own.unreadNanos(length);
      CpuShare alike = own.read(length).or(known.read(length)).or(any);
      unread = unread.plus(new CpuShare(alike.of(nanos), nanos));
    }
    return unread.or(any);
  }

  void forgetAllBut(Set<ModelKey> models) {
    recent.keySet().retainAll(models);
  }
}
