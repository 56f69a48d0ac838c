package io.greenai.agent.scope;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The time with at least one call in flight. Lock-free: the number of open calls and the instant of
 * the first share one word, so that whoever ends the last call knows when the first began.
 * Resolution 64 ns; the clock may span 208 days.
 */
final class InFlight {

  private static final int COUNT_BITS = 16;
  private static final long COUNT_MASK = (1L << COUNT_BITS) - 1;
  private static final int TICK_SHIFT = 6;

  private final long origin;
  private final AtomicLong state = new AtomicLong();
  private final AtomicLong closedTicks = new AtomicLong();

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
          closedTicks.addAndGet(Math.max(0, ticks(nowNanos) - (seen >>> COUNT_BITS)));
        }
        return;
      }
    }
  }

  boolean isOpen() {
    return (state.get() & COUNT_MASK) > 0;
  }

  /** Since creation, the open stretch included. */
  long totalNanos(long nowNanos) {
    long closed = closedTicks.get();
    long seen = state.get();
    boolean open = (seen & COUNT_MASK) > 0;
    long running = open ? Math.max(0, ticks(nowNanos) - (seen >>> COUNT_BITS)) : 0;
    return (closed + running) << TICK_SHIFT;
  }

  private long ticks(long nowNanos) {
    return Math.max(0, nowNanos - origin) >>> TICK_SHIFT;
  }
}
