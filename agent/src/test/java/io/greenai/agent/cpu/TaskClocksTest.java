package io.greenai.agent.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TaskClocksTest {
  @TempDir Path tasks;

  @Test
  void theFirstSampleIsTheBaselineAndChargesNoPastToAnybody() throws IOException {
    task(7, "worker", 5_000);
    try (TaskClocks clocks = TaskClocks.of(tasks)) {
      assertThat(clocks.sample().tasks())
          .containsExactly(new TaskSample(7, "worker", 0, 5_000, true, false));

      task(7, "worker", 5_300);

      assertThat(clocks.sample().tasks())
          .containsExactly(new TaskSample(7, "worker", 300, 5_300, false, false));
    }
  }

  @Test
  void aThreadBornLaterIsChargedItsWholeLife() throws IOException {
    task(7, "main", 1);
    try (TaskClocks clocks = TaskClocks.of(tasks)) {
      clocks.sample();

      task(8, "gai~1", 450);

      assertThat(clocks.sample().tasks())
          .contains(new TaskSample(8, "gai~1", 450, 450, true, false));
    }
  }

  @Test
  void anEndedThreadIsToldOnceWithItsLastKnownTime() throws IOException {
    task(7, "main", 1);
    task(8, "brief", 100);
    try (TaskClocks clocks = TaskClocks.of(tasks)) {
      clocks.sample();

      end(8);

      assertThat(clocks.sample().tasks()).contains(new TaskSample(8, "brief", 0, 100, false, true));
      assertThat(clocks.sample().tasks()).extracting(TaskSample::tid).containsExactly(7);
    }
  }

  @Test
  void aThreadIdUsedAgainStartsFromZero() throws IOException {
    task(7, "main", 1);
    task(8, "elder", 1_000);
    try (TaskClocks clocks = TaskClocks.of(tasks)) {
      clocks.sample();

      task(8, "younger", 40);

      assertThat(clocks.sample().tasks())
          .contains(
              new TaskSample(8, "elder", 0, 1_000, false, true),
              new TaskSample(8, "younger", 40, 40, true, false));
    }
  }

  @Test
  void aThreadThatNamesItselfAfterBirthIsToldByItsNewName() throws IOException {
    task(7, "main", 1);
    try (TaskClocks clocks = TaskClocks.of(tasks)) {
      clocks.sample();
      task(8, "main", 10);
      clocks.sample();

      task(8, "pool-1-thread-1", 20);

      assertThat(clocks.sample().tasks())
          .contains(new TaskSample(8, "pool-1-thread-1", 10, 20, false, false));
    }
  }

  @Test
  void moreThreadsThanDescriptorsAreReadAllTheSame() throws IOException {
    int count = TaskClocks.MAX_KEPT_OPEN + 20;
    for (int tid = 1; tid <= count; tid++) {
      task(tid, "t", tid);
    }
    try (TaskClocks clocks = TaskClocks.of(tasks)) {
      clocks.sample();
      for (int tid = 1; tid <= count; tid++) {
        task(tid, "t", tid * 3L);
      }

      TaskSnapshot snapshot = clocks.sample();

      assertThat(snapshot.tasks()).hasSize(count).allMatch(t -> t.cpuNanos() == t.tid() * 2L);
    }
  }

  @Test
  void threadsThatCannotBeReadAreSaidToBe() throws IOException {
    try (TaskClocks clocks = TaskClocks.of(tasks.resolve("none"))) {
      assertThat(clocks.sample().unavailable())
          .isEqualTo(tasks.resolve("none") + " is not readable; mount /proc into the container");
    }
    Files.createDirectory(tasks.resolve("7"));
    try (TaskClocks clocks = TaskClocks.of(tasks)) {
      TaskSnapshot snapshot = clocks.sample();

      assertThat(snapshot.available()).isFalse();
      assertThat(snapshot.unavailable())
          .isEqualTo(tasks + " has no schedstat; the kernel needs CONFIG_SCHED_INFO");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aThreadThatEndsBetweenTwoSamplesIsBookedByItsFinalReading() throws Exception {
    try (TaskClocks clocks = TaskClocks.ofThisProcess()) {
      clocks.sample();
      int[] tid = new int[1];
      Thread worker =
          new Thread(
              () -> {
                burn(20_000_000);
                tid[0] = CallerTid.current();
                clocks.recordFinal("gai~z", new int[] {CallerTid.current()});
              });
      worker.start();
      worker.join();
      awaitEnd(tid[0]);

      TaskSnapshot snapshot = clocks.sample();

      assertThat(snapshot.tasks())
          .filteredOn(t -> t.tid() == tid[0])
          .singleElement()
          .satisfies(
              t -> {
                assertThat(t.comm()).isEqualTo("gai~z");
                assertThat(t.ended()).isTrue();
                assertThat(t.cpuNanos()).isGreaterThanOrEqualTo(20_000_000);
              });
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void allTasksTogetherAreTheProcess() throws Exception {
    try (TaskClocks clocks = TaskClocks.ofThisProcess();
        ProcessCpuClock process = ProcessCpuClock.open()) {
      TaskSnapshot snapshot = clocks.sample();
      long total = snapshot.tasks().stream().mapToLong(TaskSample::totalCpuNanos).sum();

      assertThat(snapshot.tasks()).anyMatch(t -> ThreadKind.of(t.comm()) == ThreadKind.JIT);
      assertThat(total).isPositive().isLessThanOrEqualTo(process.cpuNanos() + 100_000_000);
    }
  }

  static void burn(long cpuNanos) {
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long end = clock.getCurrentThreadCpuTime() + cpuNanos;
    while (clock.getCurrentThreadCpuTime() < end) {
      Thread.onSpinWait();
    }
  }

  private static void awaitEnd(int tid) throws InterruptedException {
    while (TaskLookup.cpuNanos(tid) != TaskLookup.UNKNOWN) {
      Thread.sleep(1);
    }
  }

  private void task(int tid, String comm, long cpuNanos) throws IOException {
    Path task = Files.createDirectories(tasks.resolve(Integer.toString(tid)));
    Files.writeString(task.resolve("comm"), comm + "\n");
    Files.writeString(task.resolve("schedstat"), cpuNanos + " 12 3\n");
  }

  private void end(int tid) throws IOException {
    try (Stream<Path> files = Files.walk(tasks.resolve(Integer.toString(tid)))) {
      files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
    }
  }
}
