package io.greenai.report.ingest;

import static io.greenai.ledger.Domain.CPU;
import static io.greenai.ledger.Domain.GPU;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.Account;
import io.greenai.ledger.Boundary;
import io.greenai.ledger.Domain;
import io.greenai.ledger.Hardware;
import io.greenai.ledger.Header;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.Posting;
import io.greenai.ledger.Quality;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MeterErrorsTest {
  private static final MeterGroup RAPL = new MeterGroup("rapl", "a processor");
  private static final MeterGroup NVML = new MeterGroup("nvml", "a processor");
  private static final MeterErrors METERS =
      new MeterErrors(
          header(
              meter("rapl:package-0", CPU, 40_000),
              meter("rapl:package-1", CPU, 50_000),
              meter("nvml:0", GPU, 20_000),
              meter("model:cpu", CPU, 200_000).onStandby()),
          Set.of("rapl:package-0", "rapl:package-1", "nvml:0"));

  @Test
  void oneKindOfMetersHasTheErrorThatThePostingStates() {
    assertThat(METERS.picojoules(posting(45_000, Map.of(CPU, 1000L, GPU, 0L))))
        .containsExactly(Map.entry(RAPL, BigInteger.valueOf(45_000_000)));
  }

  @Test
  void severalKindsHaveTheErrorsThatTheHeaderDeclares() {
    assertThat(METERS.picojoules(posting(45_000, Map.of(CPU, 1000L, GPU, 3000L))))
        .containsExactly(
            Map.entry(NVML, BigInteger.valueOf(60_000_000)),
            Map.entry(RAPL, BigInteger.valueOf(50_000_000)));
  }

  @Test
  void aStandInCountsInTheWindowsThatHaveIt() {
    MeterErrors stoodIn =
        new MeterErrors(
            header(
                meter("rapl:package-0", CPU, 50_000), meter("model:cpu", CPU, 200_000).onStandby()),
            Set.of("rapl:package-0", "model:cpu"));

    assertThat(stoodIn.picojoules(posting(60_000, Map.of(CPU, 1000L))))
        .containsExactly(
            Map.entry(new MeterGroup("model", "a processor"), BigInteger.valueOf(200_000_000)),
            Map.entry(RAPL, BigInteger.valueOf(50_000_000)));
  }

  @Test
  void metersThatTheHeaderDoesNotDeclareAreAGroupOfTheirOwn() {
    MeterErrors none = new MeterErrors(header(), Set.of("rapl:package-0"));

    assertThat(none.picojoules(posting(45_000, Map.of(CPU, 1000L))))
        .containsOnlyKeys(new MeterGroup("undeclared", "a processor"));
  }

  @Test
  void metersReachAsFarAsTheWidestThatTheWindowsHave() {
    Header header = header(meter("rapl:package-0", CPU, 1), plug("rest:hwmon:power_meter"));

    assertThat(
            new MeterErrors(header, Set.of("rapl:package-0", "rest:hwmon:power_meter")).boundary())
        .isEqualTo(Boundary.WALL);
    assertThat(new MeterErrors(header, Set.of("rapl:package-0")).boundary())
        .as("the whole was dropped")
        .isEqualTo(Boundary.PACKAGE);
  }

  @Test
  void aMillionWindowsOfOneBiasedMeterAreAsUncertainAsOne() {
    LoadSums window =
        LoadSums.of(posting(50_000, Map.of(CPU, 1_234_567L)), METERS, BigInteger.ZERO);

    LoadSums all = LoadSums.NONE;
    for (int i = 0; i < 1_000_000; i++) {
      all = all.plus(window);
    }

    BigInteger error = all.meterErrorPicojoules().get(RAPL);
    assertThat(all.totalMicrojoules()).isEqualTo(new BigInteger("1234567000000"));
    assertThat(error).isEqualTo(all.totalMicrojoules().multiply(BigInteger.valueOf(50_000)));
    assertThat(all.meterErrorPicojoules()).hasSize(1);
  }

  private static Posting posting(long meterPpm, Map<Domain, Long> energy) {
    return new Posting(Account.JVM_GC, null, energy, Quality.MEASURED, null, meterPpm, 0, 0, null);
  }

  private static MeterDeclaration meter(String id, Domain domain, long ppm) {
    return new MeterDeclaration(
        id, domain, MeterRole.PART, Boundary.PACKAGE, Quality.MEASURED, "counter", ppm);
  }

  private static MeterDeclaration plug(String id) {
    return new MeterDeclaration(
        id, Domain.REST, MeterRole.PART, Boundary.WALL, Quality.MEASURED, "hwmon", 1);
  }

  private static Header header(MeterDeclaration... meters) {
    return new Header(
        Header.SCHEMA,
        "run",
        0,
        "host",
        "scoring",
        "production",
        "",
        "a JVM",
        "1.0",
        Instant.EPOCH,
        Instant.EPOCH,
        60_000_000_000L,
        null,
        null,
        new Hardware("a processor", 1, 1, 1, 0, ""),
        List.of(meters),
        Map.of(),
        false,
        null);
  }
}
