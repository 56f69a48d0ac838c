package io.greenai.agent.cpu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How long the CPUs of this host have been busy, all of them added up. For one thread.
 *
 * <p>In a container {@code /proc/stat} is the host's, unless something is mounted over it: lxcfs
 * serves a file of its own there, which shows what the container used on the CPUs that it may use.
 * Of such a container the host's time is told by {@code /proc/schedstat}, which lxcfs leaves alone,
 * where the kernel has it.
 */
public interface HostCpuClock extends AutoCloseable {
  /** One tick of USER_HZ, which Linux fixes at 100 for every architecture that runs a JVM. */
  long TICK_NANOS = 10_000_000;

  /**
   * The clock of this host.
   *
   * @throws IOException where there is no readable {@code /proc/stat}
   */
  static HostCpuClock open() throws IOException {
    return ofHost(Path.of("/proc"));
  }

  /**
   * The same below another folder.
   *
   * @throws IOException where there is no readable {@code stat}; where there is no such folder at
   *     all, as on macOS and Windows, it is what the JVM tells
   */
  static HostCpuClock ofHost(Path proc) throws IOException {
    if (!Files.isDirectory(proc)) {
      return new HostLoadClock(System::nanoTime);
    }
    if (!isMounted(proc, "/proc/stat")) {
      return StatClock.open(proc.resolve("stat"), true);
    }
    if (!isMounted(proc, "/proc/schedstat")) {
      try {
        return SchedstatClock.open(proc.resolve("schedstat"));
      } catch (IOException e) {
        // A kernel without scheduler statistics: the container's own view is all there is.
      }
    }
    return StatClock.open(proc.resolve("stat"), false);
  }

  /**
   * The clock in a file with the form of {@code /proc/stat}, whoever serves it: the CPUs that this
   * process may use.
   *
   * @throws IOException where the file is not readable
   */
  static HostCpuClock open(Path stat) throws IOException {
    return StatClock.open(stat, true);
  }

  /**
   * How many CPUs the busy time is the sum of, as the clock was opened; 1 or more. In a container
   * these are the host's, of which it may be allowed fewer.
   */
  int cpus();

  /** Whether other processes of the host are in it, and not only those of this container. */
  boolean seesWholeHost();

  /**
   * Busy CPU time since the host started, in nanoseconds.
   *
   * @throws IOException where the file cannot be read; the next call tries anew
   */
  long busyNanos() throws IOException;

  @Override
  void close() throws IOException;

  private static boolean isMounted(Path proc, String point) {
    try {
      return Files.readAllLines(proc.resolve("self/mountinfo")).stream()
          .map(line -> line.split(" ", 6))
          .anyMatch(cells -> cells.length > 4 && cells[4].equals(point));
    } catch (IOException e) {
      return false;
    }
  }
}
