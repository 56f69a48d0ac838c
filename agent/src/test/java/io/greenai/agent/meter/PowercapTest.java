package io.greenai.agent.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenai.ledger.Boundary;
import io.greenai.ledger.Domain;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.Quality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PowercapTest {
  private static final long RANGE = 262_143_328_850L;

  @TempDir Path folder;

  private Path powercap;
  private Path proc;

  @BeforeEach
  void aHostOnBareMetal() throws IOException {
    powercap = Files.createDirectory(folder.resolve("powercap"));
    proc = Files.createDirectory(folder.resolve("proc"));
    Files.writeString(proc.resolve("stat"), "cpu 0 0 0 0 0 0 0 0 0 0\n");
    Files.writeString(
        proc.resolve("cpuinfo"),
        "processor : 0\nvendor_id : GenuineIntel\nmodel name : Intel(R) Xeon(R) Gold 6130 CPU @"
            + " 2.10GHz\nphysical id : 0\n");
  }

  @Test
  void packageAndMemoryAreMeteredAndTheCoresInsideThePackageAreNot() throws Exception {
    zone("intel-rapl:0", "package-0", 1_000);
    zone("intel-rapl:0:0", "core", 500);
    zone("intel-rapl:0:1", "uncore", 100);
    zone("intel-rapl:0:2", "dram", 300);

    MeterSet meters = open();

    assertThat(ids(meters)).containsExactly("rapl:dram-0", "rapl:package-0");
    assertThat(meters.meters().get(1).declaration())
        .isEqualTo(
            new MeterDeclaration(
                "rapl:package-0",
                Domain.CPU,
                MeterRole.PART,
                Boundary.PACKAGE,
                Quality.MEASURED,
                "powercap:" + powercap.resolve("intel-rapl:0/energy_uj"),
                50_000));
    assertThat(meters.meters().get(0).declaration().domain()).isEqualTo(Domain.DRAM);
    assertThat(meters.notes()).isEmpty();
  }

  @Test
  void memoryAtTheFirstSubZoneIsFoundByNameUnderAnySocket() throws Exception {
    zone("intel-rapl:0", "package-0", 1_000);
    zone("intel-rapl:0:0", "dram", 300);
    zone("intel-rapl:1", "package-1", 1_000);
    zone("intel-rapl:1:0", "dram", 300);

    assertThat(ids(open()))
        .containsExactly("rapl:dram-0", "rapl:dram-1", "rapl:package-0", "rapl:package-1");
  }

  @Test
  void twoSocketsAddUpWhileOneOfThemWraps() throws Exception {
    zone("intel-rapl:0", "package-0", 5_000_000);
    zone("intel-rapl:1", "package-1", RANGE - 3_000);
    MeterSet meters = open();

    zone("intel-rapl:0", "package-0", 105_000_000);
    zone("intel-rapl:1", "package-1", 4_000);

    assertThat(meters.meters().get(0).readMicrojoules()).isEqualTo(100_000_000);
    assertThat(meters.meters().get(1).readMicrojoules()).isEqualTo(7_000);
  }

  @Test
  void thePlatformZoneIsToldByItsNameAndKeptOutOfTheSum() throws Exception {
    zone("intel-rapl:0", "package-0", 1_000);
    zone("intel-rapl:1", "psys", 9_000);

    MeterDeclaration psys = open().meters().get(1).declaration();

    assertThat(psys.id()).isEqualTo("rapl:psys");
    assertThat(psys.role()).isEqualTo(MeterRole.WHOLE);
    assertThat(psys.boundary()).isEqualTo(Boundary.BOARD);
  }

  @Test
  void aPackageThatTwoControllersShowCountsOnce() throws Exception {
    zone("intel-rapl-mmio:0", "package-0", 77);
    zone("intel-rapl:0", "package-0", 1_000);

    assertThat(open().meters())
        .singleElement()
        .satisfies(m -> assertThat(m.declaration().source()).endsWith("intel-rapl:0/energy_uj"));
  }

  @Test
  void zonesThatAreFoldersInsideTheirControllerAreFound() throws Exception {
    zone("intel-rapl/intel-rapl:0", "package-0", 1_000);
    zone("intel-rapl/intel-rapl:0/intel-rapl:0:0", "dram", 300);

    assertThat(ids(open())).containsExactly("rapl:dram-0", "rapl:package-0");
  }

  @Test
  void anUnreadablePackageLeavesThePowerModelAndANote() throws Exception {
    zone("intel-rapl:0", "package-0", 1_000);
    Path energy = powercap.resolve("intel-rapl:0/energy_uj");
    Files.delete(energy);
    Files.createDirectory(energy);

    MeterSet meters = open();

    assertThat(ids(meters)).containsExactly("model:cpu");
    assertThat(meters.notes())
        .containsExactly(
            "powercap is there but rapl:package-0 cannot be read (java.io.IOException: Is a"
                + " directory); the power model is used instead");
  }

  @Test
  void aCounterThatOnlyRootMayReadIsToldWithItsRemedy() {
    PowercapZone zone =
        new PowercapZone(
            Path.of("/p/intel-rapl:0"),
            "rapl:package-0",
            Domain.CPU,
            MeterRole.PART,
            Boundary.PACKAGE);

    assertThat(
            PowercapSource.unreadable(
                Path.of("/p"), zone, new java.nio.file.AccessDeniedException("x")))
        .isEqualTo(
            "powercap is there but /p/intel-rapl:0/energy_uj is not readable (mode 0400, owner"
                + " root): after each boot run 'chgrp GROUP FILES && chmod g+r FILES' as root, with"
                + " a group of this user and FILES=/p/*rapl*:*/energy_uj, to make it readable");
  }

  @Test
  void aCounterThatStandsAtZeroIsDead() throws Exception {
    zone("intel-rapl:0", "package-0", 0);

    MeterSet meters = open();

    assertThat(ids(meters)).containsExactly("model:cpu");
    assertThat(meters.notes()).singleElement().asString().contains("stands at 0");
  }

  @Test
  void aZoneThatVanishesIsAGapAndItsEnergyIsCountedWhenItIsBack() throws Exception {
    zone("intel-rapl:0", "package-0", 1_000);
    Meter meter = open().meters().get(0);
    Path energy = powercap.resolve("intel-rapl:0/energy_uj");

    Files.writeString(energy, "");
    assertThatThrownBy(meter::readMicrojoules)
        .isInstanceOf(MeterException.class)
        .hasMessage("rapl:package-0 cannot be read (java.io.IOException: " + energy + " is empty)");
    Files.delete(energy);
    assertThatThrownBy(meter::readMicrojoules).isInstanceOf(MeterException.class);

    zone("intel-rapl:0", "package-0", 51_000);
    assertThat(meter.readMicrojoules()).isEqualTo(50_000);
  }

  @Test
  void aResetIsNotTakenForAWrap() throws Exception {
    zone("intel-rapl:0", "package-0", 9_000_000);
    Meter meter = open().meters().get(0);

    zone("intel-rapl:0", "package-0", 100);

    assertThatThrownBy(meter::readMicrojoules)
        .isInstanceOf(MeterException.class)
        .hasMessage(
            "rapl:package-0 went back from 9000000 to 100 uJ without having wrapped at"
                + " 262143328850 uJ; the energy since the last reading is lost");
    zone("intel-rapl:0", "package-0", 600);
    assertThat(meter.readMicrojoules()).isEqualTo(500);
  }

  @Test
  void withoutAnyZoneAnEmptyFolderIsExplained() {
    MeterSet meters = open();

    assertThat(ids(meters)).containsExactly("model:cpu");
    assertThat(meters.notes())
        .containsExactly(
            powercap
                + " shows no package zone: on bare metal load the kernel module intel_rapl_msr, in"
                + " a container mount the host's /sys/class/powercap, in a virtual machine there is"
                + " none; the power model is used instead");
  }

  @Test
  void anUnknownMeterFallsBackToThePowerModel() {
    MeterSet meters = open("powrcap");

    assertThat(ids(meters)).containsExactly("model:cpu");
    assertThat(meters.notes())
        .singleElement()
        .asString()
        .startsWith("meter 'powrcap' is not auto, scripted:FILE or one of prometheus, powercap,")
        .endsWith("; did you mean 'powercap'?");
  }

  @Test
  void sourcesAreNamedInOrderOfPreferenceAndTheModelComesAfterThem() throws Exception {
    zone("intel-rapl:0", "package-0", 1_000);

    MeterSet meters = open("hwmon+powercap");

    assertThat(ids(meters)).containsExactly("rapl:package-0");
    assertThat(meters.looked())
        .containsExactly(
            "hwmon: no chip tells power", "powercap: rapl:package-0", "model: model:cpu");
  }

  @Test
  void withoutProcTheModelGoesByTheLoadThatTheJvmTells() throws Exception {
    MeterSite nowhere = Sites.at(folder.resolve("nowhere"), MeterSettings.DEFAULT);

    MeterSet meters = MeterDiscovery.open(nowhere);

    assertThat(ids(meters)).containsExactly("model:cpu");
    assertThat(meters.notes()).isEmpty();
    Thread.sleep(50);
    assertThat(meters.meters().get(0).readMicrojoules()).isPositive();
  }

  @Test
  void withAProcThatHidesTheClockThereIsNoMeterAndNoException() throws Exception {
    Files.delete(proc.resolve("stat"));

    MeterSet meters = open();

    assertThat(meters.meters()).isEmpty();
    assertThat(meters.notes()).last().asString().startsWith("no meter: the power model");
  }

  private MeterSet open() {
    return open("auto");
  }

  private MeterSet open(String meter) {
    return MeterDiscovery.open(Sites.at(folder, new MeterSettings(meter, powercap, null, null)));
  }

  private static List<String> ids(MeterSet meters) {
    return meters.meters().stream().map(meter -> meter.declaration().id()).toList();
  }

  private void zone(String directory, String name, long energy) throws IOException {
    Path zone = Files.createDirectories(powercap.resolve(directory));
    Files.writeString(zone.resolve("name"), name + "\n");
    Files.writeString(zone.resolve("energy_uj"), energy + "\n");
    Files.writeString(zone.resolve("max_energy_range_uj"), RANGE + "\n");
  }
}
