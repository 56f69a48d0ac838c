package io.greenai.agent.cpu;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Time since the host was started, time asleep included: the first number of {@code /proc/uptime},
 * in steps of 10 ms (Linux, fs/proc/uptime.c: the clock CLOCK_BOOTTIME). For one thread.
 */
public final class UptimeClock implements AutoCloseable {
  private static final long SECOND_NANOS = 1_000_000_000;
  private static final long HUNDREDTH_NANOS = 10_000_000;

  private final KernelFile uptime;

  private UptimeClock(KernelFile uptime) {
    this.uptime = uptime;
  }

  /**
   * The clock in a file with the form of {@code /proc/uptime}.
   *
   * @throws IOException where the file is not readable
   */
  public static UptimeClock open(Path file) throws IOException {
    return new UptimeClock(KernelFile.open(file, 64));
  }

  /**
   * Nanoseconds since the host was started.
   *
   * @throws IOException where the file cannot be read; the next call tries anew
   */
  public long nanos() throws IOException {
    ByteBuffer text = uptime.read();
    return Decimals.next(text) * SECOND_NANOS + Decimals.next(text) * HUNDREDTH_NANOS;
  }

  @Override
  public void close() throws IOException {
    uptime.close();
  }
}
