package io.greenai.agent.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.greenai.ledger.Account;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Whether the host left a forked application alone. Where processes fight for a CPU, a thread loses
 * it at a reading of its clock and pays some tens of microseconds to get back to speed; the
 * application's own readings around a call then count what lies between them and the agent's.
 */
final class QuietHost {
  private static final Path STAT = Path.of("/proc/stat");
  private static final int STEAL = 8;
  private static final long TICK_NANOS = 10_000_000;

  private static long stolenBeforeNanos;

  private QuietHost() {}

  /** Notes what a hypervisor has taken so far; call it before the application starts. */
  static void watch() throws IOException {
    stolenBeforeNanos = stolenNanos();
  }

  /**
   * Skips the test, visibly, if since {@link #watch} other processes used more than a tenth of one
   * CPU, or a hypervisor took more than a twentieth of one.
   */
  static void assumed(Ledger ledger) throws IOException {
    long others = ledger.cpuNanos(Account.HOST_OTHER);
    long stolen = stolenNanos() - stolenBeforeNanos;
    assumeTrue(
        others < ledger.durationNanos() / 10 && stolen < ledger.durationNanos() / 20,
        () ->
            "other processes used "
                + others / 1_000_000
                + " ms of CPU and a hypervisor took "
                + stolen / 1_000_000
                + " ms in "
                + ledger.durationNanos() / 1_000_000
                + " ms; accuracy can only be held against the truth on a quiet host");
  }

  private static long stolenNanos() throws IOException {
    try (Stream<String> lines = Files.lines(STAT)) {
      String[] all = lines.findFirst().orElseThrow().split(" +");
      return all.length > STEAL ? Long.parseLong(all[STEAL]) * TICK_NANOS : 0;
    }
  }
}
