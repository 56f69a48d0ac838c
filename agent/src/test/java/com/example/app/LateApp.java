package com.example.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Serves each {@code early=FILE:THREADS} from the start; once the file {@code go=FILE} is there, it
 * counts for {@code millis=N} what callers and workers of these sessions burn, and serves {@code
 * late=FILE:THREADS} beside them. The threads that create the sessions are not those that use them.
 */
public final class LateApp {
  private LateApp() {}

  /** A session, the threads that came with it, and what both had burnt when the counting began. */
  private record Served(Scorer scorer, Set<String> workers, long callerBefore, long workersBefore) {
    static Served open(String model, int size) throws Exception {
      Set<String> others = Cpu.names().keySet();
      Scorer scorer = Scorer.open(model, true, size);
      Set<String> workers = new TreeSet<>(Cpu.names().keySet());
      workers.removeAll(others);
      serve(scorer);
      return new Served(scorer, workers, 0, 0);
    }

    Served fromNowOn() {
      return new Served(scorer, workers, scorer.callerCpuNanos.get(), workerCpuNanos());
    }

    private long workerCpuNanos() {
      return workers.stream().mapToLong(Cpu::of).sum();
    }

    void print() {
      System.out.println(
          scorer.name + ".callerCpuNanos=" + (scorer.callerCpuNanos.get() - callerBefore));
      System.out.println(scorer.name + ".workerCpuNanos=" + (workerCpuNanos() - workersBefore));
    }
  }

  public static void main(String[] arguments) throws Exception {
    Options options = Options.of(arguments);
    int size = options.number("size", 64);
    List<Served> early = new ArrayList<>();
    for (String model : options.all("early")) {
      early.add(Served.open(model, size));
    }
    System.out.println("ready");
    Path go = Path.of(options.all("go").get(0));
    while (!Files.exists(go)) {
      Thread.sleep(20);
    }
    early.replaceAll(Served::fromNowOn);
    for (String model : options.all("late")) {
      Served.open(model, size);
    }
    Thread.sleep(options.number("millis", 4000));
    early.forEach(Served::print);
  }

  private static void serve(Scorer scorer) {
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
            scorer.name + "-serving");
    serving.setDaemon(true);
    serving.start();
  }
}
