package io.greenai.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.agent.cpu.HostCpuClock;
import io.greenai.agent.meter.MeterSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A container of LXC with 2 of a host's 8 hardware threads, as lxcfs shows it: {@code cpuinfo},
 * {@code stat} and {@code meminfo} are the container's, topology and scheduler statistics the
 * host's. The processor is a Xeon Gold 6130 (TDP 125 W, so 15 to 127.5 W in the table).
 */
class ContainerMachinesTest {
  private static final long SECOND = 1_000_000_000L;

  @TempDir Path root;

  private Machine machine;

  @BeforeEach
  void aContainer() {
    machine =
        new Machine(root)
            .with(new MeterSettings("model,memory", MeterSettings.POWERCAP_ROOT, null, null))
            .file("proc/cpuinfo", cpu(0) + cpu(1))
            .file(
                "proc/self/mountinfo",
                "602 587 0:49 /proc/stat /proc/stat rw,nosuid - fuse.lxcfs lxcfs rw")
            .file("proc/stat", "cpu 0 0 0 0 0 0 0 0\ncpu0 0 0 0 0 0 0 0\ncpu1 0 0 0 0 0 0 0")
            .file("proc/meminfo", "MemTotal: 2000000 kB")
            .file("sys/devices/system/node/node0/meminfo", "Node 0 MemTotal: 64000000 kB");
  }

  @Test
  void whatIsSharedByTheHostsClockIsTheEnergyOfTheHost() {
    scheduler(0);
    machine.open();
    machine.second();

    scheduler(8 * SECOND);

    assertThat(machine.second())
        .containsEntry("model:cpu", 127_500_000L)
        .containsEntry("model:dram", 25_690_000L);
  }

  @Test
  void whereTheContainerAloneIsSeenItIsChargedForItsPartOfTheSocketAndForItsMemory() {
    machine.open();
    machine.second();

    machine.file("proc/stat", "cpu 200 0 0 0 0 0 0 0\ncpu0 100 0 0 0 0 0 0\ncpu1 100 0 0 0 0 0 0");

    assertThat(machine.second())
        .containsEntry("model:cpu", 127_500_000L * 2 / 8)
        .containsEntry("model:dram", 802_000L);
  }

  @Test
  void ofAHostOfWhichTheContainerAloneIsSeenItIsNeverKnownThatNobodyUsesIt() {
    assertThat(isQuiet()).isFalse();

    scheduler(0);

    assertThat(isQuiet()).isTrue();
  }

  /** Of a second in which no CPU was busy. */
  private boolean isQuiet() {
    try (HostCpuClock clock = HostCpuClock.ofHost(root.resolve("proc"))) {
      HostClocks clocks = new HostClocks(clock);
      return clocks.isQuiet(clocks.advance(), SECOND);
    }
  }

  private void scheduler(long nanosOfEach) {
    StringBuilder text = new StringBuilder("version 15\ntimestamp 1\n");
    for (int cpu = 0; cpu < 8; cpu++) {
      text.append("cpu" + cpu + " 0 0 0 0 0 0 " + nanosOfEach / 8 + " 0 0\n");
    }
    machine.file("proc/schedstat", text);
  }

  private static String cpu(int number) {
    return """
        processor\t: %d
        vendor_id\t: GenuineIntel
        cpu family\t: 6
        model\t\t: 85
        model name\t: Intel(R) Xeon(R) Gold 6130 CPU @ 2.10GHz
        stepping\t: 4
        physical id\t: 0
        siblings\t: 8
        core id\t\t: %d
        flags\t\t: fpu

        """
        .formatted(number, number);
  }
}
