package io.greenai.agent.meter.nvml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the driver's library lies, found among files alone: a host without one pays a few looks for
 * files and nothing else.
 */
final class LibraryPlace {
  private static final String LIBRARY = "libnvidia-ml.so.1";
  private static final List<String> DRIVER = List.of("proc/driver/nvidia/version", "dev/nvidiactl");
  private static final List<String> FOLDERS =
      List.of(
          "usr/lib/x86_64-linux-gnu",
          "usr/lib/aarch64-linux-gnu",
          "usr/lib64",
          "usr/lib",
          "lib64",
          "usr/lib/wsl/lib",
          "usr/local/nvidia/lib64",
          "usr/local/nvidia/lib",
          "run/opengl-driver/lib");

  private LibraryPlace() {}

  /**
   * What to load: a file, or the bare name where the driver is there and its library is in none of
   * the usual folders, so that only the dynamic linker may know it. Empty without a driver and a
   * library.
   */
  static Optional<String> find(Path root, Map<String, String> environment) {
    List<Path> folders = new ArrayList<>();
    for (String folder : environment.getOrDefault("LD_LIBRARY_PATH", "").split(":", -1)) {
      add(folders, folder);
    }
    FOLDERS.forEach(folder -> folders.add(root.resolve(folder)));
    folders.addAll(ofLinker(root.resolve("etc/ld.so.conf.d")));
    Optional<String> file =
        folders.stream()
            .map(folder -> folder.resolve(LIBRARY))
            .filter(Files::isRegularFile)
            .findFirst()
            .map(Path::toString);
    boolean driver = DRIVER.stream().anyMatch(sign -> Files.exists(root.resolve(sign)));
    return file.isPresent() || !driver ? file : Optional.of(LIBRARY);
  }

  /** The folders that the dynamic linker's configuration names. */
  private static List<Path> ofLinker(Path configuration) {
    List<Path> folders = new ArrayList<>();
    try (Stream<Path> files = Files.list(configuration)) {
      for (Path file : files.sorted().toList()) {
        for (String line : Files.readAllLines(file)) {
          if (line.startsWith("/")) {
            add(folders, line.strip());
          }
        }
      }
    } catch (IOException | RuntimeException e) {
      return folders; // A linker of another kind, or one that is not for us to read.
    }
    return folders;
  }

  private static void add(List<Path> folders, String folder) {
    try {
      if (!folder.isEmpty()) {
        folders.add(Path.of(folder));
      }
    } catch (InvalidPathException e) {
      // The linker would find nothing there either.
    }
  }
}
