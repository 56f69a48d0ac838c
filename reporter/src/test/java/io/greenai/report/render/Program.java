package io.greenai.report.render;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs of the machine that look at a report from outside. */
final class Program {
  private Program() {}

  /**
   * What a program ended with.
   *
   * @param output of both streams
   */
  record Outcome(int exit, String output) {}

  /** Skips the test, saying so, where the machine has no {@code name}. */
  static String onThisMachine(String name) {
    boolean found =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    assumeTrue(found, () -> "This machine has no " + name + "; install it to run this test");
    return name;
  }

  /**
   * Runs {@code command} and ends it after {@code seconds}.
   *
   * @throws IllegalStateException if it took longer
   */
  static Outcome run(Path folder, long seconds, List<String> command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "output", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        throw new IllegalStateException(command.get(0) + " took longer than " + seconds + " s");
      }
      return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
