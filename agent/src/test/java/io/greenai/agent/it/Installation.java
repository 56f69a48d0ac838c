package io.greenai.agent.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the build made, and what the applications under test have on their class path. */
final class Installation {
  private static final List<String> DJL =
      List.of("/ai/djl/", "/slf4j-api/", "/gson/", "/net/java/dev/jna/", "/commons-compress/");

  private static final Path APPS = copyOfTheApps();

  private Installation() {}

  /** greenai.jar, as users get it. */
  static Path jar() {
    return Path.of(property("greenai.jar"));
  }

  /** The applications and ONNX Runtime: nothing of the agent's. */
  static String onnxClassPath() {
    return join(Stream.of("/onnxruntime/"));
  }

  static String djlClassPath() {
    return join(Stream.concat(Stream.of("/com/microsoft/onnxruntime/"), DJL.stream()));
  }

  /** The applications and greenai-api. */
  static String apiClassPath() {
    return join(Stream.of("/api/target/"));
  }

  private static String join(Stream<String> parts) {
    List<String> wanted = parts.toList();
    return Stream.concat(
            Stream.of(APPS.toString()),
            Arrays.stream(property("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> wanted.stream().anyMatch(entry.replace('\\', '/')::contains)))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException(
          "the property " + name + " is not set; run these tests with 'mvn verify'");
    }
    return value;
  }

  /** The agent's own test classes lie beside the applications and must not be seen by them. */
  private static Path copyOfTheApps() {
    try {
      Path compiled = Path.of(property("greenai.apps"));
      Path copy = Path.of(property("greenai.apps")).resolveSibling("it-apps");
      try (Stream<Path> files = Files.walk(compiled.resolve("com/example"))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path target = copy.resolve(compiled.relativize(file).toString());
          Files.createDirectories(target.getParent());
          Files.write(target, Files.readAllBytes(file));
        }
      }
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
