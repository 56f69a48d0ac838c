package com.example.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * Serves {@code early=FILE:THREADS} from the start; once the file {@code go=FILE} is there, it
 * counts for {@code millis=N} what the workers of that session burn, and serves {@code
 * late=FILE:THREADS} beside it. The threads that create the sessions are not those that use them.
 */
public final class LateApp {
  private LateApp() {}

  public static void main(String[] arguments) throws Exception {
    Options options = Options.of(arguments);
    Set<String> others = Cpu.names().keySet();
    Scorer early = Scorer.open(options.all("early").get(0), true, options.number("size", 64));
    Set<String> workers = new TreeSet<>(Cpu.names().keySet());
    workers.removeAll(others);
    serve(early, "early-serving");
    System.out.println("ready");
    Path go = Path.of(options.all("go").get(0));
    while (!Files.exists(go)) {
      Thread.sleep(20);
    }
    long before = cpuNanos(workers);
    Scorer late = Scorer.open(options.all("late").get(0), true, options.number("size", 64));
    serve(late, "late-serving");
    Thread.sleep(options.number("millis", 4000));
    System.out.println("early.workerCpuNanos=" + (cpuNanos(workers) - before));
  }

  private static long cpuNanos(Set<String> tids) {
    return tids.stream().mapToLong(Cpu::of).sum();
  }

  private static void serve(Scorer scorer, String name) {
    Thread serving =
        new Thread(
            () -> {
              try {
                while (true) {
                  scorer.score();
                  Thread.sleep(5);
                }
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            },
            name);
    serving.setDaemon(true);
    serving.start();
  }
}
