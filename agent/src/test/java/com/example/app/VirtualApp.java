package com.example.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Calls two sessions, {@code model=FILE:THREADS}, and a method of its own from {@code threads=N}
 * virtual threads, each {@code rounds=N} times with a wait in between. What their carriers burn in
 * the calls it reads from the kernel, late by a tick at either end alike, and prints by model.
 */
public final class VirtualApp {
  private static final int WARMING = 60;

  private VirtualApp() {}

  /** A model of the application's own. */
  static final class Ranker {
    private Ranker() {}

    static double rank() {
      double x = 1;
      for (int i = 0; i < 400_000; i++) {
        x = Math.sqrt(x + i);
      }
      return x;
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  public static void main(String[] arguments) throws Exception {
    Options options = Options.of(arguments);
    Map<String, Work> models = new TreeMap<>();
    for (String model : options.all("model")) {
      Scorer scorer = Scorer.open(model, true, options.number("size", 192));
      models.put(scorer.name, scorer::score);
    }
    models.put("ranker", Ranker::rank);
    Map<String, AtomicLong> burnt = new TreeMap<>();
    for (Map.Entry<String, Work> model : models.entrySet()) {
      long before = Cpu.own();
      for (int i = 0; i < WARMING; i++) {
        model.getValue().run();
      }
      burnt.put(model.getKey(), new AtomicLong(Cpu.own() - before));
    }
    int rounds = options.number("rounds", 6);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < options.number("threads", 200); i++) {
      threads.add(startVirtual(() -> call(models, burnt, rounds)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.println("calls=" + (WARMING + threads.size() * (long) rounds));
    burnt.forEach((model, nanos) -> System.out.println(model + ".cpuNanos=" + nanos));
    Thread.sleep(1500);
  }

  private static void call(Map<String, Work> models, Map<String, AtomicLong> burnt, int rounds) {
    try {
      for (int i = 0; i < rounds; i++) {
        for (Map.Entry<String, Work> model : models.entrySet()) {
          String carrier = Cpu.tid();
          long before = Cpu.ofTheCarrier();
          model.getValue().run();
          long after = Cpu.ofTheCarrier();
          if (carrier.equals(Cpu.tid())) {
            burnt.get(model.getKey()).addAndGet(after - before);
          }
          Thread.sleep(1);
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@code Thread.startVirtualThread}, which Java 17 lacks. */
  private static Thread startVirtual(Runnable work) throws ReflectiveOperationException {
    return (Thread) Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, work);
  }
}
