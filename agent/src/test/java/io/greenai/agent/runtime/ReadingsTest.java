package io.greenai.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.agent.attribute.MeterDelta;
import io.greenai.agent.meter.Meter;
import io.greenai.agent.meter.MeterDiscovery;
import io.greenai.agent.meter.MeterSet;
import io.greenai.agent.meter.MeterSettings;
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
  void whatAMeterCountedWhileItCouldNotBeReadIsBookedWhenItCanAgain() throws Exception {
    Path counter = zone("package-0", 1_000_000);
    try (MeterSet meters =
        MeterDiscovery.open(
            new MeterSettings("powercap", folder.resolve("powercap"), null, null))) {
      List<Meter> zones = meters.meters();
      MeterReadings readings = new MeterReadings(zones);
      List<Gap> gaps = new ArrayList<>();

      Files.writeString(counter, "3000000\n");
      assertThat(energy(readings, gaps)).containsExactly(2_000_000L);
      Files.writeString(counter, "");
      assertThat(energy(readings, gaps)).containsExactly(0L);
      assertThat(energy(readings, gaps)).containsExactly(0L);
      Files.writeString(counter, "9000000\n");
      assertThat(energy(readings, gaps)).containsExactly(6_000_000L);

      assertThat(gaps)
          .singleElement()
          .satisfies(gap -> assertThat(gap.reason()).startsWith("meter-failed "));
    }
  }

  private static List<Long> energy(MeterReadings readings, List<Gap> gaps) {
    return readings.advance(gaps::add).stream().map(MeterDelta::energyMicrojoules).toList();
  }

  private Path zone(String name, long microjoules) throws Exception {
    Path zone = Files.createDirectories(folder.resolve("powercap/intel-rapl:0"));
    Files.writeString(zone.resolve("name"), name + "\n");
    Files.writeString(zone.resolve("max_energy_range_uj"), "262143328850\n");
    return Files.writeString(zone.resolve("energy_uj"), microjoules + "\n");
  }
}
