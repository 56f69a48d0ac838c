package io.greenai.agent.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.greenai.ledger.Account;

/**
 * Whether the host left a forked application alone. Where processes fight for a CPU, a thread loses
 * it at a reading of its clock and pays some tens of microseconds to get back to speed; the
 * application's own readings around a call then count what lies between them and the agent's.
 */
final class QuietHost {
  private QuietHost() {}

  /** Skips the test, visibly, if other processes used more than a quarter of one CPU. */
  static void assumed(Ledger ledger) {
    long others = ledger.cpuNanos(Account.HOST_OTHER);
    assumeTrue(
        others < ledger.durationNanos() / 4,
        () ->
            "other processes used "
                + others / 1_000_000
                + " ms of CPU in "
                + ledger.durationNanos() / 1_000_000
                + " ms; accuracy can only be held against the truth on a quiet host");
  }
}
