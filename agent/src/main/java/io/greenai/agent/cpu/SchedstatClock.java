package io.greenai.agent.cpu;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The time that tasks ran on each CPU, the seventh number of its line in {@code /proc/schedstat},
 * in nanoseconds (Linux, Documentation/scheduler/sched-stats.rst, versions 15 to 17). Interrupts
 * that hit an idle CPU are not in it. A read costs about 1 us per CPU and as much for each of its
 * scheduling domains.
 */
final class SchedstatClock extends FileClock {
  /** The CPU's number and what stands before its run time. */
  private static final int NUMBERS_BEFORE_RUN_TIME = 7;

  private SchedstatClock(KernelFile schedstat, int cpus) {
    super(schedstat, cpus, true);
  }

  /**
   * Opens the file.
   *
   * @throws IOException where it is not readable or shows no CPU
   */
  static SchedstatClock open(Path schedstat) throws IOException {
    byte[] now = Files.readAllBytes(schedstat);
    int capacity = 2 * now.length + 64; // its counters only grow
    SchedstatClock clock = new SchedstatClock(KernelFile.open(schedstat, capacity), 0);
    int cpus = clock.count();
    if (cpus == 0) {
      clock.close();
      throw new IOException(schedstat + " shows no CPU");
    }
    return new SchedstatClock(clock.file, cpus);
  }

  @Override
  public long busyNanos() throws IOException {
    ByteBuffer text = file.readWhole();
    long nanos = 0;
    while (nextCpu(text)) {
      Decimals.skip(text, NUMBERS_BEFORE_RUN_TIME);
      nanos += Decimals.next(text);
    }
    return nanos;
  }

  private int count() throws IOException {
    ByteBuffer text = file.readWhole();
    int count = 0;
    while (nextCpu(text)) {
      count++;
    }
    return count;
  }

  /** Moves behind the next {@code cpu} that begins a line. */
  private static boolean nextCpu(ByteBuffer text) {
    boolean atLineStart = text.position() == 0;
    while (text.remaining() > 3) {
      if (atLineStart
          && text.get(text.position()) == 'c'
          && text.get(text.position() + 1) == 'p'
          && text.get(text.position() + 2) == 'u') {
        text.position(text.position() + 3);
        return true;
      }
      atLineStart = text.get() == '\n';
    }
    return false;
  }
}
