package io.greenai.agent.cpu;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * CPU time of this process: utime + stime of {@code /proc/self/stat}, which keeps the time of
 * threads that have ended. Steps of 10 ms; a read costs about 4 us.
 */
public final class ProcessCpuClock implements AutoCloseable {
  /** Fields between the command name and utime: state is a letter, the other ten are numbers. */
  private static final int NUMBERS_BEFORE_UTIME = 10;

  private final KernelFile stat;

  private ProcessCpuClock(KernelFile stat) {
    this.stat = stat;
  }

  /**
   * The clock of this process.
   *
   * @throws IOException where there is no readable {@code /proc/self/stat}
   */
  public static ProcessCpuClock open() throws IOException {
    return open(Path.of("/proc/self/stat"));
  }

  /**
   * The clock in a file with the form of {@code /proc/self/stat}.
   *
   * @throws IOException where the file is not readable
   */
  public static ProcessCpuClock open(Path stat) throws IOException {
    return new ProcessCpuClock(KernelFile.open(stat, 1024));
  }

  /**
   * CPU time since the process started, in nanoseconds.
   *
   * @throws IOException where the file cannot be read; the next call tries anew
   */
  public long cpuNanos() throws IOException {
    ByteBuffer line = stat.read();
    line.position(endOfName(line));
    Decimals.skip(line, NUMBERS_BEFORE_UTIME);
    long utime = Decimals.next(line);
    long stime = Decimals.next(line);
    return (utime + stime) * HostCpuClock.TICK_NANOS;
  }

  /** The name stands in parentheses and may itself hold blanks, digits and parentheses. */
  private static int endOfName(ByteBuffer line) throws IOException {
    for (int i = line.limit() - 1; i >= 0; i--) {
      if (line.get(i) == ')') {
        return i + 1;
      }
    }
    throw new IOException("no command name in /proc/self/stat");
  }

  @Override
  public void close() throws IOException {
    stat.close();
  }
}
