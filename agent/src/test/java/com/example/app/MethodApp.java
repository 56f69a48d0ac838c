package com.example.app;

import java.util.concurrent.ThreadLocalRandom;

/**
 * An application without a library for models: it ranks for {@code millis=N}, and fails once. What
 * its threads burn in {@code Ranker.rank} it prints.
 */
public final class MethodApp {
  /** Whose CPU time is that of loading classes, here and in whatever watches. */
  private static final int COLD_CALLS = 3;

  private MethodApp() {}

  /** A model of the application's own. */
  static final class Ranker {
    private Ranker() {}

    static double rank(int depth) {
      double sum = 0;
      for (int i = 0; i < 20_000; i++) {
        sum += Math.sqrt(ThreadLocalRandom.current().nextDouble());
      }
      return depth == 0 ? sum : sum + rank(depth - 1);
    }

    static double rank(String depth) {
      return rank(Integer.parseInt(depth));
    }
  }

  public static void main(String[] arguments) {
    Options options = Options.of(arguments);
    long end = System.nanoTime() + options.number("millis", 2500) * 1_000_000L;
    long calls = 0;
    long cpuNanos = 0;
    double sum = 0;
    while (System.nanoTime() < end) {
      long before = Cpu.own();
      sum += Ranker.rank("3");
      long nanos = Cpu.own() - before;
      if (calls++ >= COLD_CALLS) {
        cpuNanos += nanos;
      }
    }
    try {
      Ranker.rank("three");
    } catch (NumberFormatException e) {
      calls++;
    }
    System.out.println("calls=" + calls);
    System.out.println("cpuNanos=" + cpuNanos);
    System.out.println("sum is positive: " + (sum > 0));
  }
}
