package com.example.app;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls a model from threads that live for 30 ms each, one after the other. */
public final class BriefThreadsApp {
  private static final long LIFE_NANOS = TimeUnit.MILLISECONDS.toNanos(30);

  private BriefThreadsApp() {}

  public static void main(String[] arguments) throws Exception {
    Options options = Options.of(arguments);
    AtomicInteger threads = new AtomicInteger();
    try (Scorer scorer =
        Scorer.open(options.all("model").get(0), true, options.number("size", 64))) {
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(options.number("millis", 3000));
      while (System.nanoTime() < end) {
        Thread brief = new Thread(() -> live(scorer));
        brief.start();
        brief.join();
        threads.incrementAndGet();
      }
      System.out.println(scorer.name + ".threads=" + threads);
      System.out.println(scorer.name + ".callerCpuNanos=" + scorer.callerCpuNanos);
    }
  }

  private static void live(Scorer scorer) {
    long end = System.nanoTime() + LIFE_NANOS;
    try {
      while (System.nanoTime() < end) {
        scorer.score();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
