package io.greenai.agent.cpu;

import java.util.List;

/**
 * All threads of this process at one moment.
 *
 * @param startedNanos {@link System#nanoTime()} before the first clock was read
 * @param unavailable why the threads cannot be read, with the remedy; empty where they can
 * @param tasks live threads, and those that ended since the last sample
 */
public record TaskSnapshot(long startedNanos, String unavailable, List<TaskSample> tasks) {
  public TaskSnapshot {
    tasks = List.copyOf(tasks);
  }

  /** Whether the threads could be read. */
  public boolean available() {
    return unavailable.isEmpty();
  }
}
