package io.greenai.agent.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A JVM that was started. */
record RunningJvm(Process process, Path out, Path err) {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  /** Waits for its end. */
  Outcome await() throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("it did not end within " + PATIENCE + ": " + outcome(-1));
    }
    return outcome(process.exitValue());
  }

  /** Waits until it printed a line that contains {@code text}, on stdout or stderr. */
  RunningJvm untilTold(String text) throws InterruptedException {
    return until(() -> read(out).contains(text) || read(err).contains(text), "told '" + text + "'");
  }

  /** Waits for something that it does. */
  RunningJvm until(BooleanSupplier condition, String what) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end || !process.isAlive()) {
        String state = process.isAlive() ? "still runs" : "ended with " + process.exitValue();
        throw new AssertionError(
            "it never " + what + " and " + state + ": " + read(out) + read(err));
      }
      Thread.sleep(50);
    }
    return this;
  }

  /** {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Ends what a failed test left behind. */
  void end() {
    process.destroyForcibly();
  }

  private Outcome outcome(int exitCode) {
    return new Outcome(exitCode, read(out), read(err));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }
}
