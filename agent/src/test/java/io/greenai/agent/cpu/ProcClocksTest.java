package io.greenai.agent.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ProcClocksTest {
  @TempDir Path folder;

  @Test
  void theHostIsBusyInUserNiceSystemAndInterruptsOnly() throws IOException {
    Path stat =
        Files.writeString(
            folder.resolve("stat"),
            "cpu  1000 20 300 900000 7777 4 5 8888 999 99\ncpu0 1 2 3 4 5 6 7 8 9 10\n");

    try (HostCpuClock clock = HostCpuClock.open(stat)) {
      assertThat(clock.busyNanos()).isEqualTo((1000 + 20 + 300 + 4 + 5) * 10_000_000L);
    }
  }

  @Test
  void theCpusAreTheHostsHoweverFewTheProcessMayUse() throws IOException {
    Path stat =
        Files.writeString(
            folder.resolve("stat"), "cpu 3 0 0\ncpu0 1 0 0\ncpu1 2 0 0\ncpu17 0 0 0\nintr 9 0\n");

    try (HostCpuClock clock = HostCpuClock.open(stat)) {
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
    try (HostCpuClock clock = HostCpuClock.open(stat)) {
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
        HostCpuClock host = HostCpuClock.open()) {
      long before = jvm.getProcessCpuTime();
      long cpu = process.cpuNanos();
      long after = jvm.getProcessCpuTime();

      assertThat(cpu).isBetween(before - 20_000_000, after + 20_000_000);
      assertThat(host.busyNanos()).isGreaterThanOrEqualTo(cpu - 100_000_000);
    }
  }
}
