package io.greenai.agent.cpu;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One thread's clock: its {@code schedstat}, kept open if the budget of descriptors allows. */
final class TaskClock {
  private final int tid;
  private final Path directory;
  private final @Nullable KernelFile kept;
  private String comm;
  private long totalNanos;
  private int samples;

  /**
   * @param kept the thread's schedstat, or null where it must be opened for each read
   */
  TaskClock(int tid, Path directory, @Nullable KernelFile kept, String comm) {
    this.tid = tid;
    this.directory = directory;
    this.kept = kept;
    this.comm = comm;
  }

  boolean isKeptOpen() {
    return kept != null;
  }

  String comm() {
    return comm;
  }

  long totalNanos() {
    return totalNanos;
  }

  /** Reads the clock; a channel that was opened on a thread fails for good once that has ended. */
  long read(ByteBuffer buffer) throws IOException {
    if (kept != null) {
      return kept.readNumber();
    }
    try (KernelFile once = KernelFile.open(directory.resolve("schedstat"), buffer)) {
      return once.readNumber();
    }
  }

  /** Books a reading and tells what it adds. */
  TaskSample advance(long nowNanos, boolean baseline) {
    long delta = baseline ? 0 : nowNanos - totalNanos;
    totalNanos = nowNanos;
    return new TaskSample(tid, comm, delta, nowNanos, samples++ == 0, false);
  }

  /** The last sample of a thread that is gone. */
  TaskSample end(long finalNanos) {
    long total = Math.max(totalNanos, finalNanos);
    return new TaskSample(tid, comm, total - totalNanos, total, false, true);
  }

  /** A thread names itself only after it was born, so the name is read once more. */
  boolean nameMayBeStale() {
    return samples == 1;
  }

  void rename(String name) {
    if (!name.isEmpty()) {
      comm = name;
    }
  }

  void close() throws IOException {
    if (kept != null) {
      kept.close();
    }
  }
}
