package io.greenai.agent.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ProcClocksTest {
  @TempDir Path folder;

  @Test
  void theHostIsBusyInUserNiceSystemAndInterruptsOnly() throws IOException {
    Files.writeString(
        folder.resolve("stat"),
        "cpu  1000 20 300 900000 7777 4 5 8888 999 99\ncpu0 1 2 3 4 5 6 7 8 9 10\n");

    try (HostCpuClock clock = HostCpuClock.ofHost(folder)) {
      assertThat(clock.busyNanos()).isEqualTo((1000 + 20 + 300 + 4 + 5) * 10_000_000L);
    }
  }

  @Test
  void theCpusAreTheHostsHoweverFewTheProcessMayUse() throws IOException {
    Files.writeString(
        folder.resolve("stat"), "cpu 3 0 0\ncpu0 1 0 0\ncpu1 2 0 0\ncpu17 0 0 0\nintr 9 0\n");

    try (HostCpuClock clock = HostCpuClock.ofHost(folder)) {
      assertThat(clock.cpus()).isEqualTo(3);
    }
  }

  @Test
  void whereLxcfsServesTheStatOfAContainerTheSchedulerTellsTheHosts() throws IOException {
    Path proc = containerOfLxcfs();
    Files.writeString(
        proc.resolve("schedstat"),
        """
        version 15
        timestamp 4295000000
        cpu0 0 0 0 0 0 0 7000000123 5 6
        domain0 00000003 8 0 0 0 0 0 0 0 0 0
        cpu1 0 0 0 0 0 0 11000000456 5 6
        domain0 00000003 8 0 0 0 0 0 0 0 0 0
        """);

    try (HostCpuClock clock = HostCpuClock.ofHost(proc)) {
      assertThat(clock.busyNanos()).isEqualTo(18_000_000_579L);
      assertThat(clock.cpus()).isEqualTo(2);
      assertThat(clock.seesWholeHost()).isTrue();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whatTheKernelHandsOutPageByPageIsReadWhole() throws IOException {
    Path records = Path.of("/proc/self/smaps");

    try (KernelFile file = KernelFile.open(records, 16 << 20)) {
      String first = text(file.readWhole());
      String again = text(file.readWhole());

      assertThat(file.read().remaining()).isLessThan(16 * 4096);
      assertThat(first.length()).isGreaterThan(16 * 4096);
      assertThat(List.of(first, again))
          .allSatisfy(whole -> assertThat(whole).startsWith(beginning(first)).contains("[stack]"));
    }
  }

  @Test
  void aFileThatOutgrewWhatItMayHoldIsToldRatherThanCut() throws IOException {
    Path file = Files.writeString(folder.resolve("grown"), "0123456789");

    try (KernelFile kernelFile = KernelFile.open(file, 10)) {
      assertThatThrownBy(kernelFile::readWhole)
          .isInstanceOf(IOException.class)
          .hasMessage(file + " has outgrown 10 bytes");
    }
  }

  private static String text(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes).toString();
  }

  private static String beginning(String smaps) {
    return smaps.substring(0, smaps.indexOf('\n'));
  }

  @Test
  void withoutSchedulerStatisticsAContainerOfLxcfsSeesItselfAloneAndSaysSo() throws IOException {
    try (HostCpuClock clock = HostCpuClock.ofHost(containerOfLxcfs())) {
      assertThat(clock.busyNanos()).isEqualTo(6 * 10_000_000L);
      assertThat(clock.cpus()).isEqualTo(1);
      assertThat(clock.seesWholeHost()).isFalse();
    }
  }

  /** As lxcfs mounts its files (lxc.mount.auto of LXC 5). */
  private Path containerOfLxcfs() throws IOException {
    Files.createDirectories(folder.resolve("self"));
    Files.writeString(
        folder.resolve("self/mountinfo"),
        """
        587 581 0:52 / /proc rw,nosuid,nodev,noexec,relatime - proc proc rw
        601 587 0:49 /proc/meminfo /proc/meminfo rw,nosuid,nodev,relatime - fuse.lxcfs lxcfs rw
        602 587 0:49 /proc/stat /proc/stat rw,nosuid,nodev,relatime - fuse.lxcfs lxcfs rw
        """);
    Files.writeString(folder.resolve("stat"), "cpu 1 2 3 4 5 0 0 0 0 0\ncpu0 1 2 3 4 5 0 0 0\n");
    return folder;
  }

  @Test
  void aClockThatCannotBeOpenedSaysWhyAtEveryReading() {
    HostCpuClock clock = HostCpuClock.ofHost(folder);

    assertThat(clock.seesWholeHost()).isFalse();
    assertThatThrownBy(clock::busyNanos)
        .isInstanceOf(IOException.class)
        .hasMessageContaining(folder.resolve("stat").toString());
  }

  @Test
  void theLoadOfMomentsTooShortForItIsCountedWithTheNext() throws IOException {
    AtomicLong now = new AtomicLong();
    List<Double> loads = new ArrayList<>(List.of(0.9, 0.5, Double.NaN, 1.0));
    HostCpuClock clock = new HostLoadClock(() -> loads.remove(0), now::get);

    now.addAndGet(1_000_000_000);
    long second = clock.busyNanos();
    now.addAndGet(3_000_000);
    long moment = clock.busyNanos();
    now.addAndGet(997_000_000);

    assertThat(second).isEqualTo(500_000_000L * clock.cpus());
    assertThat(moment).isEqualTo(second);
    assertThat(clock.busyNanos()).isEqualTo(1_500_000_000L * clock.cpus());
  }

  @Test
  void theLoadByTheKernelsOwnTicksIsNobodyElses() throws Exception {
    HostCpuClock clock = new HostLoadClock(new OshiLoad(), System::nanoTime);
    Thread burner = new Thread(ProcClocksTest::burn);
    burner.start();
    burner.join();

    assertThat(clock.busyNanos()).isGreaterThan(200_000_000);
  }

  private static void burn() {
    long end = System.nanoTime() + 1_000_000_000;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  @Test
  void theProcessClockSurvivesAnyCommandName() throws IOException {
    Path stat =
        Files.writeString(
            folder.resolve("stat"),
            "42 (a) 1 (b c) S 1 42 42 0 -1 4194304 98 1 2 3 700 33 5 6 20 0 1 0 1 2 3\n");

    try (ProcessCpuClock clock = ProcessCpuClock.open(stat)) {
      assertThat(clock.cpuNanos()).isEqualTo(733 * 10_000_000L);
    }
  }

  @Test
  void aClockThatVanishedComesBackWithItsFile() throws IOException {
    Path stat = Files.writeString(folder.resolve("stat"), "cpu 1 0 0 0 0 0 0 0 0 0\n");
    try (HostCpuClock clock = HostCpuClock.ofHost(folder)) {
      Files.writeString(stat, "");
      assertThatThrownBy(clock::busyNanos)
          .isInstanceOf(IOException.class)
          .hasMessage(stat + " is empty");

      Files.writeString(stat, "cpu 2 0 0 0 0 0 0 0 0 0\n");

      assertThat(clock.busyNanos()).isEqualTo(20_000_000);
    }
  }

  @Test
  void aNumberBeyondALongIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("n"), "9223372036854775808\n");

    try (KernelFile kernelFile = KernelFile.open(file, 64)) {
      assertThatThrownBy(kernelFile::readNumber)
          .isInstanceOf(IOException.class)
          .hasMessage("number beyond 2^63 - 1");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theProcessClockAgreesWithTheVirtualMachines() throws IOException {
    var jvm =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    try (ProcessCpuClock process = ProcessCpuClock.open();
        HostCpuClock host = HostCpuClock.ofHost(Path.of("/proc"))) {
      long before = jvm.getProcessCpuTime();
      long cpu = process.cpuNanos();
      long after = jvm.getProcessCpuTime();

      assertThat(cpu).isBetween(before - 20_000_000, after + 20_000_000);
      assertThat(host.busyNanos()).isGreaterThanOrEqualTo(cpu - 100_000_000);
    }
  }
}
