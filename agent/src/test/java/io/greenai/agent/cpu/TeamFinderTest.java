package io.greenai.agent.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Ownership;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TeamFinderTest {
  private static final long MS = 1_000_000;
  private static final int PID = 100;

  private final Map<Long, Long> javaClocks = new HashMap<>();
  private final TeamFinder finder = new TeamFinder(() -> Optional.of(Map.copyOf(javaClocks)), PID);
  private final Map<Integer, Long> totals = new HashMap<>();

  @Test
  void aThreadNamedLikeTheOnlyCallerWhoseClockNoJavaThreadHasIsItsWorker() {
    javaClocks.put(1L, 5_000 * MS);
    javaClocks.put(2L, 17 * MS);

    assertThat(
            observe(List.of(caller(101, "serve-1", 1, 400 * MS)), task(110, "serve-1", 380 * MS)))
        .containsExactly(new TeamWorker(110, List.of(1L), Ownership.EXACT));
  }

  @Test
  void aJavaThreadOfTheSameNameIsNoWorkerWhetherItRestsOrRuns() {
    javaClocks.put(1L, 5_000 * MS);
    javaClocks.put(2L, 70 * MS);
    javaClocks.put(3L, 903 * MS);
    List<TeamCaller> callers = List.of(caller(101, "pool-1-thread-1", 1, 400 * MS));

    assertThat(
            observe(
                callers,
                task(110, "pool-1-thread-1", 70 * MS),
                task(111, "pool-1-thread-1", 900 * MS)))
        .isEmpty();
    javaClocks.put(3L, 1_804 * MS);
    assertThat(
            observe(
                callers, task(110, "pool-1-thread-1", 0), task(111, "pool-1-thread-1", 901 * MS)))
        .isEmpty();
  }

  @Test
  void aWorkerThatWasTakenForAJavaThreadIsFoundOnceTheirClocksPart() {
    javaClocks.put(2L, 110 * MS);
    List<TeamCaller> callers = List.of(caller(101, "java", 1, 400 * MS));

    assertThat(observe(callers, task(110, "java", 100 * MS))).isEmpty();
    assertThat(observe(callers, task(110, "java", 400 * MS)))
        .containsExactly(new TeamWorker(110, List.of(1L), Ownership.EXACT));
  }

  @Test
  void aJavaThreadTakenForAWorkerIsClearedByAnExactMatch() {
    javaClocks.put(2L, 400 * MS);
    List<TeamCaller> callers = List.of(caller(101, "java", 1, 400 * MS));

    assertThat(observe(callers, task(110, "java", 100 * MS))).hasSize(1);
    assertThat(observe(callers, task(110, "java", 300 * MS))).isEmpty();
    assertThat(observe(callers, task(110, "java", 300 * MS))).isEmpty();
  }

  @Test
  void theFirstThreadOfTheProcessIsNoWorker() {
    assertThat(observe(List.of(caller(101, "java", 1, 400 * MS)), task(PID, "java", 40 * MS)))
        .isEmpty();
  }

  @Test
  void callersThatShareANameShareTheWorkersUntilTheirCallsTellThemApart() {
    List<TeamWorker> workers = List.of();
    for (int second = 0; second < 8; second++) {
      boolean firstIsCalling = second % 4 < 2;
      List<TeamCaller> callers =
          List.of(
              caller(101, "http-nio-8080-e", 1, firstIsCalling ? 900 * MS : 0),
              caller(102, "http-nio-8080-e", 2, firstIsCalling ? 0 : 900 * MS));
      workers =
          observe(
              callers,
              task(110, "http-nio-8080-e", firstIsCalling ? 800 * MS : 0),
              task(111, "http-nio-8080-e", firstIsCalling ? 0 : 800 * MS));
      if (second == 0) {
        assertThat(workers).contains(new TeamWorker(110, List.of(1L, 2L), Ownership.PROPORTIONAL));
      }
    }

    assertThat(workers)
        .containsExactlyInAnyOrder(
            new TeamWorker(110, List.of(1L), Ownership.EXACT),
            new TeamWorker(111, List.of(2L), Ownership.EXACT));
  }

  @Test
  void callersThatAlwaysCallTogetherShareTheWorkers() {
    List<TeamWorker> workers = List.of();
    for (int second = 0; second < 5; second++) {
      workers =
          observe(
              List.of(caller(101, "w", 1, 900 * MS), caller(102, "w", 2, 900 * MS)),
              task(110, "w", 800 * MS));
    }

    assertThat(workers)
        .containsExactly(new TeamWorker(110, List.of(1L, 2L), Ownership.PROPORTIONAL));
  }

  @Test
  void aNativeThreadThatMostlyBurnsWhileNobodyCallsIsNoTeam() {
    List<TeamWorker> workers = List.of();
    for (int second = 0; second < 5; second++) {
      workers = observe(List.of(caller(101, "java", 1, 0)), task(110, "java", 800 * MS));
    }

    assertThat(workers).isEmpty();
  }

  @Test
  void aThreadIdUsedAgainIsJudgedAnew() {
    List<TeamCaller> callers = List.of(caller(101, "java", 1, 400 * MS));
    assertThat(observe(callers, task(110, "java", 100 * MS))).hasSize(1);

    javaClocks.put(9L, 30 * MS);
    totals.remove(110);

    assertThat(observe(callers, task(110, "java", 30 * MS))).isEmpty();
  }

  @Test
  void workersThatNobodySawComeAreGuessedToServeWhoeverMissesThem() {
    TeamCaller creator = caller(101, "java", 1, 0);
    TeamCaller late = caller(103, "other", 3, 700 * MS);
    List<TeamWorker> workers = List.of();
    for (int second = 0; second < 5; second++) {
      long inCallNanos = second % 2 == 0 ? 800 * MS : 0;
      TeamCaller missing = new TeamCaller(102, "serving", 2, inCallNanos, true);
      workers =
          observe(
              List.of(creator, missing, late),
              task(110, "java", 800 * MS),
              task(111, "gone", 700 * MS),
              task(112, "VM Periodic Tas", 30 * MS),
              task(114, "Monitor Deflati", 30 * MS),
              task(113, "GC Thread#0", 300 * MS));
    }

    assertThat(workers)
        .containsExactlyInAnyOrder(
            new TeamWorker(110, List.of(2L), Ownership.ESTIMATED),
            new TeamWorker(111, List.of(2L), Ownership.ESTIMATED));
  }

  @Test
  void aSessionsWorkerIsNoTeamOfTheThreadThatWasSeenWithItsTagOn() {
    assertThat(observe(List.of(caller(101, "gai~0", 1, 400 * MS)), task(110, "gai~0", 600 * MS)))
        .isEmpty();
  }

  @Test
  void withoutJavaClocksNothingIsClaimed() {
    TeamFinder blind = new TeamFinder(Optional::empty, PID);
    TaskSnapshot snapshot =
        new TaskSnapshot(
            System.nanoTime(), "", List.of(new TaskSample(110, "java", 5, 5, true, false)));

    assertThat(blind.observe(snapshot, List.of(caller(101, "java", 1, 1)))).isEmpty();
  }

  private record Burn(int tid, String comm, long cpuNanos) {}

  private static Burn task(int tid, String comm, long cpuNanos) {
    return new Burn(tid, comm, cpuNanos);
  }

  private static TeamCaller caller(int tid, String comm, long javaThreadId, long inCallNanos) {
    return new TeamCaller(tid, comm, javaThreadId, inCallNanos, false);
  }

  private List<TeamWorker> observe(List<TeamCaller> callers, Burn... burns) {
    List<TaskSample> samples = new ArrayList<>();
    for (Burn burn : burns) {
      boolean isNew = !totals.containsKey(burn.tid());
      long total = totals.merge(burn.tid(), burn.cpuNanos(), Long::sum);
      samples.add(new TaskSample(burn.tid(), burn.comm(), burn.cpuNanos(), total, isNew, false));
    }
    return finder.observe(new TaskSnapshot(System.nanoTime(), "", samples), callers);
  }
}
