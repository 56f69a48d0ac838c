package io.greenai.agent.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenai.ledger.Boundary;
import io.greenai.ledger.Domain;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.Quality;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptedMeterTest {
  private static final long SECOND = 1_000_000_000;

  @TempDir Path folder;

  private final AtomicLong clock = new AtomicLong();

  @Test
  void constantPowerCountsWattsTimesSeconds() throws Exception {
    Meter meter = only("[m]\ndomain = cpu\nwatts = 10.5\n");

    clock.set(3 * SECOND + SECOND / 2);

    assertThat(meter.readMicrojoules()).isEqualTo(36_750_000);
  }

  @Test
  void countsFromTheMomentItIsOpenedWhateverTheCounterStoodAt() throws Exception {
    clock.set(1_790_000_000 * SECOND);
    Meter meter = only("epoch = unix\n[m]\ndomain = cpu\nwatts = 5000\n");

    clock.addAndGet(SECOND);

    assertThat(meter.readMicrojoules()).isEqualTo(5_000_000_000L);
  }

  @Test
  void aSeriesRunsLinearlyFromPointToPointAndRestsOutside() throws Exception {
    Meter meter =
        only("[m]\ndomain = gpu\npoint = 1 100\npoint = 2 300\npoint = 4.5 1300 # steeper\n");

    assertThat(at(meter, 0.5)).isZero();
    assertThat(at(meter, 1.5)).isEqualTo(100);
    assertThat(at(meter, 3.25)).isEqualTo(700);
    assertThat(at(meter, 100)).isEqualTo(1200);
  }

  @Test
  void aWrappingCounterLosesNothing() throws Exception {
    Meter meter = only("[m]\ndomain = cpu\nwatts = 10\nwrap.microjoules = 25000000\n");

    for (int second = 1; second <= 60; second++) {
      assertThat(at(meter, second)).isEqualTo(second * 10_000_000L);
    }
  }

  @Test
  void aFailureIsTemporaryAndItsEnergyIsCountedAfterwards() throws Exception {
    Meter meter = only("[m]\ndomain = cpu\nwatts = 1\nfail.seconds = 10 12\n");

    assertThat(at(meter, 9)).isEqualTo(9_000_000);
    assertThatThrownBy(() -> at(meter, 11))
        .isInstanceOf(MeterException.class)
        .hasMessage("m fails here, as its script says");
    assertThat(at(meter, 12)).isEqualTo(12_000_000);
  }

  @Test
  void twoProcessesWithOffsetStartsReadOneCounterWhenTheEpochIsFixed() throws Exception {
    MeterScript script = parse("epoch = unix\n[m]\ndomain = cpu\nwatts = 10\n");

    Meter first = script.open().get(0);
    Thread.sleep(50);
    Meter second = script.open().get(0);
    long sinceFirst = first.readMicrojoules();
    long sinceSecond = second.readMicrojoules();

    assertThat(sinceFirst - sinceSecond).isGreaterThanOrEqualTo(450_000);
  }

  @Test
  void declaresWhatTheFileSays() throws Exception {
    MeterScript script =
        parse(
            "[a]\ndomain = cpu\nwatts = 1\nidle.watts = 0.4\n"
                + "[b]\ndomain = rest\nrole = whole\nboundary = wall\nquality = measured\n"
                + "uncertainty.ppm = 20000\nwatts = 2\n");

    List<Meter> meters = script.open();

    assertThat(meters.get(0).declaration())
        .isEqualTo(
            new MeterDeclaration(
                "a",
                Domain.CPU,
                MeterRole.PART,
                Boundary.PACKAGE,
                Quality.ASSUMED,
                "scripted:truth.meter",
                0));
    assertThat(meters.get(0).idle())
        .contains(new KnownIdle(400, Quality.ASSUMED, "scripted:truth.meter"));
    assertThat(meters.get(1).declaration())
        .isEqualTo(
            new MeterDeclaration(
                "b",
                Domain.REST,
                MeterRole.WHOLE,
                Boundary.WALL,
                Quality.MEASURED,
                "scripted:truth.meter",
                20_000));
    assertThat(meters.get(1).idle()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense | 1: 'nonsense' is neither [id] nor key = value",
        "epoch = noon | 1: epoch 'noon' is not open, unix or an instant like 2026-10-01T00:00:00Z",
        "watts = 1 | 1: key 'watts' before the first [id]; only epoch stands there",
        "[m];watts = 1 | 1: [m] has no domain",
        "[m];domain = cpu | 1: [m] needs either watts or points",
        "[m];domain = cpu;watts = 1;point = 0 0 | 1: [m] needs either watts or points",
        "[m];domain = cup;watts = 1 | 2: domain 'cup' is not one of cpu, dram, gpu, rest",
        "[m];domain = cpu;watts = -1 | 3: '-1' is not a number of 0 or more with at most 6 decimals",
        "[m];domain = cpu;watts = 5001 | 3: '5001' W is more than 5000 W",
        "[m];domain = cpu;watts = 1;watts = 2 | 4: key 'watts' stands twice in [m]",
        "[m];domain = cpu;point = 1 | 3: '1' is not two numbers",
        "[m];domain = cpu;point = 0 5;point = 1 4"
            + "| 4: point '1 4' does not follow the one before it; time must grow and energy must"
            + " not shrink",
        "[m];domain = cpu;watts = 1;[m] | 4: meter id 'm' is empty or stands twice",
      })
  void aWrongLineIsNamed(String text, String message) {
    assertThatThrownBy(() -> parse(text.replace(';', '\n')))
        .isInstanceOf(MeterException.class)
        .hasMessage(folder.resolve("truth.meter") + ":" + message);
  }

  /** As its readers will copy it. */
  @Test
  void theExampleOfTheDocumentationIsReadAndEveryKeyIsExplained() throws Exception {
    String page = Files.readString(Path.of("../docs/operations.md"));
    String chapter = page.substring(page.indexOf("\n## Scripted meters\n"));
    chapter = chapter.substring(0, chapter.indexOf("\n## ", 1));
    int example = chapter.indexOf("```\n") + 4;
    MeterScript script = parse(chapter.substring(example, chapter.indexOf("```", example)));

    List<Meter> meters =
        script.meters().stream().<Meter>map(one -> new ScriptedMeter(one, clock::get)).toList();

    assertThat(at(meters.get(0), 20)).isEqualTo(200_000_000);
    assertThatThrownBy(() -> at(meters.get(0), 32)).isInstanceOf(MeterException.class);
    assertThat(at(meters.get(0), 33)).isEqualTo(330_000_000);
    assertThat(at(meters.get(1), 61)).isEqualTo(3_150_000_000L);
    assertThat(meters.get(1).accelerator().orElseThrow().name()).isEqualTo("gpu0");
    assertThat(at(meters.get(1), 500)).isEqualTo(12_000_000_000L);
    assertThat(meters.get(2).declaration().role()).isEqualTo(MeterRole.WHOLE);
    assertThat(chapter)
        .contains(ScriptSection.KEYS.stream().map("\n| `%s` | "::formatted).toList());
  }

  @Test
  void aMissingFileLeavesTheAgentWithoutMetersAndANote() {
    Path missing = folder.resolve("missing.meter");

    MeterSet meters =
        MeterDiscovery.open(
            MeterSite.ofThisHost(
                new MeterSettings("scripted:" + missing, folder.resolve("none"), null, null),
                Sites::daemon));

    assertThat(meters.meters()).isEmpty();
    assertThat(meters.notes())
        .containsExactly(
            "cannot read the scripted meter file "
                + missing
                + " (java.nio.file.NoSuchFileException: "
                + missing
                + "); check meter=scripted:FILE");
  }

  private long at(Meter meter, double seconds) throws MeterException {
    clock.set((long) (seconds * SECOND));
    return meter.readMicrojoules();
  }

  private Meter only(String text) throws Exception {
    return new ScriptedMeter(parse(text).meters().get(0), clock::get);
  }

  private MeterScript parse(String text) throws Exception {
    return MeterScript.read(Files.writeString(folder.resolve("truth.meter"), text));
  }
}
