package com.example.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One paced model. Reads the CPU time of its workers at the begin and the end of each call, so that
 * it knows what they burn while there is nothing to do.
 */
public final class SpinApp {
  private SpinApp() {}

  public static void main(String[] arguments) throws Exception {
    Options options = Options.of(arguments);
    try (Scorer scorer =
        Scorer.open(
            options.all("model").get(0), !options.has("no-spinning"), options.number("size", 64))) {
      List<String> workers = new ArrayList<>();
      Cpu.names()
          .forEach(
              (tid, comm) -> {
                if (comm.startsWith("gai~")) {
                  workers.add(tid);
                }
              });
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(options.number("millis", 3000));
      long before = 0;
      long idle = 0;
      while (System.nanoTime() < end) {
        idle += cpu(workers) - before;
        scorer.score();
        before = cpu(workers);
        Thread.sleep(options.number("pause", 10));
      }
      Thread.sleep(200);
      long all = cpu(workers);
      System.out.println(scorer.name + ".idleWorkerCpuNanos=" + (idle + all - before));
      System.out.println(scorer.name + ".workerCpuNanos=" + all);
      System.out.println(scorer.name + ".callerCpuNanos=" + scorer.callerCpuNanos);
    }
  }

  private static long cpu(List<String> tids) {
    return tids.stream().mapToLong(Cpu::of).sum();
  }
}
