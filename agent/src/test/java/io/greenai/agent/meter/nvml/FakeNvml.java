package io.greenai.agent.meter.nvml;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A libnvidia-ml.so.1 built from {@code src/test/c/fake-nvml.c}, whose boards do what a script
 * says.
 */
public final class FakeNvml {
  public static final String LIBRARY = "libnvidia-ml.so.1";
  private static final Path SOURCE = Path.of("src", "test", "c", "fake-nvml.c");
  private static final String TWO_BOARDS =
      """
      board 65 GPU-aaaa Fake A100
      board b3 GPU-bbbb Fake A100
      """;

  private final Path file;
  private final NativeFunctions functions;

  private FakeNvml(Path file) {
    this.file = file;
    this.functions = NativeFunctions.load(file.toString());
  }

  /**
   * Builds the library in a folder. Skips the test, visibly, without a C compiler.
   *
   * @param lacking what it is to be built without: {@code OLD}, {@code WITHOUT_ENERGY}, {@code
   *     WITHOUT_PROCESSES}
   */
  public static Path build(Path folder, String... lacking)
      throws IOException, InterruptedException {
    Path file = folder.resolve(LIBRARY);
    List<String> command = new ArrayList<>(List.of("cc", "-shared", "-fPIC", "-o"));
    command.add(file.toString());
    command.add(SOURCE.toAbsolutePath().toString());
    for (String macro : lacking) {
      command.add("-D" + macro);
    }
    Process compiler;
    try {
      compiler = new ProcessBuilder(command).inheritIO().start();
    } catch (IOException e) {
      assumeTrue(false, "there is no C compiler 'cc' to build a fake NVML with: " + e);
      throw e;
    }
    if (compiler.waitFor() != 0) {
      throw new IllegalStateException(SOURCE + " does not compile; see above");
    }
    return file;
  }

  /** The library in this JVM, its time standing still at 0. */
  static FakeNvml load(Path folder, String... lacking) throws IOException, InterruptedException {
    FakeNvml fake = new FakeNvml(build(folder, lacking));
    fake.script("");
    return fake;
  }

  /** Two boards, and what happens on them. */
  FakeNvml script(String events) throws IOException {
    return scriptOf(TWO_BOARDS + events);
  }

  FakeNvml scriptOf(String script) throws IOException {
    Path written = Files.writeString(file.resolveSibling("script.txt"), script);
    functions.call("fakeNvmlScript", written.toString());
    return at(0);
  }

  FakeNvml at(double seconds) {
    functions.call("fakeNvmlAt", seconds);
    this.seconds = seconds;
    return this;
  }

  private double seconds;

  long nanos() {
    return (long) (seconds * 1e9);
  }

  Path file() {
    return file;
  }

  Nvml nvml() {
    return new Nvml(functions);
  }

  static String own() {
    return String.format(Locale.ROOT, "%d", ProcessHandle.current().pid());
  }
}
