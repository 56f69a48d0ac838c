package io.greenai.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Gap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cumulative clocks and meters advance by. */
class ReadingsTest {
  @TempDir Path folder;

  @Test
  void aClockThatStepsBackStartsAnewFromWhereItIs() {
    Baseline baseline = new Baseline(100);

    assertThat(baseline.advance(130)).isEqualTo(30);
    assertThat(baseline.advance(50)).isZero();
    assertThat(baseline.advance(60)).isEqualTo(10);
  }

  @Test
  void powerTimesTimeIsEnergyRoundedDownAndDoesNotOverflow() {
    assertThat(Microjoules.of(12_500, 1_000_000_000)).isEqualTo(12_500_000);
    assertThat(Microjoules.of(1, 999_999)).isZero();
    assertThat(Microjoules.of(1, 1_000_000)).isEqualTo(1);
    assertThat(Microjoules.of(100_000_000, 86_400_000_000_000L)).isEqualTo(8_640_000_000_000_000L);
  }

  @Test
  void aHostThatSleptIsToldByTheTimeSinceItsStart() throws Exception {
    Path uptime = Files.writeString(folder.resolve("uptime"), "1000.25 2000.00\n");
    long[] clock = {5_000_000_000L};
    List<Gap> gaps = new ArrayList<>();
    Suspension suspension = new Suspension(uptime, () -> clock[0]);

    Files.writeString(uptime, "1001.26 2001.00\n");
    clock[0] += 1_000_000_000L;
    assertThat(suspension.advance(gaps::add)).isFalse();
    Files.writeString(uptime, "4602.26 2001.00\n");
    clock[0] += 1_000_000_000L;
    assertThat(suspension.advance(gaps::add)).isTrue();
    Files.writeString(uptime, "4603.26 2001.00\n");
    clock[0] += 1_000_000_000L;
    assertThat(suspension.advance(gaps::add)).isFalse();

    assertThat(gaps)
        .singleElement()
        .satisfies(
            gap -> {
              assertThat(gap.reason()).isEqualTo("suspended");
              assertThat(gap.durationNanos()).isEqualTo(3_600_000_000_000L);
            });
  }

  @Test
  void aProcessThatWasStoppedIsNotAHostThatSlept() throws Exception {
    Path uptime = Files.writeString(folder.resolve("uptime"), "1000.25 2000.00\n");
    long[] clock = {5_000_000_000L};
    Suspension suspension = new Suspension(uptime, () -> clock[0]);

    Files.writeString(uptime, "4600.25 2000.00\n");
    clock[0] += 3_600_000_000_000L;

    assertThat(suspension.advance(gap -> {})).isFalse();
  }

  @Test
  void withoutATimeSinceStartNothingIsTold() {
    assertThat(new Suspension(folder.resolve("none"), () -> 1).advance(gap -> {})).isFalse();
  }
}
