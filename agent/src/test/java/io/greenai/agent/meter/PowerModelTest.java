package io.greenai.agent.meter;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.agent.cpu.HostCpuClock;
import io.greenai.ledger.Boundary;
import io.greenai.ledger.Quality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowerModelTest {
  private static final CpuPowerTable TABLE = CpuPowerTable.load();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"0, 120", "100000, 320", "500000, 750", "1000000, 1020", "300000, 535"})
  void theTeadsCurveGoesThroughItsPublishedPoints(long utilisationPpm, long expectedMilliwatts) {
    CpuPower power = new CpuPower(120, 1020, PowerCurve.TEADS, Boundary.PACKAGE, 1, 0, "");

    assertThat(power.milliwattsAt(utilisationPpm))
        .isBetween(expectedMilliwatts - 1, expectedMilliwatts);
  }

  @Test
  void energyIsIntegratedOverTheTrueIntervalWithoutLosingTheRemainder() throws Exception {
    Path stat = folder.resolve("stat");
    AtomicLong clock = new AtomicLong();
    CpuPower power = new CpuPower(1_000, 5_000, PowerCurve.LINEAR, Boundary.PACKAGE, 2, 0, "");
    Files.writeString(stat, "cpu 0 0 0 0 0 0 0 0 0 0\n");
    PowerModelMeter meter = new PowerModelMeter(power, HostCpuClock.open(stat), clock::get);

    for (int i = 1; i <= 3; i++) {
      clock.addAndGet(333_333_333);
      meter.readMicrojoules();
    }
    assertThat(meter.readMicrojoules()).isEqualTo(999_999);

    clock.addAndGet(2_000_000_000);
    Files.writeString(stat, "cpu 200 0 0 0 0 0 0 0 0 0\n");
    assertThat(meter.readMicrojoules()).isEqualTo(999_999 + 2 * 3_000_000);
  }

  @Test
  void everyRowOfTheTableIsWellFormedAndUnique() {
    assertThat(TABLE.rows()).hasSizeGreaterThan(60);
    assertThat(TABLE.rows()).extracting(row -> row.kind() + row.match()).doesNotHaveDuplicates();
    Pattern tdp = Pattern.compile("TDP (\\d+) W; CodeCarbon cpu_power.csv b05965e");
    assertThat(TABLE.rows())
        .allSatisfy(
            row -> {
              assertThat(row.idleMilliwatts()).isPositive().isLessThan(row.maxMilliwatts());
              assertThat(row.per()).isIn("socket", "vcpu");
              Matcher matcher = tdp.matcher(row.source());
              if (row.kind().equals("model")) {
                assertThat(matcher.matches()).isTrue();
                long watts = Long.parseLong(matcher.group(1));
                assertThat(row.idleMilliwatts()).isEqualTo(120 * watts);
                assertThat(row.maxMilliwatts()).isEqualTo(1020 * watts);
              } else {
                assertThat(row.source()).startsWith("Cloud Carbon Footprint");
              }
            });
  }

  @ParameterizedTest
  @CsvSource({
    "Intel(R) Xeon(R) Gold 6130 CPU @ 2.10GHz, xeon gold 6130",
    "Intel(R) Xeon(R) CPU E5-2680 v4 @ 2.40GHz, xeon e5-2680 v4",
    "AMD EPYC 7763 64-Core Processor, epyc 7763",
    "AMD Ryzen 7 5700G with Radeon Graphics, ryzen 7 5700g",
    "11th Gen Intel(R) Core(TM) i7-1165G7 @ 2.80GHz, core i7-1165g7",
  })
  void namesAreComparedWithoutWhatVendorsPutAroundThem(String name, String normal) {
    assertThat(CpuPowerTable.normal(name)).isEqualTo(normal);
    assertThat(TABLE.rows()).anyMatch(row -> CpuPowerTable.normal(row.match()).equals(normal));
  }

  @Test
  void aKnownModelOnBareMetalIsChargedPerSocket() {
    CpuPower power = TABLE.find(cpu("AMD EPYC 7763 64-Core Processor", 25, 1, 2, 256, false));

    assertThat(power.idleMilliwatts()).isEqualTo(2 * 33_600);
    assertThat(power.maxMilliwatts()).isEqualTo(2 * 285_600);
    assertThat(power.uncertaintyPpm()).isEqualTo(CpuPowerTable.MODEL_PPM);
    assertThat(power.source())
        .isEqualTo(
            "power model: model AMD EPYC 7763 x 2 socket, 67200..571200 mW (TDP 280 W; CodeCarbon"
                + " cpu_power.csv b05965e), curve teads 0:0 100000:222222 500000:700000"
                + " 1000000:1000000 ppm");
  }

  @Test
  void aGuestIsChargedForItsVirtualCpusAndNotForTheHostsSocket() {
    CpuPower power = TABLE.find(cpu("AMD EPYC 7763 64-Core Processor", 25, 1, 1, 4, true));

    assertThat(power.idleMilliwatts()).isEqualTo(4 * 456);
    assertThat(power.maxMilliwatts()).isEqualTo(4 * 1_957);
    assertThat(power.uncertaintyPpm()).isEqualTo(CpuPowerTable.ARCHITECTURE_PPM);
  }

  @Test
  void steppingTellsCascadeLakeFromSkylake() {
    CpuInfo skylake = new CpuInfo("GenuineIntel", 6, 85, 4, "Intel(R) Xeon(R) CPU", 1, 1, 1, true);
    CpuInfo cascadeLake =
        new CpuInfo("GenuineIntel", 6, 85, 7, "Intel(R) Xeon(R) CPU", 1, 1, 1, true);

    assertThat(TABLE.find(skylake).source()).contains("architecture Skylake ");
    assertThat(TABLE.find(cascadeLake).source()).contains("architecture Cascade Lake ");
  }

  @Test
  void everyGenerationThatIsRecognisedHasAPower() throws IOException {
    try (var in = CpuPowerTable.class.getResourceAsStream("cpu-architectures.csv")) {
      List<String[]> rows =
          new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .skip(1)
              .map(line -> line.split(","))
              .toList();
      assertThat(rows)
          .isNotEmpty()
          .allSatisfy(
              cells -> {
                int model = Integer.parseInt(cells[2].substring(0, cells[2].indexOf('-')));
                int stepping = Integer.parseInt(cells[3].substring(0, cells[3].indexOf('-')));
                CpuInfo cpu =
                    new CpuInfo(
                        cells[0], Integer.parseInt(cells[1]), model, stepping, "", 1, 1, 1, true);
                assertThat(TABLE.find(cpu).source()).contains("architecture " + cells[4] + " ");
              });
    }
  }

  @Test
  void aSiblingOfAKnownModelIsTakenWithAWiderBand() {
    CpuPower power = TABLE.find(cpu("AMD EPYC 7763Z 64-Core Processor", 25, 1, 1, 128, false));

    assertThat(power.maxMilliwatts()).isEqualTo(285_600);
    assertThat(power.uncertaintyPpm()).isEqualTo(CpuPowerTable.SIBLING_PPM);
  }

  @Test
  void anUnknownProcessorIsChargedTheAverageWithAWideBand() {
    CpuPower power = TABLE.find(CpuInfo.UNKNOWN);

    assertThat(power.idleMilliwatts()).isEqualTo(740);
    assertThat(power.uncertaintyPpm()).isEqualTo(CpuPowerTable.UNKNOWN_PPM);
  }

  @Test
  void thisHostCanBeModelled() throws Exception {
    MeterSet meters =
        MeterDiscovery.open(
            new MeterSettings("model", folder.resolve("none"), null, null), Sites::daemon);
    Meter meter = meters.meters().get(0);

    Thread.sleep(20);

    assertThat(meter.declaration().quality()).isEqualTo(Quality.MODELLED);
    assertThat(meter.readMicrojoules()).isPositive();
    assertThat(meters.idle(meter.declaration().domain())).isPresent();
  }

  private static CpuInfo cpu(
      String name, int family, int model, int sockets, int logicalCpus, boolean guest) {
    return new CpuInfo(
        "AuthenticAMD", family, model, 1, name, sockets, logicalCpus / 2, logicalCpus, guest);
  }
}
