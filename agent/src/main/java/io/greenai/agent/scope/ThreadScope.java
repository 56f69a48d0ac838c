package io.greenai.agent.scope;

import io.greenai.ledger.Phase;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
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

  private static final int MAX_DEPTH = 64;

  /** A scope on the stack; also what a woven call carries from its entry to its exit. */
  static final class Frame {
    final ThreadScope thread;
    final int depth;
    @Nullable Usage usage;

    /** Where the call is counted; stays after the scope is closed, for its items. */
    @Nullable CallCounters counters;

    long startNanos;
    boolean outermost;
    boolean region;

    /** Whether it is native code throughout, so that a virtual thread stays on its carrier. */
    boolean pinned;

    /** Of a scope that the application opened by its own word. */
    OwnScope.@Nullable End end;

    Frame(ThreadScope thread, int depth) {
      this.thread = thread;
      this.depth = depth;
    }
  }

  final long id;
  final int tid;
  final boolean virtual;
  final WeakReference<Thread> thread;
  final long firstSeenNanos;
  final long firstCpuNanos;
  final WeakIdentityMap.Probe probe = new WeakIdentityMap.Probe();

  /** Of the thread's own; see {@link #restart}. */
  int epoch;

  private final ClockBudget clock;
  private final Stopwatch stopwatch;
  private final Version version = new Version();
  private Frame[] frames = new Frame[0];
  private int depth;
  private final Usages usages = new Usages(version);
  private int regionsRefused;

  ThreadScope(Thread thread, int tid, boolean virtual, ClockBudget clock) {
    this.id = threadId(thread);
    this.tid = tid;
    this.virtual = virtual;
    this.thread = new WeakReference<>(thread);
    this.clock = clock;
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
    if (depth == MAX_DEPTH) {
      return null;
    }
    Usage usage = usages.of(model, phase);
    Frame frame = frame(depth);
    Usage below = depth == 0 ? null : frames[depth - 1].usage;
    long now = System.nanoTime();
    long cpu = stopwatch.cpuAtTurn(below, usage);
    version.beginWrite();
    stopwatch.turn(now, cpu, below, usage, depth > 0 && frames[depth - 1].pinned);
    frame.usage = usage;
    frame.startNanos = now;
    frame.region = region;
    frame.pinned = false;
    frame.outermost = usage.open++ == 0;
    frame.counters = frame.outermost && !isWithinNamesake(usage) ? usage.counters : null;
    depth++;
    version.endWrite();
    Usage.turn(now, below, usage);
    if (frame.counters != null) {
      frame.counters.entered(now);
    }
    return frame;
  }

  /**
   * Whether a call of the same name is under way: a method that is a model and the session inside
   * it that was given its name are one call, on two lines.
   */
  private boolean isWithinNamesake(Usage usage) {
    for (int i = depth - 1; i >= 0; i--) {
      Usage around = frames[i].usage;
      if (around != null && around.phase == usage.phase && around.isNamesakeOf(usage)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Takes a scope, and any left open above it, off the stack.
   *
   * @return how long it was open, or a negative number if it was not on the stack
   */
  long pop(Frame frame) {
    if (frame.depth >= depth || frames[frame.depth] != frame) {
      return -1;
    }
    long now = System.nanoTime();
    Usage above = frames[depth - 1].usage;
    Usage below = below(frame);
    pop(frame, now, stopwatch.cpuAtTurn(above, below));
    sweep();
    regionsRefused = depth == 0 ? 0 : regionsRefused;
    return now - frame.startNanos;
  }

  private void pop(Frame frame, long now, long cpu) {
    Usage above = frames[depth - 1].usage;
    Usage below = below(frame);
    version.beginWrite();
    stopwatch.turn(now, cpu, above, below, frames[depth - 1].pinned);
    for (int i = depth - 1; i >= frame.depth; i--) {
      close(frames[i], now);
    }
    depth = frame.depth;
    version.endWrite();
    Usage.turn(now, above, below);
  }

  private @Nullable Usage below(Frame frame) {
    return frame.depth == 0 ? null : frames[frame.depth - 1].usage;
  }

  /** Takes scopes off the stack that are over without this thread having ended them. */
  private void sweep() {
    while (depth > 0) {
      Frame top = frames[depth - 1];
      OwnScope.End end = top.end;
      if (end == null || !end.isOver(System.nanoTime())) {
        return;
      }
      pop(top, end.nanos(), Stopwatch.UNREAD);
    }
  }

  /**
   * Ends a scope of this thread's by the application's word. One that has others above it is taken
   * off the stack after them.
   */
  void end(OwnScope scope) {
    if (scope.frame.end == scope.end && scope.frame.depth == depth - 1) {
      pop(scope.frame);
    } else {
      scope.end.at(System.nanoTime());
      sweep();
    }
  }

  /** Closes whatever is open. */
  void restart(int newEpoch) {
    if (depth > 0) {
      pop(frames[0]);
    }
    regionsRefused = 0;
    epoch = newEpoch;
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
    for (int i = depth - 1; i >= 0; i--) {
      if (frames[i].region) {
        pop(frames[i]);
        return;
      }
    }
  }

  /** What the thread is working on. */
  @Nullable Usage working() {
    return depth == 0 ? null : frames[depth - 1].usage;
  }

  /** The model whose loading is under way on this thread. */
  @Nullable LoadedModel loading() {
    for (int i = depth - 1; i >= 0; i--) {
      Usage usage = frames[i].usage;
      if (usage != null && usage.phase == Phase.LOADING && usage.model != null) {
        return usage.model;
      }
    }
    return null;
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
    return reading;
  }

  private ThreadReading copy(boolean alive, long now, long cpu) {
    int open = Math.min(depth, frames.length);
    Frame top = open == 0 ? null : frames[open - 1];
    OwnScope.End end = top == null ? null : top.end;
    boolean over = end != null && end.isOver(now);
    long until = end != null && over ? Math.min(now, end.nanos()) : now;
    List<Usage> all = usages.all();
    List<UsageReading> readings = new ArrayList<>(all.size());
    for (Usage usage : all) {
      boolean running = alive && top != null && usage == top.usage;
      readings.add(
          stopwatch.read(
              usage, running, top != null && top.pinned, until, over ? Stopwatch.UNREAD : cpu));
    }
    return new ThreadReading(now, cpu, readings);
  }

  private void close(Frame frame, long now) {
    Usage usage = frame.usage;
    frame.usage = null;
    if (usage != null) {
      usage.open--;
    }
    if (frame.counters != null) {
      frame.counters.left(now);
    }
    if (frame.end != null) {
      frame.end.at(now);
      frame.end = null;
    }
  }

  private Frame frame(int at) {
    if (at == frames.length) {
      Frame[] longer = Arrays.copyOf(frames, at + 4);
      for (int i = at; i < longer.length; i++) {
        longer[i] = new Frame(this, i);
      }
      frames = longer;
    }
    return frames[at];
  }
}
