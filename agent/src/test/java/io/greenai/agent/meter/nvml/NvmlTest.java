package io.greenai.agent.meter.nvml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The calls, against a native library. */
class NvmlTest {
  @TempDir static Path folder;

  private FakeNvml fake;
  private Nvml nvml;

  @BeforeEach
  void start() throws Exception {
    fake = FakeNvml.load(folder);
    nvml = fake.nvml();
    nvml.start();
  }

  @Test
  void boardsSayWhoTheyAre() throws Exception {
    long second = nvml.handle(1);

    assertThat(nvml.count()).isEqualTo(2);
    assertThat(nvml.uuid(second)).isEqualTo("GPU-bbbb");
    assertThat(nvml.name(second)).isEqualTo("Fake A100");
    assertThat(nvml.pciAddress(second)).isEqualTo("0000:b3:00.0");
    assertThat(nvml.handle("GPU-bbbb")).isEqualTo(second);
    assertThat(nvml.isDivided(second)).isFalse();
  }

  @Test
  void energyAndPowerAreInThousandths() throws Exception {
    fake.script("at 0 0 watts 250\nat 0 0 limit 400").at(2);
    nvml.start();
    long board = nvml.handle(0);

    assertThat(nvml.energyMillijoules(board)).isEqualTo(1_000_000 + 500_000);
    assertThat(nvml.powerMilliwatts(board)).isEqualTo(250_000);
    assertThat(nvml.powerLimitMilliwatts(board)).isEqualTo(400_000);
  }

  @Test
  void everySampleOfAProcessIsTakenOnce() throws Exception {
    fake.script("at 0 0 sm 41 30\nat 0.6 0 sm 42 90").at(1);
    nvml.start();
    long board = nvml.handle(0);

    Nvml.Utilisations first = nvml.utilisations(board, 0);
    Nvml.Utilisations then = nvml.utilisations(board, first.lastMicros());
    fake.at(1.3);
    Nvml.Utilisations later = nvml.utilisations(board, first.lastMicros());

    assertThat(first.samples())
        .containsExactlyInAnyOrder(
            new Utilisation(41, 30),
            new Utilisation(41, 30),
            new Utilisation(41, 30),
            new Utilisation(41, 30),
            new Utilisation(42, 90),
            new Utilisation(42, 90));
    assertThat(then.samples()).isEmpty();
    assertThat(later.samples())
        .containsExactlyInAnyOrder(new Utilisation(41, 30), new Utilisation(42, 90));
  }

  @Test
  void moreProcessesThanFitAreReadWithMoreRoom() throws Exception {
    StringBuilder many = new StringBuilder();
    for (int pid = 1000; pid < 1150; pid++) {
      many.append("at 0 0 process ").append(pid).append(" 10\n");
    }
    fake.script(many.toString());
    nvml.start();

    assertThat(nvml.processes(nvml.handle(0)))
        .hasSize(150)
        .contains(new BoardProcess(1149, 10 << 20));
  }

  @Test
  void memoryThatIsNotToldIsNotTakenForALot() throws Exception {
    fake.script("at 0 0 process 77 -1");
    nvml.start();

    assertThat(nvml.processes(nvml.handle(0)))
        .singleElement()
        .satisfies(process -> assertThat(process.tellsMemory()).isFalse());
  }

  @Test
  void anErrorNamesTheFunctionAndWhatItMeans() throws Exception {
    fake.script("at 0 1 fail nvmlDeviceGetPowerUsage 15");
    nvml.start();

    assertThatThrownBy(() -> nvml.powerMilliwatts(nvml.handle(1)))
        .isInstanceOf(NvmlException.class)
        .hasMessage(
            "nvmlDeviceGetPowerUsage: the GPU is lost: it has fallen off the bus or is inaccessible"
                + " (15)");
  }

  @Test
  void aDriverOfOldDaysIsCalledByTheNamesOfOldDays(@TempDir Path old) throws Exception {
    FakeNvml fakeOfOld = FakeNvml.load(old, "OLD").script("at 0 0 process 77 64");
    Nvml ofOld = fakeOfOld.nvml();
    ofOld.start();
    long board = ofOld.handle(1);

    assertThat(ofOld.count()).isEqualTo(2);
    assertThat(ofOld.pciAddress(board)).isEqualTo("0000:b3:00.0");
    assertThat(ofOld.isDivided(board)).isFalse();
    assertThat(ofOld.processes(ofOld.handle(0))).containsExactly(new BoardProcess(77, 64 << 20));
    assertThatThrownBy(() -> ofOld.energyMillijoules(board))
        .hasMessage("nvmlDeviceGetTotalEnergyConsumption: this driver has no such function (13)");
  }
}
