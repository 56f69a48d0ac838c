package com.example.app;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Opens a session of {@code model=FILE:THREADS}, calls it once and closes it, {@code sessions=N}
 * times, of one name or in turn of {@code names=N}. Prints what the heap and the process hold after
 * a tenth of them and at the end.
 */
public final class ManySessionsApp {
  private static final int COLLECTIONS = 10;

  private ManySessionsApp() {}

  public static void main(String[] arguments) throws Exception {
    Options options = Options.of(arguments);
    String model = options.all("model").get(0);
    Path original = Path.of(Options.file(model));
    int sessions = options.number("sessions", 1_000);
    int names = options.number("names", 1);
    long callerCpuNanos = 0;
    for (int i = 0; i < sessions; i++) {
      Path file = names == 1 ? original : copy(original, i % names);
      try (Scorer scorer = Scorer.open(file + ":" + Options.threads(model), false, 64)) {
        long before = Cpu.own();
        scorer.score();
        callerCpuNanos += Cpu.own() - before;
      }
      if (i == sessions / 10) {
        tellMemory("tenth");
      }
    }
    tellMemory("end");
    System.out.println("callerCpuNanos=" + callerCpuNanos);
  }

  private static Path copy(Path original, int number) throws Exception {
    Path file = original.resolveSibling("model-" + number + ".onnx");
    return Files.exists(file) ? file : Files.copy(original, file);
  }

  private static void tellMemory(String when) throws Exception {
    System.out.println(when + ".heapBytes=" + heapBytes());
    System.out.println(when + ".residentBytes=" + residentBytes());
  }

  /**
   * The least that is left after collections over some seconds: the agent forgets with its windows,
   * which may be late.
   */
  private static long heapBytes() throws InterruptedException {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < COLLECTIONS; i++) {
      Thread.sleep(500);
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  private static long residentBytes() throws Exception {
    String pages = Files.readString(Path.of("/proc/self/statm")).split(" ", 3)[1];
    return Long.parseLong(pages) * 4096;
  }
}
