package io.greenai.agent.scope;

import io.greenai.agent.attribute.Caller;
import io.greenai.agent.attribute.ModelUse;
import io.greenai.agent.cpu.CarrierClock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The scopes of all threads that ever made a call, one for each thread. {@link #current} is for the
 * application's threads, {@link #sample} for the sampler.
 */
public final class ThreadScopes {

  private static final int UNKNOWN_TID = -1;

  /** Threads that may come between two samples; a flood of virtual threads can bring more. */
  static final int MAX_ARRIVALS = 8_192;

  /**
   * A thread that makes calls.
   *
   * @param id the thread's Java id
   * @param tid the kernel's id of it, -1 where not known
   */
  public record CallingThread(long id, int tid) {}

  /** What the sampler remembers of a thread between two samples. */
  private static final class Seen {
    final ThreadScope scope;
    final Map<Usage, UsageReading> readings = new HashMap<>();
    long cpuNanos;

    Seen(ThreadScope scope) {
      this.scope = scope;
      this.cpuNanos = scope.firstCpuNanos;
    }
  }

  private final ClockBudget clock = new ClockBudget();
  private final IntSupplier callerTid;
  private final ConcurrentLinkedQueue<ThreadScope> arrivals = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicLong overlooked = new AtomicLong();
  private final List<Seen> threads = new ArrayList<>();
  private final List<CallingThread> ended = new ArrayList<>();

  /** Platform threads that a sample will hear of, or did. */
  private final WeakIdentityMap<ThreadScope> known = new WeakIdentityMap<>();

  /** Only a short cut: the JDK empties the locals of a common pool's worker after each task. */
  private final ThreadLocal<ThreadScope> scopes = ThreadLocal.withInitial(this::ofThisThread);

  private final AtomicInteger epoch = new AtomicInteger();
  private long lastSampleNanos = System.nanoTime();

  /**
   * Scopes of threads.
   *
   * @param callerTid tells the kernel's id of the calling thread, -1 where it cannot
   */
  public ThreadScopes(IntSupplier callerTid) {
    this.callerTid = callerTid;
  }

  ThreadScope current() {
    ThreadScope scope = scopes.get();
    if (isCurrent(scope)) {
      return scope;
    }
    known.remove(Thread.currentThread());
    scopes.remove();
    return scopes.get();
  }

  /** Whether a thread's stack was begun since the last {@link #restart}. */
  boolean isCurrent(ThreadScope scope) {
    return scope.epoch == epoch.get();
  }

  /**
   * Ends a call of the calling thread's.
   *
   * @return how long it was open, or a negative number if it is not
   */
  long end(Frame frame) {
    return isCurrent(frame.thread) ? frame.thread.pop(frame) : -1;
  }

  /**
   * Calls that are open now end untold: every thread begins a stack of its own anew, and the next
   * sample closes what the former ones hold.
   */
  public void restart() {
    epoch.incrementAndGet();
  }

  private ThreadScope ofThisThread() {
    int now = epoch.get();
    Thread thread = Thread.currentThread();
    if (isVirtual(thread)) {
      ThreadScope scope = new ThreadScope(thread, UNKNOWN_TID, true, clock, now);
      arrive(scope);
      return scope;
    }
    ThreadScope present = known.get(thread, new WeakIdentityMap.Probe());
    if (present != null) {
      return present;
    }
    ThreadScope scope = new ThreadScope(thread, callerTid.getAsInt(), false, clock, now);
    if (arrive(scope)) {
      known.putIfAbsent(thread, scope);
    }
    return scope;
  }

  /** Whether there is room for one more. */
  private boolean arrive(ThreadScope scope) {
    if (waiting.incrementAndGet() <= MAX_ARRIVALS) {
      return arrivals.add(scope);
    }
    waiting.decrementAndGet();
    overlooked.incrementAndGet();
    return false;
  }

  /** {@code Thread.isVirtual()}, which Java 17 lacks. */
  private static boolean isVirtual(Thread thread) {
    return thread.getClass().getName().startsWith("java.lang.VirtualThread")
        || thread.getClass().getName().startsWith("java.lang.ThreadBuilders$BoundVirtualThread");
  }

  /**
   * The threads with a kernel id that make or made calls and were alive at the sample before the
   * last: the teams of those that ended since then worked for them to the end.
   */
  public Collection<CallingThread> callingThreads() {
    List<CallingThread> calling = new ArrayList<>(ended);
    for (Seen seen : threads) {
      addTo(calling, seen.scope);
    }
    return calling;
  }

  private static void addTo(List<CallingThread> calling, ThreadScope scope) {
    if (scope.tid != UNKNOWN_TID) {
      calling.add(new CallingThread(scope.id, scope.tid));
    }
  }

  /**
   * What each thread did since the last sample; threads that ended are told once and forgotten.
   *
   * @param taskCpuNanos CPU time since the last sample of a kernel thread that is still there, by
   *     its id; negative where there is none. A Java thread may be over before its kernel thread,
   *     as the one that ran {@code main} is
   */
  public List<Caller> sample(IntToLongFunction taskCpuNanos) {
    for (ThreadScope scope = arrivals.poll(); scope != null; scope = arrivals.poll()) {
      waiting.decrementAndGet();
      threads.add(new Seen(scope));
      if (scope.virtual) {
        CarrierClock.prepare();
      }
    }
    long intervalStart = lastSampleNanos;
    lastSampleNanos = System.nanoTime();
    ended.clear();
    known.expunge(scope -> {});
    List<Caller> callers = new ArrayList<>();
    for (Iterator<Seen> all = threads.iterator(); all.hasNext(); ) {
      Seen seen = all.next();
      if (!isCurrent(seen.scope)) {
        if (seen.scope.read(false) != null) { // else its thread is in the middle of its last write
          seen.scope.abandon();
          all.remove();
        }
        continue;
      }
      Thread thread = seen.scope.thread.get();
      boolean alive = thread != null && thread.isAlive();
      Caller caller = sample(seen, alive, intervalStart, taskCpuNanos);
      if (caller != null) {
        callers.add(caller);
      }
      if (!alive) {
        seen.scope.abandon();
        addTo(ended, seen.scope);
        all.remove();
        if (thread != null) {
          known.remove(thread);
        }
      }
    }
    return callers;
  }

  /** Threads whose CPU time in calls is nobody's, as too many came at once; since the last call. */
  public long drainOverlooked() {
    return overlooked.getAndSet(0);
  }

  private static @Nullable Caller sample(
      Seen seen, boolean alive, long intervalStart, IntToLongFunction taskCpuNanos) {
    ThreadReading now = seen.scope.read(alive);
    if (now == null) {
      return null;
    }
    List<ModelUse> uses = new ArrayList<>();
    for (UsageReading usage : now.usages()) {
      ModelUse use = difference(seen, usage);
      if (use != null) {
        uses.add(use);
      }
    }
    if (seen.readings.size() > now.usages().size()) {
      seen.readings
          .keySet()
          .retainAll(now.usages().stream().map(UsageReading::of).collect(Collectors.toSet()));
    }
    long cpuNanos = Caller.NO_CLOCK;
    if (now.cpuNanos() >= 0 && seen.cpuNanos >= 0) {
      cpuNanos = Math.max(0, now.cpuNanos() - seen.cpuNanos);
      seen.cpuNanos = now.cpuNanos();
    } else if (!alive && seen.scope.tid != UNKNOWN_TID) {
      cpuNanos = Math.max(Caller.NO_CLOCK, taskCpuNanos.applyAsLong(seen.scope.tid));
    }
    boolean ended = !alive && !seen.scope.virtual && cpuNanos == Caller.NO_CLOCK;
    long seenNanos = now.nowNanos() - Math.max(intervalStart, seen.scope.firstSeenNanos);
    return uses.isEmpty() ? null : new Caller(seen.scope.id, cpuNanos, ended, seenNanos, uses);
  }

  private static @Nullable ModelUse difference(Seen seen, UsageReading usage) {
    LoadedModel model = usage.of().model;
    if (model == null) {
      return null;
    }
    UsageReading before = seen.readings.computeIfAbsent(usage.of(), UsageReading::none);
    if (usage.wallNanos() <= before.wallNanos()) {
      return null;
    }
    model.isThere();
    seen.readings.put(usage.of(), usage);
    return usage.since(before, model);
  }
}
