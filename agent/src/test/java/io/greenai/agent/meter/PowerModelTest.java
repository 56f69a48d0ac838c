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
import org.junit.jupiter.params.provider.ValueSource;

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
    PowerModelMeter meter = new PowerModelMeter(power, HostCpuClock.ofHost(folder), clock::get);

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
              assertThat(row.uncertaintyPpm()).isEqualTo(uncertaintyPpm(row));
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

  /** Processors of desktops and laptops draw more than their TDP, and nobody says for how long. */
  private static long uncertaintyPpm(CpuPowerTable.Row row) {
    boolean client = row.match().matches("Intel Core .*|AMD Ryzen \\d .*");
    return switch (row.kind()) {
      case "model" -> client ? 500_000 : 200_000;
      case "architecture" -> row.match().startsWith("Graviton") ? 600_000 : 350_000;
      default -> 600_000;
    };
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
    assertThat(ProcessorName.normal(name)).isEqualTo(normal);
    assertThat(TABLE.rows()).anyMatch(row -> ProcessorName.normal(row.match()).equals(normal));
  }

  @Test
  void aKnownModelOnBareMetalIsChargedPerSocket() {
    CpuPower power = TABLE.find(cpu("AMD EPYC 7763 64-Core Processor", 25, 1, 2, 256, false));

    assertThat(power.idleMilliwatts()).isEqualTo(2 * 33_600);
    assertThat(power.maxMilliwatts()).isEqualTo(2 * 285_600);
    assertThat(power.uncertaintyPpm()).isEqualTo(200_000);
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
    assertThat(power.uncertaintyPpm()).isEqualTo(350_000);
  }

  @Test
  void steppingTellsCascadeLakeFromSkylake() {
    CpuInfo skylake =
        new CpuInfo("GenuineIntel", 6, 85, 4, "Intel(R) Xeon(R) CPU", 1, 1, 1, 1, true);
    CpuInfo cascadeLake =
        new CpuInfo("GenuineIntel", 6, 85, 7, "Intel(R) Xeon(R) CPU", 1, 1, 1, 1, true);

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
                        cells[0],
                        Integer.parseInt(cells[1]),
                        model,
                        stepping,
                        "",
                        1,
                        1,
                        1,
                        1,
                        true);
                assertThat(TABLE.find(cpu).source()).contains("architecture " + cells[4] + " ");
              });
    }
  }

  @ParameterizedTest
  @CsvSource({
    "AMD EPYC 7763P 64-Core Processor, AMD EPYC 7763, 250000",
    "Intel(R) Core(TM) i7-9700F CPU @ 3.00GHz, Intel Core i7-9700, 500000",
    "Intel(R) Core(TM) i9-10900KF CPU @ 3.70GHz, Intel Core i9-10900K, 500000",
    "Intel(R) Xeon(R) Gold 6448 CPU @ 2.10GHz, Intel Xeon Gold 6448Y, 250000",
  })
  void aSiblingOfTheSamePowerIsTakenForAModel(String name, String row, long uncertaintyPpm) {
    CpuPower power = TABLE.find(cpu(name, 0, 0, 1, 8, false));

    assertThat(power.source()).contains("model " + row + " ");
    assertThat(power.uncertaintyPpm()).isEqualTo(uncertaintyPpm);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AMD Ryzen 5 5600 6-Core Processor",
        "AMD Ryzen 5 5600G with Radeon Graphics",
        "AMD Ryzen 5 5600H with Radeon Graphics",
        "AMD Ryzen 7 5700U with Radeon Graphics",
        "AMD Ryzen 7 3700U with Radeon Vega Mobile Gfx",
        "AMD Ryzen 9 5900 12-Core Processor",
        "12th Gen Intel(R) Core(TM) i7-12700K",
        "12th Gen Intel(R) Core(TM) i7-12700",
        "Intel(R) Core(TM) Ultra 7 265K",
        "Intel(R) Core(TM) i7-8700T CPU @ 2.40GHz",
        "Intel(R) Xeon(R) Gold 6338N CPU @ 2.20GHz",
      })
  void anotherLetterIsAnotherProcessor(String name) {
    assertThat(TABLE.find(cpu(name, 0, 0, 1, 12, false)).source()).contains("any processor");
  }

  @Test
  void noTwoRowsThatMayStandForEachOtherDifferByMoreThanTheBandOfSiblings() {
    List<CpuPowerTable.Row> models =
        TABLE.rows().stream().filter(row -> row.kind().equals("model")).toList();
    int pairs = 0;
    for (CpuPowerTable.Row one : models) {
      for (CpuPowerTable.Row other : models) {
        if (one != other
            && ProcessorName.areSiblings(
                ProcessorName.normal(one.match()), ProcessorName.normal(other.match()))) {
          pairs++;
          assertThat(other.maxMilliwatts() * 1_000_000 / one.maxMilliwatts() - 1_000_000)
              .as("%s for %s", other.match(), one.match())
              .isLessThanOrEqualTo(CpuPowerTable.SIBLING_PPM);
        }
      }
    }
    assertThat(pairs).isGreaterThan(20);
  }

  @Test
  void anUnknownProcessorIsChargedTheAverageWithAWideBand() {
    CpuPower power = TABLE.find(CpuInfo.UNKNOWN);

    assertThat(power.idleMilliwatts()).isEqualTo(740);
    assertThat(power.uncertaintyPpm()).isEqualTo(600_000);
  }

  @Test
  void thisHostCanBeModelled() throws Exception {
    MeterSet meters =
        MeterDiscovery.open(
            MeterSite.ofThisHost(
                new MeterSettings("model", folder.resolve("none"), null, null), Sites::daemon));
    Meter meter = meters.meters().get(0);

    Thread.sleep(20);

    assertThat(meter.declaration().quality()).isEqualTo(Quality.MODELLED);
    assertThat(meter.readMicrojoules()).isPositive();
    assertThat(meters.idle(meter.declaration().domain())).isPresent();
  }

  private static CpuInfo cpu(
      String name, int family, int model, int sockets, int logicalCpus, boolean guest) {
    return new CpuInfo(
        "AuthenticAMD", family, model, 1, name, sockets, logicalCpus / 2, 0, logicalCpus, guest);
  }
}
