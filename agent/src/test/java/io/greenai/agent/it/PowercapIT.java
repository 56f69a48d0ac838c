package io.greenai.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.agent.cpu.SquareOnnx;
import io.greenai.ledger.Domain;
import io.greenai.ledger.Gap;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterReading;
import io.greenai.ledger.MeterRole;
import io.greenai.ledger.Quality;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hosts with the kernel's energy counters, without them, and with counters that nobody may read.
 */
@Timeout(180)
@Waiting
class PowercapIT {
  private static final long RANGE = 40_000_000;
  private static final int STEPS = 300;

  /** What the counters move by once they have counted: they never stand still. */
  private static final Offset<Long> NEXT_TO_NOTHING = Offset.offset(20_000L);

  @TempDir Path folder;

  private Path root;

  @BeforeEach
  void anEmptyTree() throws IOException {
    root = Files.createDirectory(folder.resolve("powercap"));
  }

  @OnEachJdk
  void twoPackagesOfWhichOneWrapsSumToTheTruthAndThePlatformStaysBesideThem(Jdk jdk)
      throws Exception {
    zone("intel-rapl:0", "package-0", 1_000_000_000, 262_143_328_850L);
    zone("intel-rapl:0:0", "core", 500_000_000, 262_143_328_850L);
    zone("intel-rapl:1", "package-1", RANGE - 10_000_000, RANGE);
    zone("intel-rapl:2", "psys", 7_000_000, 262_143_328_850L);

    RunningJvm jvm = serve(jdk, 7_000, "meter=powercap").untilTold("books opened");
    for (int step = 1; step <= STEPS; step++) {
      energy("intel-rapl:0", 1_000_000_000 + 30_000_000L * step / STEPS);
      energy("intel-rapl:0:0", 500_000_000 + 20_000_000L * step / STEPS);
      energy("intel-rapl:1", (RANGE - 10_000_000 + 45_000_000L * step / STEPS) % RANGE);
      energy("intel-rapl:2", 7_000_000 + 100_000_000L * step / STEPS);
      Thread.sleep(10);
    }
    for (int more = 1; jvm.process().isAlive(); more++) {
      energy("intel-rapl:0", 1_030_000_000 + more);
      energy("intel-rapl:1", 35_000_000 + more);
      energy("intel-rapl:2", 107_000_000 + 2L * more);
      Thread.sleep(10);
    }
    assertThat(jvm.await().exitCode()).isZero();

    Ledger ledger = Ledger.in(folder);
    assertThat(ledger.report().findings()).isEmpty();
    assertThat(ledger.unbalanced()).isEmpty();
    assertThat(ledger.headers().get(0).meters())
        .filteredOn(meter -> !meter.standby())
        .extracting(MeterDeclaration::id)
        .containsExactly("rapl:package-0", "rapl:package-1", "rapl:psys", "rest:rapl:psys");
    assertThat(ledger.meteredMicrojoules(Domain.CPU)).isCloseTo(75_000_000, NEXT_TO_NOTHING);
    assertThat(
            ledger.windows().stream()
                .flatMap(window -> window.meters().stream())
                .filter(meter -> meter.role() == MeterRole.WHOLE)
                .mapToLong(MeterReading::energyMicrojoules)
                .sum())
        .isCloseTo(100_000_000, NEXT_TO_NOTHING);
    assertThat(ledger.postings(p -> true).mapToLong(p -> p.energyMicrojoules(Domain.CPU)).sum())
        .isEqualTo(ledger.meteredMicrojoules(Domain.CPU));
    assertThat(ledger.postings(p -> true).mapToLong(p -> p.energyMicrojoules(Domain.REST)).sum())
        .as("what the platform counted beside its packages")
        .isCloseTo(25_000_000, NEXT_TO_NOTHING);
  }

  @OnEachJdk
  void aZoneThatVanishesAndComesBackIsStoodInForInEveryWindow(Jdk jdk) throws Exception {
    zone("intel-rapl:0", "package-0", 1_000_000_000, 262_143_328_850L);

    RunningJvm jvm = serve(jdk, 10_000, "meter=auto").untilTold("books opened");
    for (long step = 1; step <= STEPS; step++) {
      energy("intel-rapl:0", 1_000_000_000 + 100_000 * step); // 10 W
      Thread.sleep(10);
    }
    Files.move(root.resolve("intel-rapl:0"), folder.resolve("gone"));
    Thread.sleep(2_500);
    zone("intel-rapl:0", "package-0", 5_000, 262_143_328_850L);
    for (long more = 1; jvm.process().isAlive(); more++) {
      energy("intel-rapl:0", 5_000 + 100_000 * more);
      Thread.sleep(10);
    }
    assertThat(jvm.await().exitCode()).isZero();

    Ledger ledger = Ledger.in(folder);
    assertThat(ledger.report().isSound()).isTrue();
    assertThat(ledger.unbalanced()).isEmpty();
    assertThat(ledger.headers().get(0).meters())
        .filteredOn(MeterDeclaration::standby)
        .extracting(MeterDeclaration::id)
        .containsExactly("model:cpu");
    assertThat(ledger.windows().stream().flatMap(window -> window.gaps().stream()))
        .extracting(Gap::reason)
        .satisfiesExactly(
            failed -> assertThat(failed).startsWith("meter-failed rapl:package-0: "),
            back -> assertThat(back).isEqualTo("meter-back rapl:package-0"));
    assertThat(ledger.windows())
        .filteredOn(window -> window.seq() > 0 && window.durationNanos() > 500_000_000)
        .as("never silently nothing, once the counter runs")
        .allSatisfy(
            window ->
                assertThat(window.meters())
                    .filteredOn(meter -> meter.domain() == Domain.CPU)
                    .anySatisfy(meter -> assertThat(meter.energyMicrojoules()).isPositive()));
    assertThat(ledger.windows().stream().flatMap(window -> window.meters().stream()))
        .filteredOn(meter -> meter.meterId().equals("model:cpu"))
        .hasSizeBetween(2, 6);
  }

  /**
   * Whether it was given up in the run or at its end: what the model says of the time is booked.
   */
  @OnEachJdk
  void aCounterThatStopsIsStoodInForUntilTheEndOfTheBooks(Jdk jdk) throws Exception {
    zone("intel-rapl:0", "package-0", 1_000_000_000, 262_143_328_850L);

    RunningJvm jvm = serve(jdk, 5_000, "meter=auto").untilTold("books opened");
    long from = System.nanoTime();
    for (long step = 1; step <= STEPS / 3; step++) {
      energy("intel-rapl:0", 1_000_000_000 + 100_000 * step);
      Thread.sleep(10);
    }
    long ranNanos = System.nanoTime() - from;
    assertThat(jvm.await().exitCode()).isZero();

    Ledger ledger = Ledger.in(folder);
    assertThat(ledger.unbalanced()).isEmpty();
    String idle = ledger.headers().get(0).attribution().get("idle.cpu");
    long idleMilliwatts = Long.parseLong(idle.substring(0, idle.indexOf(' ')));
    long stoodMillis = (ledger.durationNanos() - ranNanos) / 1_000_000 - 1_500;
    assertThat(stoodMillis).isPositive();
    assertThat(modelled(ledger)).isGreaterThanOrEqualTo(idleMilliwatts * stoodMillis);
  }

  private static long modelled(Ledger ledger) {
    return ledger.windows().stream()
        .flatMap(window -> window.meters().stream())
        .filter(meter -> meter.meterId().equals("model:cpu"))
        .mapToLong(MeterReading::energyMicrojoules)
        .sum();
  }

  @OnEachJdk
  void withoutCountersThePowerModelIsUsedAndLabelled(Jdk jdk) throws Exception {
    Outcome app = serve(jdk, 2_500, "meter=auto").await();

    assertThat(app.exitCode()).isZero();
    assertThat(app.told()).first().asString().contains(root + " shows no package zone");
    assertModelled();
  }

  @OnEachJdk
  void countersThatCannotBeReadAreToldAndThePowerModelStepsIn(Jdk jdk) throws Exception {
    zone("intel-rapl:0", "package-0", 1_000_000, 262_143_328_850L);
    Files.delete(root.resolve("intel-rapl:0/energy_uj"));
    Files.createDirectory(root.resolve("intel-rapl:0/energy_uj"));

    Outcome app = serve(jdk, 2_500, "meter=auto").await();

    assertThat(app.exitCode()).isZero();
    assertThat(app.told()).first().asString().contains("powercap is there but rapl:package-0");
    assertModelled();
  }

  private void assertModelled() throws IOException {
    Ledger ledger = Ledger.in(folder);
    assertThat(ledger.report().findings()).isEmpty();
    assertThat(ledger.unbalanced()).isEmpty();
    assertThat(ledger.headers().get(0).meters())
        .isNotEmpty()
        .allSatisfy(meter -> assertThat(meter.quality()).isEqualTo(Quality.MODELLED));
    assertThat(ledger.meteredMicrojoules(Domain.CPU)).isPositive();
    assertThat(ledger.postings(p -> true))
        .noneSatisfy(p -> assertThat(p.quality()).isEqualTo(Quality.MEASURED));
  }

  private RunningJvm serve(Jdk jdk, int millis, String meter) throws Exception {
    Path model = Files.write(folder.resolve("m.onnx"), SquareOnnx.model(64));
    return ForkedJvm.withAgent(jdk, folder, "window=1s," + meter + ",powercap.root=" + root)
        .start("ServingApp", "millis=" + millis, "pause=5", "size=64", "model=" + model + ":1");
  }

  private void zone(String directory, String name, long microjoules, long range)
      throws IOException {
    Path zone = Files.createDirectories(root.resolve(directory));
    Files.writeString(zone.resolve("name"), name + "\n");
    Files.writeString(zone.resolve("max_energy_range_uj"), range + "\n");
    energy(directory, microjoules);
  }

  /** In place and in one write of one length, as a reader of the kernel's file sees it. */
  private void energy(String directory, long microjoules) throws IOException {
    byte[] text = "%015d\n".formatted(microjoules).getBytes(StandardCharsets.US_ASCII);
    try (RandomAccessFile file =
        new RandomAccessFile(root.resolve(directory).resolve("energy_uj").toFile(), "rw")) {
      file.write(text);
    }
  }
}
