package io.greenai.agent.attribute;

import io.greenai.ledger.ModelKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which models ran last, because their workers spin on for tens of milliseconds after a call, into
 * intervals without one.
 */
final class LastRuns {
  /** Threads whose last model is remembered; beyond, the one unheard of longest is forgotten. */
  private static final int MAX_CALLERS = 4096;

  private record Run(Group group, long interval, long wallNanos, long lastNanos) {
    boolean isAfter(Run other) {
      long later = lastNanos - other.lastNanos;
      return later > 0 || (later == 0 && group.compareTo(other.group) < 0);
    }

    static Run last(Run a, Run b) {
      return a.isAfter(b) ? a : b;
    }

    Run plus(Run other) {
      if (interval != other.interval) {
        return interval > other.interval ? this : other;
      }
      return new Run(group, interval, wallNanos + other.wallNanos, last(this, other).lastNanos);
    }
  }

  private final Map<Group, Run> byModel = new TreeMap<>();

  /**
   * The models that a thread ran in the last interval in which it ran any: those of libraries, or
   * of the application's own code on a thread that has run no library's.
   */
  private record OnThread(long interval, Amounts wallNanos, Group last) {}

  private final Map<Long, OnThread> byCaller =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, OnThread> eldest) {
          return size() > MAX_CALLERS;
        }
      };
  private long interval;

  /** Takes in the calls of the next interval. */
  void note(List<Caller> callers) {
    interval++;
    for (Caller caller : callers) {
      List<Run> runs = new ArrayList<>();
      for (ModelUse use : caller.uses()) {
        if (use.wallNanos() > 0) {
          Run run = new Run(Group.of(use.model()), interval, use.wallNanos(), use.lastNanos());
          byModel.merge(run.group, run, Run::plus);
          runs.add(run);
        }
      }
      noteOn(caller.id(), runs);
    }
  }

  private void noteOn(long callerId, List<Run> runs) {
    OnThread before = byCaller.get(callerId);
    if (runs.stream().anyMatch(run -> !run.group.isOwnCode())
        || (before != null && !before.last.isOwnCode())) {
      runs.removeIf(run -> run.group.isOwnCode());
    }
    Amounts wall = new Amounts();
    runs.forEach(run -> wall.add(run.group, run.wallNanos));
    runs.stream()
        .reduce(Run::last)
        .ifPresent(last -> byCaller.put(callerId, new OnThread(interval, wall, last.group)));
  }

  /** The one of the {@code wanted} models that was in a call last. */
  @Nullable Group lastOf(Predicate<Group> wanted) {
    return byModel.values().stream()
        .filter(run -> wanted.test(run.group))
        .reduce(Run::last)
        .map(Run::group)
        .orElse(null);
  }

  /** The time in calls of the {@code wanted} models in this interval. */
  Amounts activeNow(Predicate<Group> wanted) {
    return activeIn(interval, wanted);
  }

  /**
   * The time in calls of the {@code wanted} models in the last interval in which any of them was in
   * a call.
   */
  Amounts lastActive(Predicate<Group> wanted) {
    long last =
        byModel.values().stream()
            .filter(run -> wanted.test(run.group))
            .mapToLong(Run::interval)
            .max()
            .orElse(interval);
    return activeIn(last, wanted);
  }

  /** The time in calls of the models that a thread ran in this interval. */
  Amounts activeOn(long callerId) {
    OnThread thread = byCaller.get(callerId);
    return thread != null && thread.interval == interval ? thread.wallNanos : new Amounts();
  }

  /** The model that ran last on a thread. */
  @Nullable Group lastOn(long callerId) {
    OnThread thread = byCaller.get(callerId);
    return thread == null ? null : thread.last;
  }

  void forgetCaller(long callerId) {
    byCaller.remove(callerId);
  }

  void forgetAllBut(Set<ModelKey> models) {
    byModel.keySet().removeIf(group -> !models.contains(group.model()));
    byCaller.values().removeIf(thread -> !models.contains(thread.last.model()));
  }

  private Amounts activeIn(long wantedInterval, Predicate<Group> wanted) {
    Amounts wall = new Amounts();
    for (Run run : byModel.values()) {
      if (run.interval == wantedInterval && wanted.test(run.group)) {
        wall.add(run.group, run.wallNanos);
      }
    }
    return wall;
  }
}
