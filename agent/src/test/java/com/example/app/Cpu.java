package com.example.app;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The application's own view of its CPU time, which knows nothing of any agent. */
final class Cpu {
  private static final Path TASKS = Path.of("/proc/self/task");
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private Cpu() {}

  /** Of the calling thread. */
  static long own() {
    return THREADS.getCurrentThreadCpuTime();
  }

  /** Of one kernel thread, 0 once it has ended. */
  static long of(String tid) {
    try {
      String schedstat = Files.readString(TASKS.resolve(tid).resolve("schedstat"));
      return Long.parseLong(schedstat.substring(0, schedstat.indexOf(' ')));
    } catch (IOException e) {
      return 0;
    }
  }

  /** Of whatever kernel thread runs the caller, a virtual thread's carrier among them. */
  static long ofTheCarrier() throws IOException {
    String schedstat = Files.readString(Path.of("/proc/thread-self/schedstat"));
    return Long.parseLong(schedstat.substring(0, schedstat.indexOf(' ')));
  }

  /** All kernel threads of this process with their names. */
  static Map<String, String> names() throws IOException {
    Map<String, String> names = new TreeMap<>();
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
      for (Path task : tasks) {
        try {
          names.put(task.getFileName().toString(), Files.readString(task.resolve("comm")).strip());
        } catch (IOException e) {
          // It has ended between the listing and the reading.
        }
      }
    }
    return names;
  }

  /** The kernel's id of the calling thread. */
  static String tid() throws IOException {
    return Files.readSymbolicLink(Path.of("/proc/thread-self")).getFileName().toString();
  }

  static double burn(long nanos) {
    long end = System.nanoTime() + nanos;
    double x = 1;
    while (System.nanoTime() < end) {
      for (int i = 0; i < 1000; i++) {
        x = Math.sqrt(x + i);
      }
    }
    return x;
  }
}
