package io.greenai.agent.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that hide {@code /proc/stat}, as systemd's {@code ProcSubset=pid} does. */
class CgroupClockTest {
  private static final String V2_STAT =
      """
      usage_usec 131189385069
      user_usec 123062225946
      system_usec 8127159123
      nice_usec 49703402840
      """;

  @TempDir Path root;

  @BeforeEach
  void onlyProcesses() {
    file("proc/self/stat", "1 (java) S 1 1\n");
    file("sys/devices/system/cpu/online", "0-3,8\n");
  }

  @Test
  void theRootOfTheControlGroupsTellsTheHosts() throws IOException {
    file("sys/fs/cgroup/cgroup.controllers", "cpuset cpu io memory\n");
    file("sys/fs/cgroup/cpu.stat", V2_STAT);

    try (HostCpuClock clock = open()) {
      assertThat(clock.busyNanos()).isEqualTo((123_062_225_946L + 8_127_159_123L) * 1_000);
      assertThat(clock.seesWholeHost()).isTrue();
      assertThat(clock.cpus()).isEqualTo(5);
    }
  }

  /** Linux before 6.15 adds what was stolen to {@code usage_usec} of the root. */
  @Test
  void whatAnotherGuestStoleIsNotBusy() throws IOException {
    file("sys/fs/cgroup/cgroup.controllers", "cpu\n");
    file("sys/fs/cgroup/cpu.stat", "usage_usec 9000\nuser_usec 3000\nsystem_usec 1000\n");

    try (HostCpuClock clock = open()) {
      assertThat(clock.busyNanos()).isEqualTo(4_000_000);
    }
  }

  @Test
  void theRootOfVersionOneTellsTheHostsToo() throws IOException {
    file("sys/fs/cgroup/cpuacct/release_agent", "\n");
    file("sys/fs/cgroup/cpuacct/cpuacct.usage", "132165770586680\n");

    try (HostCpuClock clock = open()) {
      assertThat(clock.busyNanos()).isEqualTo(132_165_770_586_680L);
      assertThat(clock.seesWholeHost()).isTrue();
    }
  }

  @Test
  void aContainerIsToldItsOwnTimeAndThatOthersAreNotInIt() throws IOException {
    file("sys/fs/cgroup/cgroup.controllers", "cpu memory\n");
    file("sys/fs/cgroup/cgroup.events", "populated 1\n");
    file("sys/fs/cgroup/cpu.stat", V2_STAT);

    try (HostCpuClock clock = open()) {
      assertThat(clock.busyNanos()).isPositive();
      assertThat(clock.seesWholeHost()).isFalse();
    }
  }

  @Test
  void aContainerOfVersionOneIsToldItsOwnTime() throws IOException {
    file("sys/fs/cgroup/cpu,cpuacct/cpuacct.usage", "77000\n");

    try (HostCpuClock clock = open()) {
      assertThat(clock.busyNanos()).isEqualTo(77_000);
      assertThat(clock.seesWholeHost()).isFalse();
    }
  }

  @Test
  void theRootIsTheHostsWhereLxcfsServesTheStat() throws IOException {
    file("proc/stat", "cpu 1 2 3 4 5 0 0 0 0 0\ncpu0 1 2 3 4 5 0 0 0\n");
    file(
        "proc/self/mountinfo",
        "602 587 0:49 /proc/stat /proc/stat rw,nosuid,nodev,relatime - fuse.lxcfs lxcfs rw\n");
    file("sys/fs/cgroup/unified/cgroup.controllers", "\n");
    file("sys/fs/cgroup/unified/cpu.stat", V2_STAT);

    try (HostCpuClock clock = open()) {
      assertThat(clock.seesWholeHost()).isTrue();
    }
  }

  @Test
  void whereNothingTellsTheTimeTheStatIsMissed() {
    try (HostCpuClock clock = open()) {
      assertThatThrownBy(clock::busyNanos)
          .isInstanceOf(IOException.class)
          .hasMessageContaining(root.resolve("proc/stat").toString());
    }
  }

  private HostCpuClock open() {
    return HostCpuClock.ofHost(root.resolve("proc"));
  }

  private void file(String path, String content) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
