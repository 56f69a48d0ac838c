package io.greenai.agent.scope;

import io.greenai.ledger.Phase;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The open scopes of one thread and what it has done for each model. The model on top of the stack
 * owns the time; a scope of a model that is open already adds nothing of its own.
 *
 * <p>The thread writes; the sampler reads through a version that is odd while the thread writes. A
 * call of a model costs the thread two readings of the wall clock and, within {@link ClockBudget},
 * one or two of its CPU clock; nothing is allocated once the thread has seen the model.
 */
final class ThreadScope {

  private static final Frame[] NONE = {};

  final long id;
  final int tid;
  final boolean virtual;
  final WeakReference<Thread> thread;
  final long firstSeenNanos;
  final long firstCpuNanos;
  final WeakIdentityMap.Probe probe = new WeakIdentityMap.Probe();

  /** Of {@link ThreadScopes} when the thread came; of an earlier one it belongs to the sampler. */
  final int epoch;

  private final ClockBudget clock;
  private final Stopwatch stopwatch;
  private final Version version = new Version();
  private final ScopeStack stack = new ScopeStack(this);
  private final Usages usages = new Usages(version);
  private final Whereabouts whereabouts = new Whereabouts();
  private int regionsRefused;

  ThreadScope(Thread thread, int tid, boolean virtual, ClockBudget clock, int epoch) {
    this.id = threadId(thread);
    this.tid = tid;
    this.virtual = virtual;
    this.thread = new WeakReference<>(thread);
    this.clock = clock;
    this.epoch = epoch;
    this.stopwatch = new Stopwatch(clock, virtual);
    this.firstSeenNanos = System.nanoTime();
    this.firstCpuNanos = virtual ? Stopwatch.UNREAD : clock.read();
  }

  /** {@code Thread.getId}, which applications may override, but not for a platform's own ids. */
  @SuppressWarnings("deprecation")
  private static long threadId(Thread thread) {
    return thread.getId();
  }

  /** Puts a scope on the stack; {@code null} where it has no room. */
  @Nullable Frame push(@Nullable LoadedModel model, Phase phase) {
    return push(model, phase, false);
  }

  /** The same for a call that is native code throughout. */
  @Nullable Frame pushPinned(@Nullable LoadedModel model, Phase phase) {
    Frame frame = push(model, phase);
    if (frame != null) {
      frame.pinned = true;
    }
    return frame;
  }

  private @Nullable Frame push(@Nullable LoadedModel model, Phase phase, boolean region) {
    sweep();
    if (stack.isFull()) {
      return null;
    }
    Usage usage = usages.of(model, phase);
    Frame frame = stack.free();
    Frame top = stack.top();
    Usage below = usageOf(top);
    long now = System.nanoTime();
    long cpu = stopwatch.cpuAtTurn(below, usage);
    version.beginWrite();
    stopwatch.turn(now, cpu, below, usage, top != null && top.pinned);
    frame.usage = usage;
    frame.startNanos = now;
    frame.region = region;
    frame.pinned = false;
    frame.itemsStated = null;
    boolean outermost = usage.open++ == 0 && stack.namesake(usage, frame.depth) == null;
    frame.counters = outermost ? usage.counters : null;
    stack.push();
    version.endWrite();
    whereabouts.turn(now, usage);
    if (frame.counters != null) {
      frame.counters.entered(now);
    }
    return frame;
  }

  /** The call that a scope on the stack is part of, under its own or its namesake's model. */
  Frame callOf(Frame frame) {
    Frame around = frame.usage == null ? null : stack.namesake(frame.usage, frame.depth);
    return around == null ? frame : around;
  }

  /**
   * Takes a scope off the stack, and what woven calls left open above it. Scopes of the
   * application's own word stay until their own end.
   *
   * @return how long it was open, or a negative number if it was not on the stack
   */
  long pop(Frame frame) {
    sweep();
    Frame top = stack.top();
    if (top == null || !stack.has(frame)) {
      return -1;
    }
    long now = System.nanoTime();
    Frame next = stack.topWithout(frame);
    long cpu = next == top ? Stopwatch.UNREAD : stopwatch.cpuAtTurn(top.usage, usageOf(next));
    pop(frame, top, next, now, cpu);
    sweep();
    regionsRefused = stack.isEmpty() ? 0 : regionsRefused;
    return now - frame.startNanos;
  }

  private void pop(Frame frame, Frame top, @Nullable Frame next, long now, long cpu) {
    Usage from = top.usage;
    Usage to = usageOf(next);
    version.beginWrite();
    if (next != top) {
      stopwatch.turn(now, cpu, from, to, top.pinned);
    }
    stack.remove(frame, now);
    version.endWrite();
    whereabouts.turn(now, to);
  }

  private static @Nullable Usage usageOf(@Nullable Frame frame) {
    return frame == null ? null : frame.usage;
  }

  /** Takes scopes off the stack that are over without this thread having ended them. */
  private void sweep() {
    for (Frame top = stack.top(); top != null; top = stack.top()) {
      OwnScope.End end = top.end;
      if (end == null || !end.isOver(System.nanoTime())) {
        return;
      }
      popTop(top, end.nanos());
    }
  }

  private void popTop(Frame top, long now) {
    pop(top, top, stack.below(top), now, Stopwatch.UNREAD);
  }

  /**
   * Ends a scope of this thread's by the application's word. One that has others above it is taken
   * off the stack after them.
   */
  void end(OwnScope scope) {
    if (scope.frame.end == scope.end && scope.frame == stack.top()) {
      pop(scope.frame);
    } else {
      scope.end.at(System.nanoTime());
      sweep();
    }
  }

  /**
   * What is open is in flight no more. For the sampler, once the thread does not write any more.
   */
  void abandon() {
    for (Frame top = stack.top(); top != null; top = stack.top()) {
      popTop(top, System.nanoTime());
    }
  }

  /** Puts a scope on the stack that a later call on this thread will end. */
  void openRegion(@Nullable LoadedModel model, Phase phase) {
    if (push(model, phase, true) == null) {
      regionsRefused++;
    }
  }

  /** Ends the innermost region; one that the stack had no room for is an inner one. */
  void closeRegion() {
    if (regionsRefused > 0) {
      regionsRefused--;
      return;
    }
    Frame region = stack.region();
    if (region != null) {
      pop(region);
    }
  }

  /** What the thread is working on. */
  @Nullable Usage working() {
    sweep();
    return usageOf(stack.top());
  }

  /** The model whose loading is under way on this thread. */
  @Nullable LoadedModel loading() {
    return stack.loading();
  }

  /** Books what was done under no name yet to the model that it turned out to be. */
  void name(LoadedModel model, Phase phase) {
    Usage unnamed = usages.of(null, phase);
    Usage named = usages.of(model, phase);
    version.beginWrite();
    named.take(unnamed);
    version.endWrite();
  }

  /** Forgets what was done under no name, unless more of it is under way. */
  void forgetUnnamed(Phase phase) {
    Usage unnamed = usages.of(null, phase);
    if (unnamed.open == 0) {
      version.beginWrite();
      unnamed.clear();
      version.endWrite();
    }
  }

  /**
   * What this thread has done so far, as of {@link ThreadReading#nowNanos()}; {@code null} if the
   * thread was in the middle of writing all the while. For the sampler.
   *
   * <p>Clocks are read before the state, so that the state is copied in some nanoseconds; a call
   * that begins in between counts from its beginning.
   */
  @Nullable ThreadReading read(boolean alive) {
    long cpu = alive && !virtual ? clock.read(id) : Stopwatch.UNREAD;
    long now = System.nanoTime();
    ThreadReading reading = version.read(() -> copy(alive, now, cpu));
    if (reading != null) {
      reading.usages().forEach(usage -> usage.of().sampled(usage.wallNanos()));
    }
    if (alive) {
      whereabouts.follow(version, stack, now);
    }
    return reading;
  }

  private ThreadReading copy(boolean alive, long now, long cpu) {
    @Nullable Frame[] open = alive ? stack.open() : NONE;
    List<UsageReading> readings = new ArrayList<>();
    for (Usage usage : usages.all()) {
      readings.add(read(usage, open, now, cpu));
    }
    return new ThreadReading(now, cpu, readings);
  }

  /**
   * The time since the last turn belongs to the top of the stack; from the end of a scope that is
   * over without this thread having noticed, to what is below.
   */
  private UsageReading read(Usage usage, @Nullable Frame[] open, long now, long cpu) {
    long from = stopwatch.lastNanos();
    long openNanos = 0;
    long last = usage.lastNanos;
    boolean measured = false;
    for (int i = open.length - 1; i >= 0; i--) {
      Frame frame = open[i];
      OwnScope.End end = frame == null ? null : frame.end;
      boolean over = end != null && end.isOver(now);
      long to = end != null && over ? Math.min(now, end.nanos()) : now;
      if (frame != null && frame.usage == usage && to > from) {
        openNanos += to - from;
        last = to;
        measured = !over && i == open.length - 1;
      }
      if (!over) {
        break;
      }
      from = Math.max(from, to);
    }
    return stopwatch.read(usage, openNanos, last, measured ? cpu : Stopwatch.UNREAD);
  }
}
