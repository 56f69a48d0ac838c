package com.example.app;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Opens a session of {@code model=FILE:THREADS} {@code rounds=N} times, and closes it while threads
 * call it: between their calls, for ONNX Runtime frees a session's memory under the calls that are
 * under way and takes the JVM down, with an agent or without.
 */
public final class ClosingSessionApp {
  private ClosingSessionApp() {}

  public static void main(String[] arguments) throws Exception {
    Options options = Options.of(arguments);
    Callers callers = new Callers();
    for (int round = 0; round < options.number("rounds", 20); round++) {
      Scorer scorer = Scorer.open(options.all("model").get(0), true, options.number("size", 64));
      ReadWriteLock open = new ReentrantReadWriteLock();
      callers.call(
          () ->
              () -> {
                open.readLock().lock();
                try {
                  scorer.score();
                } finally {
                  open.readLock().unlock();
                }
              },
          () -> {
            open.writeLock().lock();
            try {
              scorer.close();
            } finally {
              open.writeLock().unlock();
            }
          });
    }
    callers.tell();
    Thread.sleep(2_500);
  }
}
