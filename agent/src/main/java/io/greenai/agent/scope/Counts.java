package io.greenai.agent.scope;

import java.util.concurrent.atomic.LongAccumulator;

/** Counts that somebody else states: whatever they are, a ledger can hold their sum. */
final class Counts {

  /** More at once is a slip: a negative number that lost its sign, or a value for "unknown". */
  static final long MAX_AT_ONCE = 1_000_000_000_000L;

  /** The largest that a ledger holds. */
  static final long MAX_SUM = 999_999_999_999_999_999L;

  private Counts() {}

  static boolean isSlip(long count) {
    return count > MAX_AT_ONCE;
  }

  /** A sum of counts from 0 to {@link #MAX_SUM} that stays there once it would be more. */
  static LongAccumulator sum() {
    return new LongAccumulator((sum, more) -> Math.min(MAX_SUM, sum + more), 0);
  }
}
