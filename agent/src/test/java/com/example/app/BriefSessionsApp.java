package com.example.app;

import java.util.concurrent.TimeUnit;

/**
 * Opens a session of {@code model=FILE:THREADS}, calls it for a quarter of a second and closes it,
 * {@code sessions=N} times. Prints what the workers had burnt before each close.
 */
public final class BriefSessionsApp {
  private static final long EACH_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final String TAG = "gai~";

  private BriefSessionsApp() {}

  public static void main(String[] arguments) throws Exception {
    Options options = Options.of(arguments);
    long workerCpuNanos = 0;
    for (int i = 0; i < options.number("sessions", 12); i++) {
      try (Scorer scorer =
          Scorer.open(options.all("model").get(0), true, options.number("size", 64))) {
        long close = System.nanoTime() + EACH_NANOS;
        while (System.nanoTime() < close) {
          scorer.score();
        }
        workerCpuNanos += cpuNanosOfWorkers();
      }
    }
    System.out.println("brief.workerCpuNanos=" + workerCpuNanos);
  }

  /** One session is open at a time, so that all workers are its own. */
  private static long cpuNanosOfWorkers() throws Exception {
    return Cpu.names().entrySet().stream()
        .filter(thread -> thread.getValue().startsWith(TAG))
        .mapToLong(thread -> Cpu.of(thread.getKey()))
        .sum();
  }
}
