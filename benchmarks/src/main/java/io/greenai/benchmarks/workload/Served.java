package io.greenai.benchmarks.workload;

import java.util.Set;

/** A model in memory. */
interface Served {
  /**
   * One call, on the calling thread.
   *
   * @return the result; to close it is no part of the call
   */
  AutoCloseable call() throws Exception;

  /** The native threads that came with it, or that it shares with others of its kind. */
  default Set<Integer> workers() {
    return Set.of();
  }

  /** Whether each calling thread gets native helpers of its own, which bear its name. */
  default boolean callersHaveTeams() {
    return false;
  }
}
