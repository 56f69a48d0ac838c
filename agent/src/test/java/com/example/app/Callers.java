package com.example.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Four threads that call a model until it refuses. */
final class Callers {
  private static final int THREADS = 4;

  /** One call. */
  interface Call {
    void make() throws Exception;
  }

  private final AtomicLong calls = new AtomicLong();
  private final Map<String, Integer> refusals = new TreeMap<>();

  /**
   * Has the model called while {@code closing} closes it.
   *
   * @param caller makes what one thread calls
   */
  void call(Callable<Call> caller, Call closing) throws Exception {
    List<Thread> threads = new ArrayList<>();
    CountDownLatch calling = new CountDownLatch(THREADS);
    for (int i = 0; i < THREADS; i++) {
      Call call = caller.call();
      Thread thread = new Thread(() -> callUntilRefused(call, calling), "caller-" + i);
      thread.start();
      threads.add(thread);
    }
    calling.await();
    Thread.sleep(20);
    closing.make();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void callUntilRefused(Call call, CountDownLatch calling) {
    try {
      while (true) {
        call.make();
        calls.incrementAndGet();
        calling.countDown();
      }
    } catch (Exception e) {
      synchronized (refusals) {
        refusals.merge(String.valueOf(e), 1, Integer::sum);
      }
    }
  }

  /** Prints how many calls there were, how many were refused, and why. */
  void tell() {
    System.out.println("calls=" + calls);
    System.out.println("refused=" + refusals.values().stream().mapToInt(n -> n).sum());
    refusals.keySet().forEach(reason -> System.out.println("because " + reason));
  }
}
