package com.example.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Calls {@code model=FILE:1} from {@code threads=N} platform threads that all live at once, {@code
 * calls=N} times each with a rest in between, after a first one that is counted by itself; then
 * they stay, as those of servers do.
 */
public final class ManyThreadsApp {
  private static final long STACK_BYTES = 256 * 1024;
  private static final long REST_MILLIS = 1_000;

  private ManyThreadsApp() {}

  public static void main(String[] arguments) throws Exception {
    Options options = Options.of(arguments);
    int count = options.number("threads", 100);
    int calls = options.number("calls", 3);
    AtomicLong firstCpuNanos = new AtomicLong();
    AtomicLong cpuNanos = new AtomicLong();
    try (Scorer scorer =
        Scorer.open(options.all("model").get(0), false, options.number("size", 64))) {
      CountDownLatch done = new CountDownLatch(count);
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Thread thread =
            new Thread(
                null,
                () -> {
                  // A thread's first call takes in what it costs the agent to get to know it.
                  call(scorer, firstCpuNanos);
                  for (int call = 0; call < calls; call++) {
                    call(scorer, cpuNanos);
                    rest();
                  }
                  done.countDown();
                  stay();
                },
                "pool-" + i,
                STACK_BYTES);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
      }
      done.await();
      Thread.sleep(3 * REST_MILLIS);
      System.out.println("alive=" + threads.stream().filter(Thread::isAlive).count());
      System.out.println("firstCpuNanos=" + firstCpuNanos);
      System.out.println("callerCpuNanos=" + cpuNanos);
      System.out.println("calls=" + scorer.calls);
    }
  }

  private static void call(Scorer scorer, AtomicLong cpuNanos) {
    try {
      long before = Cpu.own();
      scorer.score();
      cpuNanos.addAndGet(Cpu.own() - before);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void rest() {
    try {
      Thread.sleep(REST_MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void stay() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
