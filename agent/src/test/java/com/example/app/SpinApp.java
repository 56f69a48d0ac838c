package com.example.app;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * Calls one model with workers that sleep between calls, then the same model with workers that
 * spin. What a call costs the workers that sleep is work; what it costs the others beyond that is
 * spinning.
 *
 * <p>{@code model=FILE:THREADS} twice: the calm one, the spinning one.
 */
public final class SpinApp {
  private SpinApp() {}

  public static void main(String[] arguments) throws Exception {
    Options options = Options.of(arguments);
    double workNanos = serve(options, 0, false, 0);
    serve(options, 1, true, workNanos);
  }

  /** Returns the CPU time of the workers per call. */
  private static double serve(Options options, int which, boolean spinning, double workNanos)
      throws Exception {
    Set<String> others = workers();
    try (Scorer scorer =
        Scorer.open(options.all("model").get(which), spinning, options.number("size", 64))) {
      Set<String> workers = workers();
      workers.removeAll(others);
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(options.number("millis", 3000));
      while (System.nanoTime() < end) {
        scorer.score();
        Thread.sleep(options.number("pause", 10));
      }
      Thread.sleep(200);
      long workerNanos = workers.stream().mapToLong(Cpu::of).sum();
      System.out.println(scorer.name + ".workerCpuNanos=" + workerNanos);
      System.out.println(scorer.name + ".callerCpuNanos=" + scorer.callerCpuNanos);
      System.out.println(
          scorer.name
              + ".spinCpuNanos="
              + Math.round(workerNanos - scorer.calls.get() * workNanos));
      return workerNanos / (double) scorer.calls.get();
    }
  }

  private static Set<String> workers() throws Exception {
    Set<String> tagged = new TreeSet<>();
    Cpu.names()
        .forEach(
            (tid, comm) -> {
              if (comm.startsWith("gai~")) {
                tagged.add(tid);
              }
            });
    return tagged;
  }
}
