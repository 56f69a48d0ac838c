package io.greenai.benchmarks.workload;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** Measures what the calls of one model cost. Safe for use by many threads. */
final class ModelMeter {
  /** Calls after which a thread has all the native helpers that it will ever have. */
  private static final int CALLS_UNTIL_SETTLED = 5;

  private final String name;
  private final Served served;
  private final CpuClock clock;
  private final LongAdder calls = new LongAdder();
  private final LongAdder callerNanos = new LongAdder();
  private final ConcurrentLinkedQueue<Integer> team = new ConcurrentLinkedQueue<>();
  private final ThreadLocal<int[]> callsOfThread = ThreadLocal.withInitial(() -> new int[1]);

  ModelMeter(String name, Served served, CpuClock clock) {
    this.name = name;
    this.served = served;
    this.clock = clock;
  }

  String name() {
    return name;
  }

  /** One call, with the clock of the thread that runs it read before and after. */
  void call() throws Exception {
    long before = clock.own();
    AutoCloseable result = served.call();
    callerNanos.add(clock.own() - before);
    result.close();
    calls.increment();
    if (served.callersHaveTeams() && ++callsOfThread.get()[0] == CALLS_UNTIL_SETTLED) {
      team.addAll(teamOfCaller());
    }
  }

  long calls() {
    return calls.sum();
  }

  long callerNanos() {
    return callerNanos.sum();
  }

  /** What the native threads that work for this model have used since they began. */
  long workerNanos() {
    List<Integer> tids = new ArrayList<>(served.workers());
    tids.addAll(team);
    return tids.stream().mapToLong(clock::of).sum();
  }

  private static Set<Integer> teamOfCaller() throws IOException {
    return Tasks.named(Tasks.comm(), Tasks.own());
  }
}
