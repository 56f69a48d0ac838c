package io.greenai.agent.scope;

import io.greenai.ledger.Phase;
import java.lang.ref.WeakReference;
import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A scope that the application opened by its own word, and may close from any thread, twice or
 * never. The application holds this; the stack of the thread that opened it holds its {@link End},
 * and takes a scope that nobody holds any more for over.
 */
final class OwnScope {

  /** When the scope was over, and what is put right then, whoever notices. */
  static final class End {
    private final CallCounters counters;
    private final boolean counts;
    private @Nullable WeakReference<OwnScope> holder;
    private @Nullable String experiment;
    private volatile long nanos;
    private volatile boolean over;

    private End(CallCounters counters, boolean counts) {
      this.counters = counters;
      this.counts = counts;
    }

    /** Whether the scope was closed or let go. */
    boolean isOver(long nowNanos) {
      if (!over && holder != null && holder.refersTo(null)) {
        at(nowNanos);
      }
      return over;
    }

    /** The instant, once it is over. */
    long nanos() {
      return nanos;
    }

    /** The scope is over; known already it changes nothing. */
    synchronized void at(long nowNanos) {
      if (over) {
        return;
      }
      nanos = nowNanos;
      over = true;
      if (counts) {
        counters.left(nowNanos);
      }
      if (experiment != null) {
        counters.stated().experimentLeft(experiment);
      }
    }

    /** The first experiment stands, and none of a scope that is over. */
    private synchronized void experiment(String id) {
      if (!over && experiment == null) {
        experiment = counters.stated().experimentEntered(id);
      }
    }
  }

  final LoadedModel model;
  final Phase phase;
  final ThreadScope thread;
  final Frame frame;
  final End end;
  private final long startNanos;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicBoolean itemsStated;
  private volatile boolean failed;

  private OwnScope(LoadedModel model, Phase phase, Frame frame, End end) {
    this.model = model;
    this.phase = phase;
    this.thread = frame.thread;
    this.frame = frame;
    this.end = end;
    this.startNanos = frame.startNanos;
    this.itemsStated = itemsStated(frame.thread.callOf(frame));
  }

  private static AtomicBoolean itemsStated(Frame call) {
    AtomicBoolean known = call.itemsStated;
    AtomicBoolean stated = known == null ? new AtomicBoolean() : known;
    call.itemsStated = stated;
    return stated;
  }

  /** Takes over a scope that was just put on the calling thread's stack. */
  static OwnScope of(LoadedModel model, Phase phase, Frame frame) {
    End end = new End(model.counters(phase), frame.counters != null);
    OwnScope scope = new OwnScope(model, phase, frame, end);
    end.holder = new WeakReference<>(scope);
    frame.counters = null;
    frame.end = end;
    return scope;
  }

  void items(long count) {
    if (count > 0 && !closed.get()) {
      itemsStated.set(true);
      end.counters.items(count);
    }
  }

  void tokens(long in, long out) {
    if (!closed.get()) {
      end.counters.stated().tokens(in, out);
    }
  }

  void score(@Nullable String measure, @Nullable BigDecimal value) {
    String text = measure == null || value == null ? null : Score.text(value);
    if (measure != null && text != null && !closed.get()) {
      end.counters.stated().score(measure, text);
    }
  }

  void experiment(@Nullable String id) {
    if (id != null && !id.isBlank()) {
      end.experiment(id);
    }
  }

  void failed() {
    failed = true;
  }

  boolean hasFailed() {
    return failed;
  }

  /** Whether this is the first time; the others change nothing. */
  boolean close() {
    return closed.compareAndSet(false, true);
  }

  /**
   * Counts the call, unless it is part of another one.
   *
   * @return how long it took, or a negative number where it does not count
   */
  long complete() {
    if (!end.counts) {
      return -1;
    }
    long durationNanos = Math.max(0, end.nanos() - startNanos);
    end.counters.completed(durationNanos, failed);
    if (!itemsStated.get()) {
      end.counters.items(1);
    }
    return durationNanos;
  }
}
