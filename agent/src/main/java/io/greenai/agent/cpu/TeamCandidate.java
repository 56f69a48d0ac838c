package io.greenai.agent.cpu;

import io.greenai.ledger.Ownership;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A thread named like a calling thread: what speaks for and against its working for each caller.
 */
final class TeamCandidate {
  /** Less CPU than this in one sample is no work: a thread that is woken burns microseconds. */
  private static final long WORK_NANOS = 20_000_000;

  private static final long REST_NANOS = 1_000_000;
  private static final long LONG_CALL_NANOS = 200_000_000;

  /** How many contradictions more than the best caller rule a caller out. */
  private static final int RULED_OUT = 2;

  /** Work outside all calls that is still taken for a team's, used by code that is not woven. */
  private static final long FOREIGN_NANOS = 1_000_000_000;

  private final Map<Long, Integer> contradictions = new HashMap<>();
  private Map<Long, Long> inCallBefore = Map.of();
  private int looks;
  private boolean isNative;
  private long insideNanos;
  private long outsideNanos;

  /** How often the thread was compared with the Java threads' clocks. */
  int looks() {
    return looks;
  }

  void looked(boolean mayBeJava) {
    looks++;
    isNative = !mayBeJava;
  }

  boolean isNative() {
    return isNative;
  }

  /** Compares what the thread burnt with who was in a call, now or in the sample before. */
  void weigh(long cpuNanos, Collection<TeamCaller> callers) {
    Map<Long, Long> inCall = new HashMap<>();
    boolean anyActive = false;
    for (TeamCaller caller : callers) {
      inCall.put(caller.javaThreadId(), caller.inCallNanos());
      boolean active =
          caller.inCallNanos() > 0 || inCallBefore.getOrDefault(caller.javaThreadId(), 0L) > 0;
      anyActive |= active;
      boolean workedWithoutIt = cpuNanos >= WORK_NANOS && !active;
      boolean restedThroughIt = cpuNanos < REST_NANOS && caller.inCallNanos() >= LONG_CALL_NANOS;
      if (workedWithoutIt || restedThroughIt) {
        contradictions.merge(caller.javaThreadId(), 1, Integer::sum);
      }
    }
    if (anyActive) {
      insideNanos += cpuNanos;
    } else {
      outsideNanos += cpuNanos;
    }
    inCallBefore = inCall;
  }

  /** Whom the thread works for, of these callers that share its name. */
  Optional<TeamWorker> worker(int tid, Collection<TeamCaller> callers) {
    if (!isNative || outsideNanos > 2 * insideNanos + FOREIGN_NANOS) {
      return Optional.empty();
    }
    int fewest =
        callers.stream().mapToInt(caller -> against(caller.javaThreadId())).min().orElse(0);
    List<Long> owners =
        callers.stream()
            .map(TeamCaller::javaThreadId)
            .filter(id -> against(id) < fewest + RULED_OUT)
            .sorted()
            .toList();
    if (owners.isEmpty()) {
      return Optional.empty();
    }
    Ownership found = owners.size() == 1 ? Ownership.EXACT : Ownership.PROPORTIONAL;
    boolean guessed = callers.stream().anyMatch(TeamCaller::hasUnknownWorkers);
    return Optional.of(new TeamWorker(tid, owners, guessed ? Ownership.ESTIMATED : found));
  }

  private int against(long javaThreadId) {
    return contradictions.getOrDefault(javaThreadId, 0);
  }
}
