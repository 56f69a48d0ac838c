package com.example.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Serves ONNX models from threads of its own for {@code millis=N} and prints what it measured
 * itself.
 *
 * <p>{@code model=FILE:THREADS} (repeated), {@code size=N} of the models' matrices, {@code
 * pause=MILLIS} between calls, {@code no-spinning}, {@code concurrently} creates the sessions from
 * several threads at once, {@code java-loop} burns CPU beside them, {@code unclosed}.
 *
 * <p>Worker threads are told apart by how many a session has: give each model a different number.
 */
public final class ServingApp {
  private static final String TAG = "gai~";

  private ServingApp() {}

  public static void main(String[] arguments) throws Exception {
    Options options = Options.of(arguments);
    List<Scorer> scorers = open(options);
    System.out.println("ready");
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(options.number("millis", 3000));
    CountDownLatch served = new CountDownLatch(scorers.size() + (options.has("java-loop") ? 1 : 0));
    for (Scorer scorer : scorers) {
      start(served, () -> serve(scorer, end, options.number("pause", 0)));
    }
    long[] javaCpuNanos = new long[1];
    if (options.has("java-loop")) {
      start(
          served,
          () -> {
            Cpu.burn(end - System.nanoTime());
            javaCpuNanos[0] = Cpu.own();
          });
    }
    served.await();
    Map<Integer, Long> workers = restingWorkers();
    for (Scorer scorer : scorers) {
      System.out.println(scorer.name + ".calls=" + scorer.calls);
      System.out.println(scorer.name + ".items=" + scorer.items());
      System.out.println(scorer.name + ".callerCpuNanos=" + scorer.callerCpuNanos);
      System.out.println(
          scorer.name + ".workerCpuNanos=" + workers.getOrDefault(scorer.threads - 1, 0L));
    }
    System.out.println("java.cpuNanos=" + javaCpuNanos[0]);
    for (Scorer scorer : scorers) {
      if (!options.has("unclosed")) {
        scorer.close();
      }
    }
    System.out.println("done");
  }

  private static List<Scorer> open(Options options) throws Exception {
    List<String> models = options.all("model");
    boolean spinning = !options.has("no-spinning");
    int size = options.number("size", 64);
    ExecutorService creators =
        Executors.newFixedThreadPool(options.has("concurrently") ? models.size() : 1);
    try {
      List<Future<Scorer>> opening = new ArrayList<>();
      for (String model : models) {
        opening.add(creators.submit(() -> Scorer.open(model, spinning, size)));
      }
      List<Scorer> scorers = new ArrayList<>();
      for (Future<Scorer> scorer : opening) {
        scorers.add(scorer.get());
      }
      return scorers;
    } finally {
      creators.shutdown();
    }
  }

  private static Void serve(Scorer scorer, long end, int pauseMillis) throws Exception {
    while (System.nanoTime() < end) {
      scorer.score();
      if (pauseMillis > 0) {
        Thread.sleep(pauseMillis);
      }
    }
    return null;
  }

  private interface Work {
    void run() throws Exception;
  }

  /** On a thread that outlives its work, as those of servers do. */
  private static void start(CountDownLatch served, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
                served.countDown();
                new CountDownLatch(1).await();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  /** Workers spin on after the last call, for as long as others let them. */
  private static Map<Integer, Long> restingWorkers() throws Exception {
    Map<Integer, Long> before;
    Map<Integer, Long> now = workerCpuNanos();
    do {
      before = now;
      Thread.sleep(300);
      now = workerCpuNanos();
    } while (!now.equals(before));
    return now;
  }

  /** CPU time of the pools since their threads began, by the number of their threads. */
  private static Map<Integer, Long> workerCpuNanos() throws Exception {
    Map<String, List<String>> pools = new HashMap<>();
    Cpu.names()
        .forEach(
            (tid, comm) -> {
              if (comm.startsWith(TAG)) {
                pools.computeIfAbsent(comm, tag -> new ArrayList<>()).add(tid);
              }
            });
    Map<Integer, Long> bySize = new HashMap<>();
    pools
        .values()
        .forEach(
            tids -> bySize.merge(tids.size(), tids.stream().mapToLong(Cpu::of).sum(), Long::sum));
    return bySize;
  }
}
