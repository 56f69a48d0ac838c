package io.greenai.agent.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.greenai.ledger.Ownership;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Real OpenMP teams of PyTorch, under callers whose names the kernel cuts to the same 15 bytes. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
@EnabledIfSystemProperty(named = "greenai.full", matches = "true")
@Timeout(120)
class TorchTeamTest {
  private static final String COMM = "http-nio-8080-e";

  private record Caller(ExecutorService thread, int tid, long javaId) {}

  @BeforeAll
  static void noDownloads() {
    System.setProperty("ai.djl.offline", "true");
  }

  @Test
  void teamsOfCallersThatShareANameAreToldApartByTheirCalls() throws Exception {
    Caller first = caller(1);
    Caller second = caller(2);
    Caller burner = caller(3);
    TeamFinder finder =
        new TeamFinder(JavaThreadClocks.ofThisVm(), Math.toIntExact(ProcessHandle.current().pid()));
    try (TaskClocks clocks = TaskClocks.ofThisProcess()) {
      clocks.sample();
      Set<Integer> firstTeam = teamBornIn(first);
      Set<Integer> secondTeam = teamBornIn(second);
      assertThat(firstTeam).isNotEmpty();
      assertThat(secondTeam).isNotEmpty();

      List<TeamWorker> workers = List.of();
      for (int round = 0; round < 10; round++) {
        boolean firstCalls = round % 4 < 2;
        long begun = System.nanoTime();
        var burning = burner.thread().submit(() -> TaskClocksTest.burn(100_000_000));
        (firstCalls ? first : second).thread().submit(() -> multiply(20)).get();
        burning.get();
        long inCall = System.nanoTime() - begun;
        workers =
            finder.observe(
                clocks.sample(),
                List.of(
                    new TeamCaller(
                        first.tid(), COMM, first.javaId(), firstCalls ? inCall : 0, false),
                    new TeamCaller(
                        second.tid(), COMM, second.javaId(), firstCalls ? 0 : inCall, false)));
      }

      List<TeamWorker> truth = new ArrayList<>();
      firstTeam.forEach(
          tid -> truth.add(new TeamWorker(tid, List.of(first.javaId()), Ownership.EXACT)));
      secondTeam.forEach(
          tid -> truth.add(new TeamWorker(tid, List.of(second.javaId()), Ownership.EXACT)));
      assertThat(workers).containsExactlyInAnyOrderElementsOf(truth);
    } finally {
      List.of(first, second, burner).forEach(caller -> caller.thread().shutdown());
    }
  }

  private static Caller caller(int number) throws Exception {
    ExecutorService thread =
        Executors.newSingleThreadExecutor(work -> new Thread(work, "http-nio-8080-exec-" + number));
    Callable<Caller> self =
        () -> new Caller(thread, CallerTid.current(), Thread.currentThread().getId());
    return thread.submit(self).get();
  }

  /** The threads that the caller's first parallel operation creates, while nobody else works. */
  private static Set<Integer> teamBornIn(Caller caller) throws Exception {
    Set<Integer> before = named();
    caller.thread().submit(() -> multiply(1)).get();
    Set<Integer> born = named();
    born.removeAll(before);
    return born;
  }

  private static Set<Integer> named() {
    return new HashSet<>(IntStream.of(TaskLookup.tidsNamed(COMM)).boxed().toList());
  }

  private static void multiply(int times) {
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      NDArray matrix = manager.ones(new Shape(768, 768));
      for (int i = 0; i < times; i++) {
        try (NDArray product = matrix.matMul(matrix)) {
          assertThat(product.getFloat(0, 0)).isEqualTo(768f);
        }
        // A worker team of OpenMP proper: element-wise work is split by ATen's parallel loop.
        try (NDArray exponent = matrix.exp()) {
          assertThat(exponent.getFloat(0, 0)).isGreaterThan(2f);
        }
      }
    }
  }
}
