package io.greenai.agent.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The JDKs of this machine that the agent is tried on: the oldest that it promises, the newest. */
final class Jdks {
  private static final int OLDEST = 17;
  private static final Pattern FEATURE = Pattern.compile("JAVA_VERSION=\"(\\d+)");

  private Jdks() {}

  /** Java 17, or else the running one; and the newest, a skip if that is the same. */
  static Stream<Jdk> tested() {
    Path running = Path.of(System.getProperty("java.home"));
    List<Jdk> found =
        Stream.concat(Stream.of(running), homes().stream())
            .map(Jdks::jdk)
            .filter(jdk -> jdk.feature() >= OLDEST)
            .toList();
    Jdk oldest =
        found.stream().filter(jdk -> jdk.feature() == OLDEST).findFirst().orElse(found.get(0));
    Jdk newest =
        found.stream()
            .max(Comparator.comparingInt(Jdk::feature))
            .filter(jdk -> jdk.feature() > oldest.feature())
            .map(jdk -> new Jdk("newest JDK", jdk.feature(), jdk.home()))
            .orElse(Jdk.missing("newer JDK than " + oldest.feature()));
    return Stream.of(oldest, newest);
  }

  private static Set<Path> homes() {
    Set<Path> homes = new LinkedHashSet<>();
    System.getenv()
        .forEach(
            (name, value) -> {
              if (name.startsWith("JAVA_HOME") || name.startsWith("JDK_HOME")) {
                homes.add(Path.of(value));
              }
            });
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      Path java = Path.of(folder, "java");
      if (Files.isExecutable(java)) {
        homes.add(real(java).resolve("../..").normalize());
      }
    }
    addChildren(homes, Path.of("/usr/lib/jvm"));
    addChildren(homes, Path.of(System.getProperty("user.home"), ".sdkman/candidates/java"));
    return homes;
  }

  private static void addChildren(Set<Path> homes, Path folder) {
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
        children.forEach(homes::add);
      } catch (IOException e) {
        // A folder that cannot be listed offers no JDK.
      }
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path;
    }
  }

  /** Version 0 for what is no JDK with a launcher. */
  private static Jdk jdk(Path home) {
    try {
      Matcher matcher = FEATURE.matcher(Files.readString(home.resolve("release")));
      if (matcher.find() && Files.isExecutable(home.resolve("bin/java"))) {
        return new Jdk("JDK", Integer.parseInt(matcher.group(1)), Objects.requireNonNull(home));
      }
    } catch (IOException e) {
      // Not a JDK.
    }
    return Jdk.missing("JDK");
  }
}
