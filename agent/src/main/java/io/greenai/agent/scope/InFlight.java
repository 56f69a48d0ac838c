package io.greenai.agent.scope;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The time with at least one call in flight. Lock-free: the number of open calls and the instant
 * since which they have not been told share one word, so that whoever ends the last call knows what
 * is still to be told. Resolution 512 ns; a million calls at once; told at least once in 52 days.
 */
final class InFlight {

  private static final int COUNT_BITS = 20;
  private static final long COUNT_MASK = (1L << COUNT_BITS) - 1;
  private static final int TICK_SHIFT = 9;

  private final long origin;
  private final AtomicLong state = new AtomicLong();
  private final AtomicLong toldTicks = new AtomicLong();

  InFlight(long nowNanos) {
    this.origin = nowNanos;
  }

  void enter(long nowNanos) {
    while (true) {
      long seen = state.get();
      long count = seen & COUNT_MASK;
      long next = count == 0 ? ticks(nowNanos) << COUNT_BITS | 1 : seen + 1;
      if (count == COUNT_MASK || state.compareAndSet(seen, next)) {
        return;
      }
    }
  }

  void exit(long nowNanos) {
    while (true) {
      long seen = state.get();
      long count = seen & COUNT_MASK;
      if (count == 0) {
        return;
      }
      if (state.compareAndSet(seen, seen - 1)) {
        if (count == 1) {
          toldTicks.addAndGet(untold(seen, ticks(nowNanos)));
        }
        return;
      }
    }
  }

  boolean isOpen() {
    return (state.get() & COUNT_MASK) > 0;
  }

  /** Since creation, the open stretch included. For one thread. */
  long totalNanos(long nowNanos) {
    long now = ticks(nowNanos);
    while (true) {
      long seen = state.get();
      long passed = (seen & COUNT_MASK) == 0 ? 0 : untold(seen, now);
      if (passed == 0 || state.compareAndSet(seen, now << COUNT_BITS | (seen & COUNT_MASK))) {
        return toldTicks.addAndGet(passed) << TICK_SHIFT;
      }
    }
  }

  /** The word has room for the low bits of an instant only; what lies behind it is taken for 0. */
  private static long untold(long seen, long nowTicks) {
    return Math.max(0, ((nowTicks << COUNT_BITS) - (seen & ~COUNT_MASK)) >> COUNT_BITS);
  }

  private long ticks(long nowNanos) {
    return Math.max(0, nowNanos - origin) >>> TICK_SHIFT;
  }
}
