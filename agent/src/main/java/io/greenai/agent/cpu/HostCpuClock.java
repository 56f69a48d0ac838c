package io.greenai.agent.cpu;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * How long the CPUs of this host have been busy, all of them added up: user + nice + system + irq +
 * softirq of the first line of {@code /proc/stat} (proc_pid_stat(5)).
 *
 * <p>Waiting for a disk is not busy; time stolen by the hypervisor is another guest's; the time of
 * our own guests is in user already. Steps of 10 ms per CPU. A read costs about 6 us on two CPUs.
 */
public final class HostCpuClock implements AutoCloseable {
  /** One tick of USER_HZ, which Linux fixes at 100 for every architecture that runs a JVM. */
  static final long TICK_NANOS = 10_000_000;

  private static final Pattern ONE_CPU = Pattern.compile("cpu\\d+ .*");

  private final KernelFile stat;
  private final int cpus;

  private HostCpuClock(KernelFile stat, int cpus) {
    this.stat = stat;
    this.cpus = cpus;
  }

  /**
   * The clock of this host.
   *
   * @throws IOException where there is no readable {@code /proc/stat}
   */
  public static HostCpuClock open() throws IOException {
    return open(Path.of("/proc/stat"));
  }

  /**
   * The clock in a file with the form of {@code /proc/stat}.
   *
   * @throws IOException where the file is not readable
   */
  public static HostCpuClock open(Path stat) throws IOException {
    long cpus =
        Files.readAllLines(stat).stream().filter(line -> ONE_CPU.matcher(line).matches()).count();
    return new HostCpuClock(KernelFile.open(stat, 512), Math.max(1, (int) cpus));
  }

  /**
   * How many CPUs the busy time is the sum of, as the clock was opened; 1 or more. In a container
   * these are the host's, of which it may be allowed fewer.
   */
  public int cpus() {
    return cpus;
  }

  /**
   * Busy CPU time since the host started, in nanoseconds.
   *
   * @throws IOException where the file cannot be read; the next call tries anew
   */
  public long busyNanos() throws IOException {
    ByteBuffer line = stat.read();
    long user = Decimals.next(line);
    long nice = Decimals.next(line);
    long system = Decimals.next(line);
    Decimals.skip(line, 2);
    long irq = Decimals.next(line);
    long softirq = Decimals.next(line);
    return (user + nice + system + irq + softirq) * TICK_NANOS;
  }

  @Override
  public void close() throws IOException {
    stat.close();
  }
}
