package io.greenai.agent.meter;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Hardware;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class HostTest {
  @TempDir Path folder;

  @Test
  void theHostKeyIsTheHashOfTheTrimmedBootId() throws IOException {
    Path bootId = write("boot_id", "abc\n");

    assertThat(HostIdentity.hostKey(null, List.of(bootId)))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(HostIdentity.hostKey("rack-7", List.of(bootId))).isEqualTo("rack-7");
    assertThat(HostIdentity.hostKey(null, List.of(folder.resolve("none"), bootId)))
        .startsWith("ba7816bf");
    assertThat(HostIdentity.hostKey(null, List.of())).hasSize(64);
  }

  @Test
  void limitsOfVersionTwoAreTheTightestOnTheWayUp() throws IOException {
    Path membership = write("cgroup", "0::/kubepods/pod/app\n");
    write("fs/kubepods/pod/app/cpu.max", "max 100000\n");
    write("fs/kubepods/pod/cpu.max", "150000 100000\n");
    write("fs/kubepods/cpu.max", "400000 100000\n");
    write("fs/kubepods/pod/app/memory.max", "536870912\n");
    write("fs/kubepods/memory.max", "max\n");

    assertThat(ContainerLimits.read(membership, folder.resolve("fs")))
        .isEqualTo(new ContainerLimits(1_500L, 536_870_912L));
  }

  @Test
  void limitsOfVersionOneAreReadFromTheMountWhenTheGroupsPathIsTheHosts() throws IOException {
    Path membership = write("cgroup", "4:memory:/docker/ab\n2:cpu,cpuacct:/docker/ab\n");
    write("fs/cpu,cpuacct/cpu.cfs_quota_us", "50000\n");
    write("fs/cpu,cpuacct/cpu.cfs_period_us", "100000\n");
    write("fs/memory/memory.limit_in_bytes", "9223372036854771712\n");

    assertThat(ContainerLimits.read(membership, folder.resolve("fs")))
        .isEqualTo(new ContainerLimits(500L, null));
  }

  @Test
  void withoutControlGroupsThereAreNoLimits() {
    assertThat(ContainerLimits.read(folder.resolve("none"), folder.resolve("fs")))
        .isEqualTo(new ContainerLimits(null, null));
  }

  @Test
  void procTellsTheHardwareWithoutAskingOshi() throws IOException {
    write(
        "proc/cpuinfo",
        core(0, 0, 0) + core(1, 0, 1) + core(2, 1, 0) + core(3, 1, 1) + core(4, 0, 0));
    write("proc/meminfo", "MemTotal:       1024 kB\nMemFree: 5 kB\n");

    assertThat(
            HardwareInventory.read(
                folder.resolve("proc"),
                folder.resolve("sys"),
                () -> {
                  throw new AssertionError("OSHI was asked");
                }))
        .isEqualTo(new Hardware("Xeon", 2, 4, 5, 1_048_576, ""));
  }

  @Test
  void oshiFillsWhatProcLeavesOpen() throws IOException {
    write("proc/meminfo", "MemTotal: 2 kB\n");

    assertThat(
            HardwareInventory.read(
                folder.resolve("proc"),
                folder.resolve("sys"),
                () -> Optional.of(new Hardware("M9", 1, 8, 8, 77, ""))))
        .isEqualTo(new Hardware("M9", 1, 8, 8, 2_048, ""));
  }

  @Test
  void withoutProcAndOshiTheHardwareIsUnknown() {
    Hardware hardware =
        HardwareInventory.read(folder.resolve("proc"), folder.resolve("sys"), Optional::empty);

    assertThat(hardware.cpuModel()).isEqualTo("unknown");
    assertThat(hardware.logicalCpus()).isEqualTo(Runtime.getRuntime().availableProcessors());
  }

  @Test
  void theHypervisorIsNamedByTheFirmware() throws IOException {
    Path sys = folder.resolve("sys");
    assertThat(Hypervisor.name(x86(true), sys)).isEqualTo("unknown hypervisor");

    write("sys/class/dmi/id/sys_vendor", "Microsoft Corporation\n");
    write("sys/class/dmi/id/product_name", "Virtual Machine\n");
    assertThat(Hypervisor.name(x86(true), sys)).isEqualTo("Hyper-V");
    assertThat(Hypervisor.name(x86(false), sys)).isEmpty();

    write("sys/class/dmi/id/sys_vendor", "Amazon EC2\n");
    write("sys/class/dmi/id/product_name", "c7g.metal\n");
    assertThat(Hypervisor.name(arm(), sys)).isEmpty();
    write("sys/class/dmi/id/product_name", "c7g.large\n");
    assertThat(Hypervisor.name(arm(), sys)).isEqualTo("Amazon EC2");
  }

  @Test
  void anArmProcessorIsKnownByItsNumbers() {
    CpuInfo cpu =
        CpuInfo.parse(
            List.of(
                "processor : 0",
                "CPU implementer : 0x41",
                "CPU architecture: 8",
                "CPU part : 0xd40",
                "CPU revision : 1"));

    assertThat(CpuPowerTable.load().find(cpu).source()).contains("architecture Graviton3 x 1 vcpu");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void thisHostTellsItsHardwareAndTheDoctorLooksAtEverything() {
    Hardware hardware = HardwareInventory.read();
    List<Finding> findings = HostFindings.of(MeterSettings.DEFAULT, Sites::daemon);

    assertThat(hardware.logicalCpus()).isPositive();
    assertThat(hardware.memoryBytes()).isGreaterThan(1L << 28);
    assertThat(findings)
        .extracting(Finding::subject)
        .contains(
            "hardware", "container", "meter", "clocks", "/proc", "threads", "thread names", "OSHI");
    assertThat(findings)
        .filteredOn(f -> f.subject().equals("thread names"))
        .containsExactly(
            new Finding(
                true, "thread names", "can be written, so native pools are told apart exactly"));
  }

  private static CpuInfo x86(boolean guest) {
    return new CpuInfo("GenuineIntel", 6, 85, 7, "Xeon", 1, 1, 1, 1, guest);
  }

  private static CpuInfo arm() {
    return new CpuInfo("0x41", 8, 0xd40, 1, "", 0, 0, 0, 1, false);
  }

  private static String core(int processor, int socket, int core) {
    return "processor\t: "
        + processor
        + "\nmodel name\t: Xeon\nphysical id\t: "
        + socket
        + "\ncore id\t\t: "
        + core
        + "\n\n";
  }

  private Path write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }
}
