package io.greenai.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.greenai.agent.meter.MeterSet;
import io.greenai.ledger.Boundary;
import io.greenai.ledger.Domain;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.Quality;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines with hardware monitoring chips, accelerators and batteries, as published ones are. */
class HwmonMachinesTest {
  private static final String HWMON = "sys/class/hwmon/";
  private static final String DRM = "sys/class/drm/";
  private static final long NONSENSE = 4_294_967_295_000_000L;
  private static final String BATTERY = "sys/class/power_supply/BAT0/";

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

  /** Linux, tegra234-p3767.dtsi, and jetson_stats issue 131: millivolts, milliamperes, no power. */
  @Test
  void noiseBelowZeroOfASensorAtRestIsNotRectifiedIntoEnergy() {
    String chip = "sys/class/hwmon/hwmon0/";
    machine
        .files(
            chip,
            """
            name ina3221
            in1_label VDD_CPU_GPU_CV
            in1_input 5000
            curr1_input 400
            """)
        .open();
    machine.file(chip + "curr1_input", -400);
    machine.second();

    assertThat(machine.second()).containsEntry("hwmon:ina3221-vdd_cpu_gpu_cv", 0L);
  }

  @Test
  void aJetsonIsMeteredByVoltageTimesCurrentOfItsRails() {
    machine.files(
        HWMON + "hwmon1",
        """
            name ina3221
            in4_label sum of shunt voltages
            in4_input 3
            """);
    rail(1, "VDD_IN", 5_000, 2_000);
    rail(2, "VDD_CPU_GPU_CV", 5_000, 1_000);
    rail(3, "VDD_SOC", 5_000, 400);
    MeterSet meters = machine.open();

    assertThat(meters.declarations().get(0))
        .isEqualTo(
            new MeterDeclaration(
                "hwmon:ina3221-vdd_in",
                Domain.REST,
                MeterRole.WHOLE,
                Boundary.BOARD,
                Quality.MEASURED,
                "hwmon:" + root.resolve(HWMON + "hwmon1/in1_input"),
                20_000));
    rail(1, "VDD_IN", 5_000, 3_000);
    assertThat(machine.after(2))
        .as("from 10 W to 15 W in 2 s, of which 5 W were the processor's")
        .isEqualTo(
            Map.of(
                "hwmon:ina3221-vdd_in", 25_000_000L,
                "hwmon:ina3221-vdd_cpu_gpu_cv", 10_000_000L,
                "rest:hwmon:ina3221-vdd_in", 15_000_000L));
    assertThat(meters.looked())
        .contains(
            "hwmon: hwmon:ina3221-vdd_in, hwmon:ina3221-vdd_cpu_gpu_cv; left out, for it is not"
                + " known what they measure: ina3221 in3_input VDD_SOC");
  }

  private void rail(int number, String label, int millivolts, int milliamperes) {
    machine
        .file(HWMON + "hwmon1/in" + number + "_label", label)
        .file(HWMON + "hwmon1/in" + number + "_input", millivolts)
        .file(HWMON + "hwmon1/curr" + number + "_input", milliamperes);
  }

  @Test
  void powerIsIntegratedOverTheTrueIntervalAndNotOverAnUnknownOne() {
    machine.file(HWMON + "hwmon1/name", "ina3221");
    rail(2, "VDD_CPU_GPU_CV", 5_000, 1_000);
    machine.open();

    assertThat(machine.after(10)).isEqualTo(Map.of("hwmon:ina3221-vdd_cpu_gpu_cv", 50_000_000L));
    assertThat(machine.after(3_600))
        .as("the process was stopped, and the model saw what the host did")
        .containsOnlyKeys("model:cpu");
    assertThat(machine.reasons())
        .containsExactly(
            "meter-failed hwmon:ina3221-vdd_cpu_gpu_cv: hwmon:ina3221-vdd_cpu_gpu_cv was last read"
                + " 3600 s ago and its power since is not known");
    machine.second();
    assertThat(machine.second()).containsEntry("hwmon:ina3221-vdd_cpu_gpu_cv", 5_000_000L);
  }

  /** Powercap is preferred; zenpower of the same socket stands in and is never added. */
  @Test
  void twoSourcesOfOneProcessorAreNeverAdded() {
    machine
        .zone("intel-rapl:0", "package-0", 1_000, 65_532_610_987L)
        .files(
            HWMON + "hwmon2",
            """
            name zenpower
            power1_label SVI2_P_Core
            power1_input 30000000
            power2_label SVI2_P_SoC
            power2_input 10000000
            """)
        .open();
    assertThat(machine.ids()).containsExactly("rapl:package-0");

    machine.energy("intel-rapl:0", 45_001_000);
    assertThat(machine.second()).isEqualTo(Map.of("rapl:package-0", 45_000_000L));
    machine.remove(Machine.POWERCAP + "intel-rapl:0");
    assertThat(machine.second())
        .isEqualTo(
            Map.of(
                "hwmon:zenpower-svi2_p_core", 30_000_000L,
                "hwmon:zenpower-svi2_p_soc", 10_000_000L));
  }

  /** zenpower, the two rails of a Ryzen: its cores and what lies beside them. */
  @Test
  void theRailThatFallsSilentIsStoodInForByWhatItIsOfTheProcessor() {
    MeterSet meters =
        machine
            .files(
                HWMON + "hwmon2",
                """
                name zenpower
                power1_label SVI2_P_Core
                power1_input 36000000
                power2_label SVI2_P_SoC
                power2_input 12000000
                """)
            .open();
    long idle =
        meters.standIns().get(Domain.CPU).get(0).get(0).idle().orElseThrow().milliwatts() * 1_000;
    machine.second();

    machine.file(HWMON + "hwmon2/power2_input", NONSENSE);
    assertThat(machine.second())
        .isEqualTo(Map.of("hwmon:zenpower-svi2_p_core", 36_000_000L, "model:cpu", idle / 4));
    machine.file(HWMON + "hwmon2/power1_input", NONSENSE);
    assertThat(machine.second()).isEqualTo(Map.of("model:cpu", idle));
    machine.file(HWMON + "hwmon2/power2_input", 12_000_000).second();
    machine.second();
    assertThat(machine.second())
        .isEqualTo(Map.of("hwmon:zenpower-svi2_p_soc", 12_000_000L, "model:cpu", idle * 3 / 4));
  }

  /** lm-sensors issue 460: the files lie in the device's folder; one shows 4.29 MW. */
  @Test
  void theFirmwaresPowerMeterIsAWholeAtThePlugAndItsNonsenseIsNotCounted() throws Exception {
    String device = HWMON + "hwmon1/device/";
    machine
        .files(
            device,
            """
            name power_meter
            power1_average 200000000
            power1_average_interval 1000
            power1_is_battery 0
            """)
        .zone("intel-rapl:0", "package-0", 1_000, 262_143_328_850L)
        .open();
    awaitAnswer();

    machine.energy("intel-rapl:0", 80_001_000);
    machine.after(5);
    Map<String, Long> later = Map.of();
    long rest = 0;
    long whole = 0;
    for (int i = 0; i < 100 && whole < 1_000_000_000L; i++) {
      Thread.sleep(100);
      later = machine.after(0);
      whole += later.getOrDefault("hwmon:power_meter", 0L);
      rest += later.getOrDefault("rest:hwmon:power_meter", 0L);
    }
    assertThat(whole).as("200 W for 5 s").isEqualTo(1_000_000_000L);
    assertThat(rest).as("of which the package drew 80 J").isEqualTo(920_000_000L);

    machine.file(device + "power1_average", 4_294_967_295_000L);
    for (int i = 0; i < 100 && machine.gaps.isEmpty(); i++) {
      Thread.sleep(100);
      machine.after(0);
    }
    assertThat(machine.reasons().get(0))
        .startsWith("meter-failed hwmon:power_meter: hwmon:power_meter cannot be read")
        .contains("shows 4294967295000 uW, more than 20 kW");
  }

  private void awaitAnswer() throws InterruptedException {
    for (int i = 0; i < 100 && !machine.after(0).containsKey("hwmon:power_meter"); i++) {
      Thread.sleep(50);
    }
    machine.gaps.clear();
  }

  /** nokyan/resources issue 270: an RX 580, which tells the power of an instant only. */
  @Test
  void cardsOfAmdAreNumberedByTheirAddressesAndNamed() {
    card(0, "0000:0b:00.0", "0x1002", "0x67df");
    card(1, "0000:05:00.0", "0x1002", "0x67df");
    for (int card : new int[] {0, 1}) {
      machine
          .files(
              DRM + "card" + card + "/device/hwmon/hwmon2",
              """
              name amdgpu
              power1_label PPT
              power1_cap 145000000
              """)
          .file(DRM + "card" + card + "/device/hwmon/hwmon2/power1_input", 30_000_000 + card);
    }
    machine.file(
        "usr/share/misc/pci.ids",
        "# a list\n1001  Other\n\t67df  wrong\n1002  AMD\n\t67df  Ellesmere [Radeon RX 580]\n");
    MeterSet meters = machine.open();

    assertThat(meters.meters().get(0).declaration().source())
        .isEqualTo(
            "drm:"
                + root.resolve(DRM + "card1/device/hwmon/hwmon2/power1_input")
                + ", Ellesmere [Radeon RX 580] (1002:67df)");
    assertThat(machine.second())
        .containsEntry("amdgpu:gpu0", 30_000_001L)
        .containsEntry("amdgpu:gpu1", 30_000_000L);
  }

  @Test
  void aCardWhoseNodeThisProcessCannotOpenIsNoneOfItsDevices() {
    for (int card = 0; card < 2; card++) {
      card(card, "0000:0" + (3 + card) + ":00.0", "0x1002", "0x740c");
      machine
          .file(DRM + "card" + card + "/device/drm/renderD" + (128 + card) + "/dev", "226:128")
          .files(
              DRM + "card" + card + "/device/hwmon/hwmon2",
              """
              name amdgpu
              power1_label PPT
              power1_cap 145000000
              power1_average 30000000
              """);
    }
    MeterSet meters = machine.file("dev/dri/renderD129", "").open();

    assertThat(meters.parts(Domain.GPU))
        .extracting(
            meter -> meter.declaration().id(), meter -> meter.accelerator().orElseThrow().name())
        .containsExactly(tuple("amdgpu:gpu0", ""), tuple("amdgpu:gpu1", "gpu0"));
  }

  /** Linux, amdgpu: a read of the power resumes a card that is suspended. */
  @Test
  void aCardThatSleepsIsNotReadAndDrawsNothing() {
    String device = DRM + "card0/device/";
    card(0, "0000:03:00.0", "0x1002", "0x67df");
    machine
        .file(device + "power/runtime_status", "suspended")
        .files(
            device + "hwmon/hwmon2",
            """
            name amdgpu
            power1_label PPT
            power1_cap 145000000
            power1_average a read of this would wake it
            """)
        .open();
    assertThat(machine.after(60)).containsEntry("amdgpu:gpu0", 0L);

    machine
        .file(device + "power/runtime_status", "active")
        .file(device + "hwmon/hwmon2/power1_average", 30_000_000)
        .second();
    assertThat(machine.second()).containsEntry("amdgpu:gpu0", 30_000_000L);
    machine.file(device + "power/runtime_status", "suspended");
    assertThat(machine.after(60)).containsEntry("amdgpu:gpu0", 0L);
    assertThat(machine.reasons()).isEmpty();
  }

  /** Of a processor with graphics the driver tells the power of the whole socket. */
  @Test
  void graphicsInsideTheProcessorAreNotAddedToIt() {
    card(0, "0000:04:00.0", "0x1002", "0x163f");
    MeterSet meters =
        machine
            .files(
                DRM + "card0/device/hwmon/hwmon4",
                """
                name amdgpu
                power1_label slowPPT
                power1_cap 15000000
                power1_average 9000000
                """)
            .zone("intel-rapl:0", "package-0", 1_000, 65_532_610_987L)
            .open();
    machine.energy("intel-rapl:0", 8_001_000);

    assertThat(machine.second())
        .isEqualTo(Map.of("rapl:package-0", 8_000_000L, "amdgpu:socket", 9_000_000L));
    assertThat(meters.declarations())
        .extracting(MeterDeclaration::id)
        .doesNotContain("rest:amdgpu:socket");
  }

  /**
   * intel/compute-runtime issue 925: an A750 of i915 and a B580 of xe, which tells of card and
   * chip.
   */
  @Test
  void cardsOfIntelCountEnergy() {
    card(3, "0000:03:00.0", "0x8086", "0x56a1");
    card(4, "0000:76:00.0", "0x8086", "0xe20b");
    machine
        .file(DRM + "card3/device/hwmon/hwmon5/name", "i915")
        .file(DRM + "card3/device/hwmon/hwmon5/energy1_input", 5_000)
        .files(
            DRM + "card4/device/hwmon/hwmon6",
            """
            name xe
            energy1_label card
            energy1_input 7000
            energy2_label pkg
            energy2_input 6000
            """)
        .open();

    machine
        .file(DRM + "card3/device/hwmon/hwmon5/energy1_input", 40_005_000)
        .file(DRM + "card4/device/hwmon/hwmon6/energy1_input", 60_007_000)
        .file(DRM + "card4/device/hwmon/hwmon6/energy2_input", 50_006_000);

    assertThat(machine.second())
        .containsEntry("i915:gpu0", 40_000_000L)
        .containsEntry("xe:gpu0", 60_000_000L)
        .doesNotContainKey("xe:gpu1");
  }

  private void card(int number, String address, String vendor, String device) {
    machine
        .file(DRM + "card" + number + "/device/uevent", "DRIVER=x\nPCI_SLOT_NAME=" + address)
        .file(DRM + "card" + number + "/device/vendor", vendor)
        .file(DRM + "card" + number + "/device/device", device)
        .file(DRM + "card" + number + "-HDMI-A-1/status", "connected");
  }

  /**
   * Linux, Documentation/ABI/testing/sysfs-class-power; a battery that tells current and voltage.
   */
  @Test
  void aBatteryIsTheWholeLaptopWhileItIsDischarged() {
    machine
        .files(
            BATTERY,
            """
            status Charging
            voltage_now 12000000
            current_now 2000000
            """)
        .zone("intel-rapl:0", "package-0", 1_000, 262_143_328_850L)
        .open();
    machine.energy("intel-rapl:0", 5_001_000);
    assertThat(machine.second()).isEqualTo(Map.of("rapl:package-0", 5_000_000L));
    assertThat(machine.reasons()).as("a laptop on mains is in order").isEmpty();

    machine.file(BATTERY + "status", "Discharging").energy("intel-rapl:0", 10_001_000);
    machine.second();
    machine.energy("intel-rapl:0", 15_001_000).second();
    machine.energy("intel-rapl:0", 20_001_000);
    assertThat(machine.second())
        .isEqualTo(
            Map.of(
                "rapl:package-0", 5_000_000L,
                "battery:discharge", 24_000_000L,
                "rest:battery:discharge", 19_000_000L));
    machine.file(BATTERY + "status", "Charging").second();
    assertThat(machine.reasons()).as("nor does the plug make a failure").isEmpty();
  }

  @Test
  void onlyBatteriesThatAreDischargedWithoutMainsAreTheLaptop() {
    machine
        .files(
            BATTERY,
            """
            status Discharging
            type Battery
            power_now 12000000
            """)
        .file("sys/class/power_supply/BAT1/status", "Charging")
        .file("sys/class/power_supply/BAT1/power_now", 30_000_000)
        .file("sys/class/power_supply/AC/type", "Mains")
        .file("sys/class/power_supply/AC/online", 1)
        .open();
    machine.second();
    assertThat(machine.second()).as("one keeps its charge low").containsOnlyKeys("model:cpu");

    machine.file("sys/class/power_supply/AC/online", 0).second();
    machine.second();
    assertThat(machine.second()).containsEntry("battery:discharge", 12_000_000L);
    assertThat(machine.reasons()).isEmpty();
  }

  /** Linux, drivers/hwmon/fam15h_power.c: a read of the average sleeps for its interval. */
  @Test
  void aDriverThatSleepsInAReadIsReadApart() {
    machine
        .file(HWMON + "hwmon0/name", "fam15h_power")
        .file(HWMON + "hwmon0/power1_average", 60_000_000);
    MeterSet meters = machine.open();

    assertThat(meters.meters().get(0).getClass().getSimpleName()).isEqualTo("BackgroundMeter");
  }
}
