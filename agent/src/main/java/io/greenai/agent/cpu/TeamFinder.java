package io.greenai.agent.cpu;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * Finds the native teams (OpenMP, ATen) of Java threads that call models.
 *
 * <p>A team's worker inherits the kernel name of the Java thread that created it. A thread so named
 * is a worker unless it is a Java thread itself; and that shows in the clocks: a Java thread's
 * {@code schedstat} equals its CPU clock to the nanosecond while it rests, and trails it by a few
 * milliseconds while it runs. A thread which no Java thread's clock can belong to is native. Where
 * several callers share the name (it is cut after 15 bytes), the worker belongs to those that are
 * in a call when it burns; until that tells them apart, to all of them.
 *
 * <p>The workers of a session that was created before anyone looked bear the name of the thread
 * that created it, which may be gone. Where a caller has such workers, every native thread of no
 * other name that burns while it calls is taken for one; and no thread of its own name is surely of
 * its team. That is an estimate, and marked as one.
 *
 * <p>Pure but for the Java clocks, which are read only while an undecided thread is there. For one
 * thread, the sampler's.
 */
public final class TeamFinder {
  /**
   * How far {@code schedstat} trails the clock of a running thread at most: the scheduler's tick is
   * 1 to 10 ms, up to 12 ms were seen on a virtual machine whose CPU was stolen.
   */
  static final long LAG_NANOS = 50_000_000;

  /** Looks at the Java clocks per thread; a late exact match still corrects an early verdict. */
  static final int LOOKS = 5;

  /**
   * Threads of the virtual machine that {@link ThreadKind} does not tell apart and that the Java
   * clocks do not show: sources of OpenJDK 17 to 25 ({@code is_hidden_from_external_view}).
   */
  private static final List<String> VM_PREFIXES =
      List.of("VM ", "Service Thread", "Monitor Deflati", "Notification Th", "StringDedup");

  private static final int PERPLEXED_LOOKS = 10;

  /** Most looks, for a thread that stays confusable with a Java thread. */
  private static final int MAX_LOOKS = 600;

  private final JavaThreadClocks javaThreads;
  private final IntPredicate knownJava;
  private final int pid;
  private final Map<Integer, TeamCandidate> candidates = new HashMap<>();
  private final Map<Integer, Long> javaIds = new HashMap<>();

  /**
   * @param pid this process's id, which is also the id of its first thread; that one never is a
   *     worker
   */
  public TeamFinder(JavaThreadClocks javaThreads, int pid) {
    this(javaThreads, pid, tid -> false);
  }

  /**
   * A finder that is also told what clocks do not tell.
   *
   * @param knownJava whether a kernel thread id is known to be a Java thread's
   */
  public TeamFinder(JavaThreadClocks javaThreads, int pid, IntPredicate knownJava) {
    this.knownJava = knownJava;
    this.javaThreads = javaThreads;
    this.pid = pid;
  }

  /**
   * The workers among the threads of a sample.
   *
   * @param snapshot taken just now
   * @param callers all live Java threads that ever called a model
   */
  public List<TeamWorker> observe(TaskSnapshot snapshot, Collection<TeamCaller> callers) {
    Map<String, List<TeamCaller>> byName =
        callers.stream().collect(Collectors.groupingBy(TeamCaller::comm));
    List<TeamCaller> guessed = callers.stream().filter(TeamCaller::hasUnknownWorkers).toList();
    Set<Integer> callerTids = callers.stream().map(TeamCaller::tid).collect(Collectors.toSet());
    List<TaskSample> named = new ArrayList<>();
    for (TaskSample task : snapshot.tasks()) {
      if (task.isNew()) {
        forget(task.tid());
      }
      if (!mayServe(task, byName, guessed).isEmpty()
          && task.tid() != pid
          && !callerTids.contains(task.tid())
          && !javaIds.containsKey(task.tid())
          && !knownJava.test(task.tid())) {
        named.add(task);
      }
    }
    forgetEnded(snapshot);
    decide(named, snapshot.startedNanos(), callers);
    List<TeamWorker> workers = new ArrayList<>();
    for (TaskSample task : named) {
      TeamCandidate candidate = candidates.get(task.tid());
      if (candidate != null && !javaIds.containsKey(task.tid())) {
        Set<TeamCaller> sharing = mayServe(task, byName, guessed);
        candidate.weigh(task.cpuNanos(), sharing);
        candidate.worker(task.tid(), sharing).ifPresent(workers::add);
      }
    }
    return workers;
  }

  /** The callers of a thread's own name, and those that miss workers; none where it says more. */
  private static Set<TeamCaller> mayServe(
      TaskSample task, Map<String, List<TeamCaller>> byName, List<TeamCaller> guessed) {
    if (ThreadKind.of(task.comm()) != ThreadKind.OTHER) {
      return Set.of();
    }
    Set<TeamCaller> callers = new LinkedHashSet<>(byName.getOrDefault(task.comm(), List.of()));
    if (VM_PREFIXES.stream().noneMatch(task.comm()::startsWith)) {
      callers.addAll(guessed);
    }
    return callers;
  }

  /** Compares undecided threads with the clocks of the Java threads that are not yet matched. */
  private void decide(List<TaskSample> named, long startedNanos, Collection<TeamCaller> callers) {
    List<TaskSample> undecided = named.stream().filter(this::isUndecided).toList();
    if (undecided.isEmpty()) {
      return;
    }
    Optional<Map<Long, Long>> read = javaThreads.read();
    if (read.isEmpty()) {
      return;
    }
    long slackNanos = System.nanoTime() - startedNanos;
    Map<Long, Long> unmatched = new HashMap<>(read.get());
    unmatched.keySet().removeAll(new HashSet<>(javaIds.values()));
    callers.forEach(caller -> unmatched.remove(caller.javaThreadId()));
    JavaClockIndex index = new JavaClockIndex(unmatched);
    for (TaskSample task : undecided) {
      Optional<Long> exact = index.only(task.totalCpuNanos());
      if (exact.isPresent()) {
        javaIds.put(task.tid(), exact.get());
        candidates.remove(task.tid());
      } else {
        long lagNanos = task.cpuNanos() > 0 || task.isNew() ? LAG_NANOS : 0;
        boolean mayBeJava = index.any(task.totalCpuNanos(), lagNanos + slackNanos);
        candidates.computeIfAbsent(task.tid(), tid -> new TeamCandidate()).looked(mayBeJava);
      }
    }
  }

  private boolean isUndecided(TaskSample task) {
    if (task.ended() || task.totalCpuNanos() == 0) {
      return false;
    }
    TeamCandidate candidate = candidates.get(task.tid());
    return candidate == null
        || candidate.looks() < LOOKS
        || (!candidate.isNative() && candidate.looks() < MAX_LOOKS);
  }

  /** Whether clocks have not told some thread apart from a Java thread in many looks. */
  public boolean isAtALoss() {
    return candidates.values().stream()
        .anyMatch(candidate -> candidate.looks() >= PERPLEXED_LOOKS && !candidate.isNative());
  }

  private void forget(int tid) {
    candidates.remove(tid);
    javaIds.remove(tid);
  }

  private void forgetEnded(TaskSnapshot snapshot) {
    Set<Integer> present =
        snapshot.tasks().stream().map(TaskSample::tid).collect(Collectors.toSet());
    candidates.keySet().retainAll(present);
    javaIds.keySet().retainAll(present);
  }
}
