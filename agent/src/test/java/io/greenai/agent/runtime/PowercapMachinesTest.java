package io.greenai.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.greenai.agent.meter.MeterSet;
import io.greenai.agent.meter.MeterSettings;
import io.greenai.ledger.Boundary;
import io.greenai.ledger.Domain;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterRole;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines with the kernel's energy counters, laid out as published ones are. */
class PowercapMachinesTest {
  /** Of packages of Intel with an energy unit of 61 uJ: 2^32 of them. */
  private static final long PACKAGE_RANGE = 262_143_328_850L;

  /** Of memory of Xeons, with an energy unit of 15.3 uJ, and of AMD's packages. */
  private static final long SMALL_RANGE = 65_712_999_613L;

  @TempDir Path root;

  private Machine machine;

  @BeforeEach
  void aMachine() {
    machine = new Machine(root);
  }

  @AfterEach
  void close() {
    machine.close();
  }

  /**
   * intel/powertelemetry, issue 3: two sockets, memory as the first zone of each. The second socket
   * is taken off line and comes back, and its zone with it.
   */
  @Test
  void twoSocketsOfWhichOneVanishesAndComesBack() {
    MeterSet meters = twoSockets();
    long idle = meters.idle(Domain.CPU).orElseThrow().milliwatts() * 1_000;
    machine.energy("intel-rapl:0", 100_001_000).energy("intel-rapl:1", 7_001_000);
    assertThat(machine.second())
        .containsEntry("rapl:package-0", 100_000_000L)
        .containsEntry("rapl:package-1", 7_000_000L)
        .containsEntry("rapl:dram-0", 0L);

    machine.remove(Machine.POWERCAP + "intel-rapl:1");
    machine.energy("intel-rapl:0", 150_001_000);
    assertThat(machine.second())
        .as("of 107 W this socket drew 7")
        .containsEntry("rapl:package-0", 50_000_000L)
        .containsEntry("model:cpu", idle * 65_420 / 1_000_000)
        .doesNotContainKey("rapl:package-1");

    machine.zone("intel-rapl:1", "package-1", 500, PACKAGE_RANGE);
    machine.energy("intel-rapl:0", 190_001_000);
    assertThat(machine.second())
        .containsEntry("rapl:package-0", 40_000_000L)
        .containsKey("model:cpu");
    machine.energy("intel-rapl:0", 200_001_000).energy("intel-rapl:1", 9_000_500);
    assertThat(machine.second())
        .as("it was reset, and is counted from where it is seen")
        .containsEntry("rapl:package-0", 10_000_000L);
    machine.energy("intel-rapl:0", 210_001_000).energy("intel-rapl:1", 11_000_500);
    assertThat(machine.second())
        .containsEntry("rapl:package-1", 2_000_000L)
        .doesNotContainKey("model:cpu");
    assertThat(machine.reasons())
        .filteredOn(reason -> reason.contains("package-1"))
        .hasSize(2)
        .last()
        .isEqualTo("meter-back rapl:package-1");
  }

  @Test
  void aSocketThatComesBackUnderAnotherNumberIsFoundByItsName() {
    twoSockets();
    machine.remove(Machine.POWERCAP + "intel-rapl:1");
    machine.energy("intel-rapl:0", 2_000).after(6);
    machine.zone("intel-rapl:2", "package-1", 9_000_000, PACKAGE_RANGE);
    machine.energy("intel-rapl:0", 3_000).after(6);
    machine.energy("intel-rapl:2", 9_500_000).energy("intel-rapl:0", 4_000).second();

    machine.energy("intel-rapl:2", 9_900_000).energy("intel-rapl:0", 5_000);

    assertThat(machine.second()).containsEntry("rapl:package-1", 400_000L);
  }

  private MeterSet twoSockets() {
    machine
        .cpu("GenuineIntel", 6, 85, "Intel(R) Xeon(R) Gold 6130 CPU @ 2.10GHz", "fpu")
        .zone("intel-rapl:0", "package-0", 1_000, PACKAGE_RANGE)
        .zone("intel-rapl:0:0", "dram", 1_000, SMALL_RANGE)
        .zone("intel-rapl:1", "package-1", 1_000, PACKAGE_RANGE)
        .zone("intel-rapl:1:0", "dram", 1_000, SMALL_RANGE);
    MeterSet meters = machine.open();
    assertThat(machine.ids())
        .containsExactly("rapl:dram-0", "rapl:dram-1", "rapl:package-0", "rapl:package-1");
    return meters;
  }

  /**
   * CodeCarbon, docs/explanation/rapl.md: a Core Ultra 7 265H with psys and a second controller.
   */
  @Test
  void aLaptopWithThePlatformAndASecondController() {
    MeterSet meters =
        machine
            .cpu("GenuineIntel", 6, 197, "Intel(R) Core(TM) Ultra 7 265H", "fpu")
            .zone("intel-rapl:0", "package-0", 1_000, PACKAGE_RANGE)
            .zone("intel-rapl:0:0", "core", 1_000, PACKAGE_RANGE)
            .zone("intel-rapl:0:1", "uncore", 1_000, PACKAGE_RANGE)
            .zone("intel-rapl:1", "psys", PACKAGE_RANGE - 1_000_000, PACKAGE_RANGE)
            .zone("intel-rapl-mmio:0", "package-0", 77, PACKAGE_RANGE)
            .open();

    machine
        .energy("intel-rapl:0", 3_851_000)
        .energy("intel-rapl:0:0", 2_001_000)
        .energy("intel-rapl-mmio:0", 3_850_077)
        .energy("intel-rapl:1", 5_660_000);

    assertThat(machine.second())
        .isEqualTo(
            Map.of(
                "rapl:package-0", 3_850_000L,
                "rapl:psys", 6_660_000L,
                "rest:rapl:psys", 2_810_000L));
    assertThat(meters.declarations())
        .filteredOn(meter -> meter.domain() == Domain.REST)
        .extracting(MeterDeclaration::role)
        .containsExactly(MeterRole.WHOLE, MeterRole.PART);
    assertThat(meters.declarations())
        .filteredOn(meter -> meter.id().startsWith("rest:"))
        .extracting(MeterDeclaration::boundary)
        .containsExactly(Boundary.BOARD);
  }

  /** A guest shows no powercap folder at all. */
  @Test
  void aVirtualMachineIsModelledByItsShareOfAServerWhichHasMemoryInIt() {
    machine
        .cpu("GenuineIntel", 6, 85, "Intel Xeon Processor (Cascadelake)", "fpu hypervisor")
        .file("proc/meminfo", "MemTotal:       8000000 kB")
        .open();

    assertThat(machine.ids()).containsExactly("model:cpu");
    assertThat(machine.second().get("model:cpu")).isPositive();
  }

  /**
   * Scaphandre, src/exporters/qemu.rs: no names, no range, an empty folder for the first domain.
   */
  @Test
  void aGuestWhoseHostSharesItsEnergyIsMetered() {
    machine.with(new MeterSettings("auto", Path.of("var/scaphandre"), null, null));
    machine
        .cpu("GenuineIntel", 6, 85, "Intel Xeon Processor (Cascadelake)", "fpu hypervisor")
        .file("var/scaphandre/intel-rapl:0:0/.keep", "")
        .file("var/scaphandre/intel-rapl:0/energy_uj", 0)
        .open();

    assertThat(machine.ids()).containsExactly("shared:package-0");
    machine.file("var/scaphandre/intel-rapl:0/energy_uj", 12_345_678);
    assertThat(machine.second()).isEqualTo(Map.of("shared:package-0", 12_345_678L));
    assertThat(machine.after(40))
        .as("a guest at rest is charged nothing, for as long as that lasts")
        .isEqualTo(Map.of("shared:package-0", 0L));
  }

  @Test
  void aCounterThatDiesIsStoodInForFromItsLastMoveOn() {
    long idle = onePackage();

    for (int second = 1; second <= 5; second++) {
      assertThat(machine.second()).isEqualTo(Map.of("rapl:package-0", 0L));
    }
    assertThat(machine.reasons()).isEmpty();
    assertThat(machine.second()).isEqualTo(Map.of("model:cpu", 6 * idle));
    assertThat(machine.second()).isEqualTo(Map.of("model:cpu", idle));
    assertThat(machine.reasons())
        .containsExactly(
            "meter-failed rapl:package-0: rapl:package-0 stands still at 50001000 uJ for more than"
                + " 5 s");

    machine.energy("intel-rapl:0", 999_000_000);
    assertThat(machine.second())
        .as("what it saw meanwhile is booked already")
        .isEqualTo(Map.of("model:cpu", idle));
    machine.energy("intel-rapl:0", 1_049_000_000);
    assertThat(machine.second()).isEqualTo(Map.of("rapl:package-0", 50_000_000L));
  }

  @Test
  void aCounterThatIsOnlyLateTellsAllByItself() {
    onePackage();
    machine.second();
    machine.after(4);

    machine.energy("intel-rapl:0", 350_001_000);

    assertThat(machine.second()).isEqualTo(Map.of("rapl:package-0", 300_000_000L));
    machine.energy("intel-rapl:0", 400_001_000);
    assertThat(machine.second()).isEqualTo(Map.of("rapl:package-0", 50_000_000L));
    assertThat(machine.reasons()).isEmpty();
  }

  @Test
  void aCounterThatMovesEveryEightSecondsIsTakenForDeadButOnce() {
    onePackage();
    for (int second = 1; second <= 80; second++) {
      machine.energy("intel-rapl:0", 50_001_000 + second / 8 * 400_000_000L);
      Map<String, Long> told = machine.second();
      if (second > 8) {
        assertThat(told).isEqualTo(Map.of("rapl:package-0", second % 8 == 0 ? 400_000_000L : 0));
      }
    }

    assertThat(machine.reasons()).hasSize(2).last().isEqualTo("meter-back rapl:package-0");
  }

  @Test
  void ofTwoPackagesTheOneThatDiesIsStoodInForByWhatItIsOfBoth() {
    MeterSet meters = twoSockets();
    long idle = meters.idle(Domain.CPU).orElseThrow().milliwatts() * 1_000;
    for (int second = 1; second <= 3; second++) {
      machine
          .energy("intel-rapl:0", 1_000 + second * 60_000_000L)
          .energy("intel-rapl:1", 1_000 + second * 40_000_000L)
          .second();
    }

    long first = 0;
    long model = 0;
    for (int second = 4; second <= 20; second++) {
      machine.energy("intel-rapl:0", 1_000 + second * 60_000_000L);
      Map<String, Long> told = machine.second();
      first += told.get("rapl:package-0");
      model += told.getOrDefault("model:cpu", 0L);
    }

    assertThat(first).isEqualTo(17 * 60_000_000L);
    assertThat(model).isCloseTo(17 * idle * 2 / 5, offset(100L));
  }

  @Test
  void whatACounterOwesWhenTheBooksEndIsStoodInFor() {
    long idle = onePackage();
    machine.second();
    machine.second();

    assertThat(machine.end()).isEqualTo(Map.of("model:cpu", 3 * idle));
    machine.pause(600);
    machine.energy("intel-rapl:0", 90_001_000);
    assertThat(machine.second())
        .as("not of the pause, nor of what is booked")
        .isEqualTo(Map.of("model:cpu", idle));
    machine.energy("intel-rapl:0", 95_001_000);
    assertThat(machine.second()).isEqualTo(Map.of("rapl:package-0", 5_000_000L));
  }

  @Test
  void aStepThatHoldsTimeOfAPauseIsNotCounted() {
    long idle = onePackage();
    machine.end();
    machine.pause(3);

    machine.energy("intel-rapl:0", 300_001_000);
    assertThat(machine.second())
        .as("four of its five seconds passed before the books went on")
        .isEqualTo(Map.of("model:cpu", idle));
    machine.energy("intel-rapl:0", 350_001_000);
    assertThat(machine.second()).isEqualTo(Map.of("rapl:package-0", 50_000_000L));
    assertThat(machine.reasons()).isEmpty();
  }

  @Test
  void aCounterThatHasNotMovedForAMomentAtTheEndOwesNothing() {
    onePackage();

    assertThat(machine.end()).isEqualTo(Map.of("rapl:package-0", 0L));
  }

  /** Has run for a second at 50 W; with what the model says of its idling, in a second. */
  private long onePackage() {
    MeterSet meters = machine.zone("intel-rapl:0", "package-0", 1_000, PACKAGE_RANGE).open();
    machine.energy("intel-rapl:0", 50_001_000).second();
    return meters.idle(Domain.CPU).orElseThrow().milliwatts() * 1_000;
  }

  @Test
  void aCounterThatIsResetJustBeforeItsEndHasNotWrapped() {
    machine.zone("intel-rapl:0", "package-0", PACKAGE_RANGE - 7_000_000_000L, PACKAGE_RANGE).open();

    machine.energy("intel-rapl:0", 1_000);

    assertThat(machine.second()).containsOnlyKeys("model:cpu");
    assertThat(machine.reasons().get(0)).contains("without having wrapped");
  }

  @Test
  void memoryAndPlatformThatStandAtZeroAreNotMeasuredAsNothing() {
    machine
        .zone("intel-rapl:0", "package-0", 1_000, PACKAGE_RANGE)
        .zone("intel-rapl:0:0", "dram", 0, PACKAGE_RANGE)
        .zone("intel-rapl:1", "psys", 0, PACKAGE_RANGE)
        .file("proc/meminfo", "MemTotal: 8000000 kB")
        .open();

    assertThat(machine.ids()).containsExactly("rapl:package-0", "model:dram");
  }

  /** After sleep in which the processor was off its counters begin anew. */
  @Test
  void aCounterThatSleepResetIsStoodInForAndCountsOn() {
    machine.zone("intel-rapl:0", "package-0", 90_000_000, PACKAGE_RANGE).open();

    machine.energy("intel-rapl:0", 1_000);
    assertThat(machine.second()).containsOnlyKeys("model:cpu");
    machine.energy("intel-rapl:0", 5_001_000);
    assertThat(machine.second()).containsOnlyKeys("model:cpu");
    machine.energy("intel-rapl:0", 9_001_000);
    assertThat(machine.second()).isEqualTo(Map.of("rapl:package-0", 4_000_000L));
  }

  /** After sleep in which it was not, they have counted on, in less than a second by our clock. */
  @Test
  void aCounterThatRanThroughSleepIsReadWithAllThatItCounted() {
    machine.zone("intel-rapl:0", "package-0", 90_000_000, PACKAGE_RANGE).open();

    machine.energy("intel-rapl:0", 3_690_000_000L);

    assertThat(machine.second()).isEqualTo(Map.of("rapl:package-0", 3_600_000_000L));
  }
}
