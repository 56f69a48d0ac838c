package io.greenai.agent.scope;

import org.jspecify.annotations.Nullable;

/**
 * For which of its usages one thread is on accelerators. Told by the thread at every turn, and by
 * the sampler where a scope is over that the thread has not taken off its stack yet.
 */
final class Whereabouts {
  private @Nullable Usage present;

  /** Turns of a thread that never was on an accelerator take no lock. */
  private volatile boolean wasPresent;

  /** From now on the thread is there for this usage, or for none. */
  void turn(long nowNanos, @Nullable Usage to) {
    if (wasPresent || (to != null && to.usesAccelerators())) {
      turnAtOnce(nowNanos, to);
    }
  }

  private synchronized void turnAtOnce(long nowNanos, @Nullable Usage to) {
    Usage from = present;
    Usage next = to != null && to.usesAccelerators() ? to : null;
    if (from != next) {
      if (from != null) {
        from.leave(nowNanos);
      }
      if (next != null) {
        next.enter(nowNanos);
        wasPresent = true;
      }
      present = next;
    }
  }

  /** Looks at a thread's stack and turns as it says; the thread's own turns come after that. */
  synchronized void follow(Version version, ScopeStack stack, long nowNanos) {
    if (!wasPresent) {
      return;
    }
    ScopeStack.Overdue turn = version.read(() -> stack.overdue(nowNanos));
    if (turn != null && turn.isAny()) {
      turnAtOnce(turn.nanos(), turn.to());
    }
  }
}
