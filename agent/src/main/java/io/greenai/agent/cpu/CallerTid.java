package io.greenai.agent.cpu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The kernel's id of the calling thread. Safe for use by many threads. */
public final class CallerTid {
  /** Told instead of a thread id where {@code /proc/thread-self} cannot be read. */
  public static final int UNKNOWN = -1;

  private static final Path THREAD_SELF = Path.of("/proc/thread-self");

  private CallerTid() {}

  /**
   * The thread id of the caller (of its carrier, on a virtual thread), or {@link #UNKNOWN}. Costs
   * about 1.5 us.
   */
  public static int current() {
    try {
      String target = Files.readSymbolicLink(THREAD_SELF).toString();
      return Integer.parseInt(target, target.lastIndexOf('/') + 1, target.length(), 10);
    } catch (IOException | RuntimeException e) {
      return UNKNOWN;
    }
  }
}
