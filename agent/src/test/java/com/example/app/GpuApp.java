package com.example.app;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Two models whose library waits for an accelerator, as far as threads can tell: {@code
 * first=MILLIS} and {@code second=MILLIS} of each call, {@code rest=MILLIS} after each, one call
 * after the other for {@code millis=N}, or with {@code together} both at once. Prints the time in
 * calls.
 */
public final class GpuApp {
  private GpuApp() {}

  static void first(int millis) throws InterruptedException {
    Thread.sleep(millis);
  }

  static void second(int millis) throws InterruptedException {
    Thread.sleep(millis);
  }

  private interface Call {
    void make() throws InterruptedException;
  }

  public static void main(String[] arguments) throws Exception {
    Options options = Options.of(arguments);
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(options.number("millis", 4000));
    int firstMillis = options.number("first", 30);
    int secondMillis = options.number("second", 10);
    int rest = options.number("rest", 0);
    List<Call> calls = List.of(() -> first(firstMillis), () -> second(secondMillis));
    long[] nanos = new long[2];
    if (options.has("together")) {
      CountDownLatch ended = new CountDownLatch(2);
      for (int i = 0; i < 2; i++) {
        int call = i;
        new Thread(
                () -> {
                  serve(calls.subList(call, call + 1), nanos, call, rest, end);
                  ended.countDown();
                })
            .start();
      }
      ended.await();
    } else {
      serve(calls, nanos, 0, rest, end);
    }
    System.out.println("first.nanos=" + nanos[0]);
    System.out.println("second.nanos=" + nanos[1]);
  }

  private static void serve(List<Call> calls, long[] nanos, int at, int rest, long end) {
    try {
      while (System.nanoTime() < end) {
        for (int i = 0; i < calls.size(); i++) {
          long before = System.nanoTime();
          calls.get(i).make();
          nanos[at + i] += System.nanoTime() - before;
          Thread.sleep(rest);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
