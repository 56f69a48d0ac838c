package io.greenai.benchmarks.workload;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The kernel threads of this process. */
final class Tasks {
  private static final Path TASKS = Path.of("/proc/self/task");

  private Tasks() {}

  /** Creates something and tells which kernel threads came with it. */
  interface Creation<T> {
    T create() throws Exception;
  }

  /** What was created, and the threads that were not there before. */
  record Created<T>(T what, Set<Integer> tids) {}

  /**
   * Nothing else may start threads meanwhile; run the JVM with a fixed number of compiler and
   * collector threads.
   */
  static <T> Created<T> cameWith(Creation<T> creation) throws Exception {
    Set<Integer> before = names().keySet();
    T what = creation.create();
    Set<Integer> tids = new TreeSet<>(names().keySet());
    tids.removeAll(before);
    return new Created<>(what, tids);
  }

  /** The threads that bear a name, without the thread {@code itself}. */
  static Set<Integer> named(String name, int itself) throws IOException {
    return names().entrySet().stream()
        .filter(task -> task.getValue().equals(name) && task.getKey() != itself)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The kernel's id of the calling thread. */
  static int own() throws IOException {
    return Integer.parseInt(
        Files.readSymbolicLink(Path.of("/proc/thread-self")).getFileName().toString());
  }

  /** The kernel's name of the calling thread. */
  static String comm() throws IOException {
    return Files.readString(Path.of("/proc/thread-self/comm")).strip();
  }

  private static Map<Integer, String> names() throws IOException {
    Map<Integer, String> names = new TreeMap<>();
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
      for (Path task : tasks) {
        try {
          names.put(
              Integer.valueOf(task.getFileName().toString()),
              Files.readString(task.resolve("comm")).strip());
        } catch (IOException e) {
          // It has ended between the listing and the reading.
        }
      }
    }
    return names;
  }
}
