package io.greenai.agent.meter.nvml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenai.agent.attribute.DeviceUse;
import io.greenai.agent.cpu.HostCpuClock;
import io.greenai.agent.meter.Accelerator;
import io.greenai.agent.meter.CpuInfo;
import io.greenai.agent.meter.Found;
import io.greenai.agent.meter.KnownIdle;
import io.greenai.agent.meter.Meter;
import io.greenai.agent.meter.MeterException;
import io.greenai.agent.meter.MeterSettings;
import io.greenai.agent.meter.MeterSite;
import io.greenai.agent.meter.NotThereYet;
import io.greenai.ledger.Boundary;
import io.greenai.ledger.Domain;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.Ownership;
import io.greenai.ledger.Quality;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Meters of boards, found and read as the agent does, over a native library with a scripted time.
 */
@Timeout(60)
class NvmlMeterTest {
  private static final String FIRST = "nvml:0000:65:00.0";
  private static final String SECOND = "nvml:0000:b3:00.0";

  @TempDir static Path folder;
  @TempDir Path nowhere;

  private final Map<String, String> environment = new TreeMap<>();
  private final List<Meter> open = new ArrayList<>();
  private FakeNvml fake;
  private Path library = folder;
  private LongSupplier clock = () -> fake.nanos();

  @BeforeEach
  void build() throws Exception {
    fake = FakeNvml.load(folder);
  }

  @AfterEach
  void close() {
    open.forEach(Meter::close);
  }

  @Test
  void everyBoardIsAPartWithItsCounter() throws Exception {
    fake.script("at 0 0 watts 100\nat 0 1 watts 30").at(1);
    Found found = find();

    assertThat(found.problems()).isEmpty();
    assertThat(found.meters().get(0).declaration())
        .isEqualTo(
            new MeterDeclaration(
                FIRST,
                Domain.GPU,
                MeterRole.PART,
                Boundary.DEVICE,
                Quality.MEASURED,
                "NVML total energy of Fake A100 (gpu0)",
                50_000));
    fake.at(3);
    assertThat(read(found)).containsExactly(200_000_000L, 60_000_000L);
    assertThat(found.meters())
        .extracting(meter -> accelerator(meter).name())
        .containsExactly("gpu0", "gpu1");
    assertThat(found.meters().get(1).device()).contains("0000:b3:00.0");
  }

  @Test
  void aBoardWithoutACounterIsIntegratedOverTheTimeThatPassed() throws Exception {
    fake.script(
        "at 0 0 fail nvmlDeviceGetTotalEnergyConsumption 3\nat 0 0 watts 100\nat 1 0 watts 300");
    Found found = find();

    assertThat(found.meters().get(0).declaration().source())
        .isEqualTo("NVML power, integrated of Fake A100 (gpu0)");
    assertThat(found.meters().get(0).declaration().uncertaintyPpm()).isEqualTo(100_000);
    assertThat(found.meters().get(0).declaration().quality()).isEqualTo(Quality.MEASURED);
    fake.at(0.5);
    assertThat(read(found).get(0)).isEqualTo(50_000_000);
    fake.at(2.5);
    assertThat(read(found).get(0)).isEqualTo(50_000_000 + 400_000_000);
  }

  @Test
  void aDriverFromBeforeTheCounterIsIntegrated(@TempDir Path old) throws Exception {
    library = old;
    fake = FakeNvml.load(old, "WITHOUT_ENERGY").script("at 0 0 watts 100\nat 0 1 watts 40");
    Found found = find();
    fake.at(2);

    assertThat(found.problems()).isEmpty();
    assertThat(found.meters())
        .extracting(meter -> meter.declaration().source())
        .containsExactly(
            "NVML power, integrated of Fake A100 (gpu0)",
            "NVML power, integrated of Fake A100 (gpu1)");
    assertThat(read(found)).containsExactly(200_000_000L, 80_000_000L);
  }

  @Test
  void aDriverThatTellsNothingOfProcessesLeavesItOpenWhoUsedABoard(@TempDir Path old)
      throws Exception {
    proc("pid:[4026531836]");
    library = old;
    fake =
        FakeNvml.load(old, "WITHOUT_PROCESSES")
            .script("at 0 0 watts 100\nat 0 0 sm self 80\nat 0 1 watts 40");
    Found found = find();
    fake.at(2);

    assertThat(read(found)).containsExactly(200_000_000L, 80_000_000L);
    assertThat(found.meters())
        .extracting(meter -> accelerator(meter).use())
        .containsExactly(DeviceUse.UNKNOWN, DeviceUse.UNKNOWN);
    assertThat(found.meters())
        .as("one that may be in use teaches no idle power")
        .noneMatch(meter -> accelerator(meter).isQuiet());
  }

  @Test
  void aCounterThatStandsAtZeroIsNoCounter() throws Exception {
    fake.script("at 0 0 stuck 1\nat 0 0 watts 100");
    Found found = find();
    fake.at(2);

    assertThat(read(found).get(0)).isEqualTo(200_000_000);
  }

  @Test
  void powerThatWasNotReadForLongIsLostAndNotMadeUp() throws Exception {
    fake.script("at 0 0 stuck 1\nat 0 0 watts 100");
    Meter meter = find().meters().get(0);
    fake.at(60);

    assertThatThrownBy(meter::readMicrojoules)
        .isInstanceOf(MeterException.class)
        .hasMessage("nvml:0000:65:00.0 was last read 60 s ago and its power since is not known");
    fake.at(61);
    assertThat(meter.readMicrojoules()).isEqualTo(100_000_000);
  }

  @Test
  void aBoardThatTellsNeitherIsNamedOnce() throws Exception {
    fake.script(
        "at 0 1 fail nvmlDeviceGetTotalEnergyConsumption 3\nat 0 1 fail nvmlDeviceGetPowerUsage 3");
    Found found = find();

    assertThat(found.meters()).hasSize(1);
    assertThat(found.problems())
        .extracting(Found.Problem::text)
        .containsExactly(
            "nvml:0000:b3:00.0 (Fake A100) tells neither energy nor power; it is not metered");
  }

  @Test
  void aCounterThatStartsOverCostsTheTimeSinceTheLastReading() throws Exception {
    fake.script("at 0 0 watts 100\nat 2 0 reset 1");
    Meter meter = find().meters().get(0);
    fake.at(1);
    meter.readMicrojoules();
    fake.at(3);

    assertThatThrownBy(meter::readMicrojoules)
        .isInstanceOf(MeterException.class)
        .hasMessageContaining("nvml:0000:65:00.0 went back from 1100000000 to 100000000 uJ");
    fake.at(5);
    assertThat(meter.readMicrojoules()).isEqualTo(100_000_000 + 200_000_000);
  }

  @Test
  void aCounterThatStopsIsToldAndNotTakenForIdling() throws Exception {
    fake.script("at 0 0 watts 100\nat 2 0 watts 0");
    Meter meter = find().meters().get(0);
    fake.at(2);
    meter.readMicrojoules();
    fake.at(13);

    assertThatThrownBy(meter::readMicrojoules)
        .hasMessage("nvml:0000:65:00.0 stands still at 1200000000 uJ for more than 5 s");
  }

  @Test
  void aBoardThatIsLostIsLookedForAgainWhileTheOtherIsReadOn() throws Exception {
    fake.script(
        """
        at 0 0 watts 100
        at 0 1 watts 50
        at 2 0 fail * 15
        at 9 0 fail * 0
        """);
    Found found = find();
    Meter lost = found.meters().get(0);
    Meter other = found.meters().get(1);
    fake.at(3);
    assertThatThrownBy(lost::readMicrojoules)
        .hasMessage(
            "nvml:0000:65:00.0 cannot be read (nvmlDeviceGetTotalEnergyConsumption: the GPU is"
                + " lost: it has fallen off the bus or is inaccessible (15)); look at nvidia-smi"
                + " and at the kernel's log for NVRM messages");
    assertThat(other.readMicrojoules()).isEqualTo(150_000_000);

    fake.at(8.5); // The first attempt, too early.
    assertThatThrownBy(lost::readMicrojoules).isInstanceOf(MeterException.class);
    assertThat(other.readMicrojoules()).isEqualTo(425_000_000);
    fake.at(12); // The second comes after ten seconds.
    assertThatThrownBy(lost::readMicrojoules).isInstanceOf(MeterException.class);
    fake.at(19);
    assertThat(lost.readMicrojoules()).isEqualTo(1_900_000_000);
    assertThat(other.readMicrojoules()).isEqualTo(950_000_000);
  }

  @Test
  void idlePowerIsWhatAnUnusedBoardDraws() throws Exception {
    proc("pid:[4026531836]");
    fake.script("at 0 0 watts 52\nat 0 1 watts 200\nat 0 1 process 77 100\nat 0 1 limit 400");
    Found found = find();

    assertThat(found.meters().get(0).idle())
        .contains(
            new KnownIdle(
                52_000,
                Quality.MODELLED,
                "power when the books opened, with no process on the board"));
    assertThat(found.meters().get(1).idle())
        .contains(new KnownIdle(44_000, Quality.ASSUMED, "11 % of the board's power limit"));
    assertThat(found.meters()).allMatch(Meter::mayLearnIdle);
    assertThat(accelerator(found.meters().get(0)).isQuiet()).isTrue();
    assertThat(accelerator(found.meters().get(1)).isQuiet()).isFalse();
  }

  @Test
  void inAContainerThatNobodyIsSeenOnTheBoardIsAnAssumption() throws Exception {
    proc("pid:[4026532000]");
    fake.script("at 0 0 watts 90");

    assertThat(find().meters().get(0).idle())
        .contains(
            new KnownIdle(
                90_000,
                Quality.ASSUMED,
                "power when the books opened, with no process on the board that is to be seen from"
                    + " a container"));
  }

  @Test
  void whoUsedABoardIsOfTheTimeBetweenReadings() throws Exception {
    proc("pid:[4026531836]");
    fake.script(
        """
        at 0 0 process self 300
        at 0 0 process 77 100
        at 0 0 sm self 80
        at 1 0 sm self 20
        at 1 0 sm 77 60
        """);
    Meter meter = find().meters().get(0);
    fake.at(0.9);
    meter.readMicrojoules();
    assertThat(accelerator(meter).use()).isEqualTo(new DeviceUse(240, 240, Ownership.PROPORTIONAL));
    fake.at(1.6);
    meter.readMicrojoules();

    assertThat(accelerator(meter).use()).isEqualTo(new DeviceUse(60, 240, Ownership.PROPORTIONAL));
  }

  @Test
  void theLastSamplesHoldUntilThereAreNewOnes() throws Exception {
    proc("pid:[4026531836]");
    fake.script(
        """
        at 0 0 watts 100
        at 0 0 process self 300
        at 0 0 process 77 100
        at 0 0 sm self 30
        at 0 0 sm 77 10
        at 5.1 0 sm self 0
        at 5.1 0 sm 77 0
        """);
    Meter meter = find().meters().get(0);
    fake.at(4);
    meter.readMicrojoules();
    fake.at(4.1);
    meter.readMicrojoules();
    assertThat(accelerator(meter).use().ownership()).isEqualTo(Ownership.PROPORTIONAL);
    fake.at(5.2);
    meter.readMicrojoules();
    fake.at(5.3);
    meter.readMicrojoules();

    assertThat(accelerator(meter).use())
        .isEqualTo(new DeviceUse(300 << 20, 400 << 20, Ownership.ESTIMATED));
  }

  @Test
  void aDividedBoardIsMeteredAsOne() throws Exception {
    environment.put("CUDA_VISIBLE_DEVICES", "MIG-cccc");
    fake.scriptOf(
        """
        board 65 GPU-aaaa Fake H100
        board b3 GPU-bbbb Fake H100
        instance 1 MIG-cccc
        at 0 1 mig 1
        at 0 1 watts 100
        at 0 1 sm self 50
        """);
    Found found = find();
    fake.at(1);

    assertThat(found.remark())
        .isEqualTo("divided into instances (MIG), of which none is metered by itself");
    assertThat(read(found)).containsExactly(0L, 100_000_000L);
    assertThat(found.meters())
        .extracting(meter -> accelerator(meter).name())
        .containsExactly("", "gpu0");
    assertThat(accelerator(found.meters().get(1)).use()).isEqualTo(DeviceUse.UNKNOWN);
  }

  @Test
  void aLibraryThatDoesNotStartIsToldWithTheRemedy() throws Exception {
    fake.script("at 0 -1 fail nvmlInit 18");

    assertThat(find().problems())
        .extracting(Found.Problem::text)
        .containsExactly(
            "an NVIDIA driver is there but cannot be used (nvmlInit: driver and library are of"
                + " different versions (18)); reboot, or reload the kernel module after the"
                + " driver's update");
  }

  @Test
  void aLibraryThatIsNoneIsToldWithTheRemedy() throws Exception {
    environment.put("LD_LIBRARY_PATH", nowhere.toString());
    Files.writeString(nowhere.resolve(FakeNvml.LIBRARY), "not a library");
    Found found = new NvmlSource().find(site());

    assertThat(found.problems())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.text())
                    .startsWith("an NVIDIA driver is there but " + nowhere)
                    .endsWith("in a container set NVIDIA_DRIVER_CAPABILITIES=compute,utility"));
  }

  @Test
  void withoutALibraryThereIsNothingToSay() {
    assertThat(new NvmlSource().find(site())).isEqualTo(Found.nothing("no NVIDIA driver"));
  }

  @Test
  void aSlowLibraryIsToldAndBookedLate() throws Exception {
    clock = System::nanoTime;
    fake.script("at 0 0 watts 100\nat 0 0 sleep 40");
    Found found = find();
    assertThat(found.problems())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.text())
                    .matches(
                        "NVML takes \\d+ ms for a reading; what GPUs use is booked a second"
                            + " late"));
    Meter meter = found.meters().get(0);
    fake.at(1);

    assertThat(meter.readMicrojoules()).isZero();
    assertThat(later(meter)).isEqualTo(100_000_000);
  }

  @Test
  void aBoardThatFailsAtTheStartIsMeteredFromWhenItAnswersAndTheOtherFromTheStart()
      throws Exception {
    listed("0000:65:00.0", "GPU-aaaa");
    listed("0000:b3:00.0", "GPU-bbbb");
    fake.script("at 0 0 watts 100\nat 0 1 watts 50\nat 0 0 fail * 15\nat 4 0 fail * 0");
    Found found = find();
    Meter bad = found.meters().get(0);

    assertThat(found.problems())
        .extracting(Found.Problem::text)
        .containsExactly(
            "nvml:0000:65:00.0 (Fake A100) cannot be read (nvmlDeviceGetHandleByIndex: the GPU is"
                + " lost: it has fallen off the bus or is inaccessible (15)); look at nvidia-smi"
                + " and at the kernel's log for NVRM messages; it is metered from when it can");
    assertThat(found.meters())
        .extracting(meter -> meter.declaration().id())
        .containsExactly(FIRST, SECOND);
    assertThat(bad.declaration().source()).isEqualTo("NVML of Fake A100 (gpu0)");
    fake.at(2);
    assertThatThrownBy(bad::readMicrojoules).isInstanceOf(MeterException.class);
    assertThat(found.meters().get(1).readMicrojoules()).isEqualTo(100_000_000);
    fake.at(6);
    bad.readMicrojoules();
    fake.at(8);
    assertThat(bad.readMicrojoules()).isEqualTo(200_000_000);
    assertThat(found.meters().get(1).readMicrojoules()).isEqualTo(400_000_000);
  }

  @Test
  void aBoardThatFailsAndIsNotListedIsToldAndTheOtherIsMetered() throws Exception {
    fake.script("at 0 1 watts 50\nat 0 0 fail * 15");
    Found found = find();

    assertThat(found.problems())
        .extracting(Found.Problem::text)
        .containsExactly(
            "a GPU cannot be read (nvmlDeviceGetHandleByIndex: the GPU is lost: it has fallen off"
                + " the bus or is inaccessible (15)); look at nvidia-smi and at the kernel's log"
                + " for NVRM messages; it is not metered");
    fake.at(2);
    assertThat(read(found)).containsExactly(100_000_000L);
  }

  @Test
  void aLibraryThatIsSlowToStartIsWaitedForWhileItsBoardsAreDeclared() throws Exception {
    listed("0000:65:00.0", "GPU-aaaa");
    listed("0000:b3:00.0", "GPU-bbbb");
    clock = System::nanoTime;
    fake.script("at 0 0 watts 100\nat 0 -1 sleep 5000\nat 1 -1 sleep 0");
    Found found = find();
    Meter first = found.meters().get(0);

    assertThat(found.problems())
        .extracting(Found.Problem::text)
        .containsExactly(
            "NVML takes longer than 3 s to start; run nvidia-persistenced, which keeps the driver"
                + " loaded; GPUs are metered from when it has started");
    assertThatThrownBy(first::readMicrojoules)
        .isInstanceOf(MeterException.class)
        .hasMessage("nvml:0000:65:00.0 cannot be read: NVML has not started yet");
    fake.at(1);
    awaitStart(first);
    fake.at(3);
    assertThat(later(first)).isEqualTo(200_000_000);
  }

  /** Until the library has started, and with it the counting. */
  private static void awaitStart(Meter meter) throws MeterException {
    while (true) {
      try {
        assertThat(meter.readMicrojoules()).isZero();
        return;
      } catch (NotThereYet e) {
        Thread.onSpinWait();
      }
    }
  }

  /** The first reading that tells any energy. */
  private static long later(Meter meter) throws MeterException {
    long energy = 0;
    while (energy == 0) {
      energy = meter.readMicrojoules();
    }
    return energy;
  }

  /** As in a service that starts with the machine, before its driver. */
  @Test
  void aDriverThatIsLoadedLaterIsTriedAgainAndItsBoardsAreMeteredFromThen() throws Exception {
    onBus("0000:65:00.0", "0x10de", "0x030200");
    onBus("0000:b3:00.0", "0x10de", "0x030200");
    onBus("0000:b3:00.1", "0x10de", "0x040300");
    onBus("0000:c1:00.0", "0x1002", "0x030200");
    fake.script("at 0 0 watts 100\nat 0 -1 fail nvmlInit 9\nat 8 -1 fail nvmlInit 0");
    Found found = find();
    Meter first = found.meters().get(0);

    assertThat(found.problems())
        .extracting(Found.Problem::text)
        .containsExactly(
            "an NVIDIA driver is there but cannot be used (nvmlInit: the driver is not loaded"
                + " (9)); load the kernel module nvidia, or give the container its devices (--gpus"
                + " all); GPUs are metered from when it has started");
    assertThat(found.meters())
        .extracting(meter -> meter.declaration().id())
        .containsExactly(FIRST, SECOND);
    assertThat(first.declaration().source()).isEqualTo("NVML of NVIDIA 20b5 (gpu0)");
    for (double early : new double[] {3, 6, 7}) { // The second attempt comes after 5 s and fails.
      fake.at(early);
      assertThatThrownBy(first::readMicrojoules)
          .isInstanceOf(NotThereYet.class)
          .hasMessageStartingWith("nvml:0000:65:00.0 cannot be read: an NVIDIA driver is there");
    }
    fake.at(17);
    awaitStart(first);
    fake.at(19);
    assertThat(later(first)).isEqualTo(200_000_000);
    assertThat(accelerator(first).name()).isEqualTo("gpu0");
  }

  @Test
  void aBoardThatAnotherDriverHandsOnIsNotWaitedFor() throws Exception {
    Path device = onBus("0000:65:00.0", "0x10de", "0x030200");
    Path vfio = Files.createDirectories(nowhere.resolve("sys/bus/pci/drivers/vfio-pci"));
    Files.createSymbolicLink(device.resolve("driver"), vfio);
    fake.script("at 0 -1 fail nvmlInit 9");

    assertThat(find().meters()).isEmpty();
  }

  private Path onBus(String address, String vendor, String kind) throws Exception {
    Path device = Files.createDirectories(nowhere.resolve("sys/bus/pci/devices/" + address));
    Files.writeString(device.resolve("vendor"), vendor + "\n");
    Files.writeString(device.resolve("class"), kind + "\n");
    Files.writeString(device.resolve("device"), "0x20b5\n");
    return device;
  }

  @Test
  void aHungLibraryIsWaitedForOnceInASampleHoweverManyBoardsThereAre() throws Exception {
    BoardReading seen = BoardReading.failed(0, new NvmlException("nvmlInit", 1));
    Map<String, BoardReading> readings = new TreeMap<>();
    for (int i = 0; i < 64; i++) {
      readings.put("0000:00:0" + i, seen);
    }
    Boards boards =
        new Boards(
            PatientReader.start((name, work) -> {}, System::nanoTime, Map::of, () -> {}),
            readings,
            () -> "",
            System::nanoTime);

    long before = System.nanoTime();
    for (String address : readings.keySet()) {
      boards.newest(new Board("", "", address, false, 0), seen);
    }

    assertThat(System.nanoTime() - before)
        .as("64 boards at 100 ms each are 6.4 s")
        .isBetween(100_000_000L, 3_000_000_000L);
  }

  private void listed(String address, String uuid) throws Exception {
    Path board = Files.createDirectories(nowhere.resolve("proc/driver/nvidia/gpus/" + address));
    Files.writeString(
        board.resolve("information"),
        """
        Model: \t\t Fake A100
        IRQ:   \t\t 42
        GPU UUID: \t %s
        Bus Location: \t %s
        """
            .formatted(uuid, address));
  }

  private Found find() {
    environment.put("LD_LIBRARY_PATH", library.toString());
    Found found = new NvmlSource().find(site());
    open.addAll(found.meters());
    return found;
  }

  private MeterSite site() {
    return new MeterSite(
        MeterSettings.DEFAULT,
        nowhere,
        CpuInfo.UNKNOWN,
        HostCpuClock.ofHost(nowhere),
        clock,
        environment,
        (name, work) -> {
          Thread thread = new Thread(work, name);
          thread.setDaemon(true);
          thread.start();
        });
  }

  private void proc(String namespace) throws Exception {
    Path self = Files.createDirectories(nowhere.resolve("proc/self/ns")).getParent();
    Files.writeString(self.resolve("status"), "NSpid:\t" + ProcessHandle.current().pid() + "\n");
    Files.createSymbolicLink(self.resolve("ns/pid"), Path.of(namespace));
  }

  private static Accelerator accelerator(Meter meter) {
    return meter.accelerator().orElseThrow();
  }

  private static List<Long> read(Found found) throws MeterException {
    List<Long> microjoules = new ArrayList<>();
    for (Meter meter : found.meters()) {
      microjoules.add(meter.readMicrojoules());
    }
    return microjoules;
  }
}
