package com.example.app;

import io.greenai.api.GreenAi;
import io.greenai.api.Model;
import io.greenai.api.Phase;
import io.greenai.api.Scope;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;

/**
 * Names its own code as models, in a class loader of its own that knows nothing of the
 * application's.
 */
public final class ApiApp {
  private ApiApp() {}

  public static void main(String[] arguments) throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      urls.add(new File(entry).toURI().toURL());
    }
    try (URLClassLoader own =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      own.loadClass(ApiApp.class.getName()).getMethod("work").invoke(null);
    }
  }

  /** Trains, evaluates and serves. */
  public static void work() throws Exception {
    Model ranker = GreenAi.model("ranker").version("7");
    try (Scope training = ranker.phase(Phase.TRAINING).start()) {
      training.experiment("exp-42");
      System.out.println("training.cpuNanos=" + burn(1200));
      training.items(60_000);
    }
    try (Scope evaluation = ranker.phase(Phase.EVALUATION).start()) {
      burn(50);
      evaluation.score("accuracy", 0.931);
      evaluation.items(1000);
    }
    for (int i = 0; i < 10; i++) {
      try (Scope answer = ranker.start()) {
        answer.tokens(100, 7);
      }
    }
    try {
      ranker.call(
          () -> {
            throw new IllegalStateException("refused");
          });
    } catch (IllegalStateException e) {
      System.out.println("it was " + e.getMessage());
    }
  }

  private static long burn(int millis) {
    long before = Cpu.own();
    long end = System.nanoTime() + millis * 1_000_000L;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    return Cpu.own() - before;
  }
}
