package io.greenai.benchmarks.workload;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What had been used by each second: CSV with {@code second, hostBusyNanos, processNanos, model,
 * calls, callerNanos, workerNanos}, a line for each model.
 */
final class SecondLog implements AutoCloseable {
  private static final long TICK_NANOS = 10_000_000;

  private final PrintWriter out;
  private final List<ModelMeter> meters;

  SecondLog(Path file, List<ModelMeter> meters) throws IOException {
    this.out = new PrintWriter(Files.newBufferedWriter(file));
    this.meters = meters;
  }

  /** Writes at {@code from} and at each of the {@code seconds} after it. */
  void run(Instant from, int seconds) throws IOException, InterruptedException {
    for (int second = 0; second <= seconds; second++) {
      Instant due = from.plusSeconds(second);
      long millis = Duration.between(Instant.now(), due).toMillis();
      if (millis > 0) {
        Thread.sleep(millis);
      }
      write(due.getEpochSecond());
    }
  }

  private void write(long second) throws IOException {
    long host = hostBusyNanos();
    long process = processNanos();
    for (ModelMeter meter : meters) {
      out.println(
          second
              + ","
              + host
              + ","
              + process
              + ","
              + meter.name()
              + ","
              + meter.calls()
              + ","
              + meter.callerNanos()
              + ","
              + meter.workerNanos());
    }
    out.flush();
  }

  /** user, nice, system, irq and softirq time of all CPUs. */
  private static long hostBusyNanos() throws IOException {
    String[] cells = Files.readAllLines(Path.of("/proc/stat")).get(0).split(" +", -1);
    return (number(cells, 1)
            + number(cells, 2)
            + number(cells, 3)
            + number(cells, 6)
            + number(cells, 7))
        * TICK_NANOS;
  }

  /** utime and stime, the 14th and 15th field; the second one, in brackets, may hold blanks. */
  private static long processNanos() throws IOException {
    String stat = Files.readString(Path.of("/proc/self/stat"));
    String[] cells = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (number(cells, 11) + number(cells, 12)) * TICK_NANOS;
  }

  private static long number(String[] cells, int at) {
    return Long.parseLong(cells[at]);
  }

  @Override
  public void close() {
    out.close();
  }
}
