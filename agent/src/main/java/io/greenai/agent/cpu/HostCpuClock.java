package io.greenai.agent.cpu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How long the CPUs of this host have been busy, all of them added up. For one thread.
 *
 * <p>In a container {@code /proc/stat} is the host's, unless something is mounted over it: lxcfs
 * serves a file of its own there, which shows what the container used on the CPUs that it may use.
 * Of such a container the host's time is told by {@code /proc/schedstat}, which lxcfs leaves alone,
 * where the kernel has it, or by the root of the control groups, where that is to be seen. The root
 * also tells it to a service whose {@code /proc} has nothing but processes (systemd's {@code
 * ProcSubset=pid}); a container of that kind is told its own time, which other processes of the
 * host are not in.
 */
public interface HostCpuClock extends AutoCloseable {
  /** One tick of USER_HZ, which Linux fixes at 100 for every architecture that runs a JVM. */
  long TICK_NANOS = 10_000_000;

  /**
   * The clock of the host whose {@code /proc} this is. Where there is no such folder at all, as on
   * macOS and Windows, it is what the operating system tells. Never throws: of a clock that cannot
   * be opened every reading says why.
   */
  static HostCpuClock ofHost(Path proc) {
    if (!Files.isDirectory(proc)) {
      return HostLoadClock.ofThisSystem();
    }
    try {
      return open(proc);
    } catch (IOException e) {
      return new UnreadableClock(e);
    }
  }

  private static HostCpuClock open(Path proc) throws IOException {
    Path stat = proc.resolve("stat");
    Path sys = proc.resolveSibling("sys");
    if (Files.isReadable(stat) && !isMounted(proc, "/proc/stat")) {
      return StatClock.open(stat, true);
    }
    Optional<HostCpuClock> clock = scheduler(proc).or(() -> CgroupClock.ofHost(sys));
    if (clock.isEmpty() && !Files.isReadable(stat)) {
      clock = CgroupClock.ofContainer(sys);
    }
    return clock.isPresent() ? clock.get() : StatClock.open(stat, false);
  }

  private static Optional<HostCpuClock> scheduler(Path proc) {
    if (isMounted(proc, "/proc/schedstat")) {
      return Optional.empty();
    }
    try {
      return Optional.of(SchedstatClock.open(proc.resolve("schedstat")));
    } catch (IOException e) {
      return Optional.empty(); // The kernel has no scheduler statistics.
    }
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
  void close();

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
