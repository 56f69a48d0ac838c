package com.example.app;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Opens a session of {@code model=FILE:THREADS}, calls it once and closes it, {@code sessions=N}
 * times; with {@code distinct} each is of a model of its own name. Prints what the heap holds after
 * a tenth of them and at the end.
 */
public final class ManySessionsApp {
  private ManySessionsApp() {}

  public static void main(String[] arguments) throws Exception {
    Options options = Options.of(arguments);
    String model = options.all("model").get(0);
    Path original = Path.of(Options.file(model));
    int sessions = options.number("sessions", 1_000);
    long callerCpuNanos = 0;
    for (int i = 1; i <= sessions; i++) {
      Path file = options.has("distinct") ? copy(original, i) : original;
      try (Scorer scorer = Scorer.open(file + ":" + Options.threads(model), false, 64)) {
        long before = Cpu.own();
        scorer.score();
        callerCpuNanos += Cpu.own() - before;
      }
      if (i == sessions / 10) {
        System.out.println("tenth.heapBytes=" + heapBytes());
      }
    }
    System.out.println("end.heapBytes=" + heapBytes());
    System.out.println("callerCpuNanos=" + callerCpuNanos);
  }

  private static Path copy(Path original, int number) throws Exception {
    Path file = original.resolveSibling("model-" + number + ".onnx");
    return Files.copy(original, file);
  }

  /** What is left after collections; the agent forgets with its next sample. */
  private static long heapBytes() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(1_100);
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
