package io.greenai.agent.scope;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A scope on the stack; also what a woven call carries from its entry to its exit. */
final class Frame {
  final ThreadScope thread;

  /** Where on the stack it is. */
  int depth;

  @Nullable Usage usage;

  /** Where the call is counted; stays after the scope is closed, for its items. */
  @Nullable CallCounters counters;

  long startNanos;

  /** Whether a later call on the thread ends it. */
  boolean region;

  /** Whether it is native code throughout, so that a virtual thread stays on its carrier. */
  boolean pinned;

  /** Of a scope that the application opened by its own word. */
  OwnScope.@Nullable End end;

  /** Whether the application stated items of this call, where it can. */
  @Nullable AtomicBoolean itemsStated;

  Frame(ThreadScope thread, int depth) {
    this.thread = thread;
    this.depth = depth;
  }

  boolean isOwn() {
    return end != null;
  }

  void close(long now) {
    if (usage != null) {
      usage.open--;
      usage = null;
    }
    if (counters != null) {
      counters.left(now);
    }
    if (end != null) {
      end.at(now);
      end = null;
    }
  }
}
