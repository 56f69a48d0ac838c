package io.greenai.agent.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.greenai.ledger.Account;

/**
 * Whether the host left a forked application alone. Readings inside calls stand for those between
 * them by time, so where calls wait for a CPU a few seconds of work are too little to hold a
 * percentage against.
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
