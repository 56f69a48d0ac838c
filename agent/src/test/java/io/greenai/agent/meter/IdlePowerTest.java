package io.greenai.agent.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LONG;

import io.greenai.ledger.Boundary;
import io.greenai.ledger.Domain;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.Quality;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdlePowerTest {
  private static final long SECOND = 1_000_000_000;
  private static final KnownIdle MODEL = new KnownIdle(900, Quality.MODELLED, "model");

  @TempDir Path folder;

  private final IdlePower learning = new IdlePower(null, MODEL);

  @Test
  void theModelHoldsUntilThreeHundredQuietSamplesAreThere() {
    quiet(299, 5_000_000);
    assertThat(learning.current()).contains(MODEL);

    quiet(1, 5_000_000);

    assertThat(learning.current())
        .contains(
            new KnownIdle(
                5_000,
                Quality.MEASURED,
                "learnt: 10th percentile of 300 samples with the host under 3 % busy"));
  }

  @Test
  void oneLowReadingDoesNotPullItDown() {
    quiet(1, 1);
    quiet(359, 5_000_000);

    assertThat(learning.current()).get().extracting(KnownIdle::milliwatts).isEqualTo(5_000L);
  }

  @Test
  void itIsTheTenthPercentileAndNotTheMeanOrMinimum() {
    for (int i = 1; i <= 300; i++) {
      quiet(1, i * 10_000L);
    }

    assertThat(learning.current()).get().extracting(KnownIdle::milliwatts).isEqualTo(300L);
  }

  @Test
  void itRisesAgainWhenTheHostDrawsMore() {
    quiet(360, 5_000_000);
    quiet(3_600, 8_000_000);

    assertThat(learning.current()).get().extracting(KnownIdle::milliwatts).isEqualTo(8_000L);
  }

  @Test
  void aCounterThatMovesEveryFiveSecondsIsLearntFromItsSteps() {
    for (int step = 0; step < 70; step++) {
      quiet(4, 0);
      quiet(1, 250_000_000);
    }

    assertThat(learning.current()).get().extracting(KnownIdle::milliwatts).isEqualTo(50_000L);
  }

  @Test
  void aReadingThatIsALittleSlowerThanTheSamplesIsNotHalvedByThoseThatMissIt() {
    for (int i = 0; i < 100; i++) {
      quiet(9, 11_000_000);
      quiet(1, 0);
    }

    assertThat(learning.current())
        .get()
        .extracting(KnownIdle::milliwatts, LONG)
        .isBetween(9_500L, 10_500L);
  }

  @Test
  void aCounterThatDiesTeachesNothing() {
    quiet(299, 5_000_000);
    quiet(600, 0);

    assertThat(learning.current()).contains(MODEL);
  }

  @Test
  void whatWasOffForMinutesIsNotLearntFromTheSecondInWhichItWakes() {
    for (int sleep = 0; sleep < 5; sleep++) {
      quiet(300, 0);
      quiet(1, 10_000_000);
    }

    assertThat(learning.current()).contains(MODEL);
  }

  @Test
  void aStepWithABusySecondInItTeachesNothing() {
    for (int step = 0; step < 200; step++) {
      quiet(3, 0);
      learning.observe(0, SECOND, false);
      quiet(1, 900_000_000);
    }

    assertThat(learning.current()).contains(MODEL);
  }

  @Test
  void busyShortAndLongSamplesTeachNothing() {
    for (int i = 0; i < 600; i++) {
      learning.observe(1_000, SECOND, false);
      learning.observe(1_000, SECOND / 4, true);
      learning.observe(1_000, 3 * SECOND, true);
    }

    assertThat(learning.current()).contains(MODEL);
  }

  @Test
  void aConfiguredFigureGoesBeforeAllOthersAndIsAnAssumption() throws Exception {
    MeterSettings settings = scripted("watts = 10\nidle.watts = 4\n", 2_500L);
    try (MeterSet meters = MeterDiscovery.open(MeterSite.ofThisHost(settings, Sites::daemon))) {
      assertThat(IdlePower.of(Domain.CPU, settings, meters).current())
          .contains(new KnownIdle(2_500, Quality.ASSUMED, "configured: idle.watts"));
      assertThat(IdlePower.of(Domain.DRAM, settings, meters).current()).isEmpty();
    }
  }

  @Test
  void aMeterThatKnowsItsIdlePowerIsNotSecondGuessed() throws Exception {
    MeterSettings settings = scripted("watts = 10\nidle.watts = 4\n", null);
    try (MeterSet meters = MeterDiscovery.open(MeterSite.ofThisHost(settings, Sites::daemon))) {
      IdlePower idle = IdlePower.of(Domain.CPU, settings, meters);
      for (int i = 0; i < 600; i++) {
        idle.observe(9_000_000, SECOND, true);
      }

      assertThat(idle.current()).get().extracting(KnownIdle::milliwatts).isEqualTo(4_000L);
    }
  }

  /** A board that somebody used just before its figure was taken. */
  @Test
  void theFigureOfAnAcceleratorIsLoweredToWhatItDrewForTenSeconds() {
    IdlePower idle = ofBoard(200_000);
    board(idle, 9, 60_000_000);
    assertThat(idle.current()).get().extracting(KnownIdle::milliwatts).isEqualTo(200_000L);

    board(idle, 1, 60_000_000);

    KnownIdle lowered = new KnownIdle(60_000, Quality.MODELLED, "lowest mean power of 10 s");
    assertThat(idle.current()).contains(lowered);
    board(idle, 100, 300_000_000);
    assertThat(idle.current()).contains(lowered);
  }

  @Test
  void aBoardUnderLoadRaisesItsFigureNeverAndLosesItForOneMomentNeither() {
    IdlePower idle = ofBoard(50_000);
    board(idle, 100, 300_000_000);
    for (int i = 0; i < 20; i++) {
      board(idle, 9, 300_000_000);
      board(idle, 1, 0);
    }

    assertThat(idle.current()).get().extracting(KnownIdle::milliwatts).isEqualTo(50_000L);
  }

  @Test
  void aFigureThatIsAssumedIsNoBetterKnownForBeingLower() {
    IdlePower idle = ofBoard(200_000, Quality.ASSUMED);
    board(idle, 10, 60_000_000);

    assertThat(idle.current())
        .contains(new KnownIdle(60_000, Quality.ASSUMED, "lowest mean power of 10 s"));
  }

  private static void board(IdlePower idle, int seconds, long microjoules) {
    for (int i = 0; i < seconds; i++) {
      idle.observe(microjoules, SECOND, false);
    }
  }

  private static IdlePower ofBoard(long milliwatts) {
    return ofBoard(milliwatts, Quality.MODELLED);
  }

  private static IdlePower ofBoard(long milliwatts, Quality quality) {
    Meter board =
        new Meter() {
          @Override
          public MeterDeclaration declaration() {
            return new MeterDeclaration(
                "nvml:0000:65:00.0",
                Domain.GPU,
                MeterRole.PART,
                Boundary.DEVICE,
                Quality.MEASURED,
                "a test",
                0);
          }

          @Override
          public long readMicrojoules() {
            return 0;
          }

          @Override
          public Optional<KnownIdle> idle() {
            return Optional.of(new KnownIdle(milliwatts, quality, "of the first reading"));
          }

          @Override
          public boolean mayLearnIdle() {
            return true;
          }

          @Override
          public void close() {}
        };
    MeterSet meters = new MeterSet(List.of(board), Map.of(), List.of(), List.of());
    return IdlePower.all(MeterSettings.DEFAULT, meters).get("nvml:0000:65:00.0");
  }

  private MeterSettings scripted(String keys, Long idleMilliwatts) throws Exception {
    Path file = folder.resolve("truth.meter");
    Files.writeString(file, "[m]\ndomain = cpu\n" + keys);
    return new MeterSettings("scripted:" + file, folder, idleMilliwatts, null);
  }

  private void quiet(int samples, long microjoules) {
    for (int i = 0; i < samples; i++) {
      learning.observe(microjoules, SECOND, true);
    }
  }
}
