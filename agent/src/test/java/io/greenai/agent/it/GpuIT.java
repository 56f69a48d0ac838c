package io.greenai.agent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import io.greenai.agent.meter.nvml.FakeNvml;
import io.greenai.ledger.Account;
import io.greenai.ledger.Domain;
import io.greenai.ledger.Gap;
import io.greenai.ledger.MeterDeclaration;
import io.greenai.ledger.MeterReading;
import io.greenai.ledger.Ownership;
import io.greenai.ledger.Posting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Energy of GPUs under the agent as it was built: a driver's library of our own tells what boards
 * of known power do.
 */
@Timeout(240)
class GpuIT {
  private static final double ENERGY_PERCENT = 2;

  @TempDir Path folder;
  @TempDir Path driver;

  @BeforeEach
  void watchTheHost() throws IOException {
    QuietHost.watch();
  }

  @OnEachJdk
  void twoModelsAndAnotherProcessShareABoardByTheirTimeOnIt(Jdk jdk) throws Exception {
    FakeNvml.build(driver);
    Outcome app =
        run(
            jdk,
            """
            board 65 GPU-aaaa Fake A100
            board b3 GPU-bbbb Fake A100
            at 0 0 watts 200
            at 0 0 process self 300
            at 0 0 process 77 100
            at 0 0 sm self 60
            at 0 0 sm 77 20
            at 0 1 watts 40
            """,
            "first=90",
            "second=30");
    Ledger ledger = balanced(app);

    assertThat(app.told())
        .containsExactly(
            "greenai: books opened: service shop, meters nvml:0000:65:00.0 (measured),"
                + " nvml:0000:b3:00.0 (measured), model:cpu (modelled), ledger "
                + folder.resolve("ledger"));
    double seconds = ledger.durationNanos() / 1e9;
    assertThat(metered(ledger, "nvml:0000:65:00.0"))
        .isCloseTo((long) (200e6 * seconds), withPercentage(ENERGY_PERCENT));
    assertThat(metered(ledger, "nvml:0000:b3:00.0"))
        .isCloseTo((long) (40e6 * seconds), withPercentage(ENERGY_PERCENT));
    long active = (long) (150e6 * seconds);
    assertThat(energy(ledger, Account.HOST_OTHER))
        .isCloseTo(active / 4, withPercentage(15)); // Samples are taken four times a second.
    long models = energy(ledger, "first") + energy(ledger, "second");
    assertThat(models).isCloseTo(active * 3 / 4, withPercentage(15));
    List<Posting> postings = ledger.postings(p -> p.account() == Account.MODEL).toList();
    assertThat(postings).allMatch(p -> p.model().device().equals("gpu0"));
    assertThat(postings.get(postings.size() - 1).ownership()).isEqualTo(Ownership.PROPORTIONAL);
    QuietHost.assumed(ledger);
    assertThat(100.0 * energy(ledger, "first") / models).isCloseTo(firstPercent(app), offset(3.0));
  }

  @OnEachJdk
  void aModelAloneHasWhatTheBoardUsesBeyondIdling(Jdk jdk) throws Exception {
    FakeNvml.build(driver);
    Outcome app =
        run(
            jdk,
            """
            board 65 GPU-aaaa Fake A100
            at 0 0 watts 200
            at 0 0 process self 300
            at 0 0 sm self 60
            """,
            "first=50",
            "second=0");
    Ledger ledger = balanced(app);

    long all = metered(ledger, "nvml:0000:65:00.0");
    assertThat(energy(ledger, "first") + energy(ledger, "second"))
        .isCloseTo(all * 3 / 4, withPercentage(10));
    assertThat(energy(ledger, Account.HOST_IDLE))
        .isCloseTo(all / 4, withPercentage(ENERGY_PERCENT));
    // Before the first call and after the last both models only lie in memory.
    assertThat(energy(ledger, "first")).isGreaterThan(5 * energy(ledger, "second"));
  }

  @Test
  void modelsOnBoardsOfTheirOwnHaveWhatTheirBoardsUse() throws Exception {
    FakeNvml.build(driver);
    Outcome app =
        agent(
                oldest(),
                """
                board 65 GPU-aaaa Fake A100
                board b3 GPU-bbbb Fake A100
                at 0 0 watts 250
                at 0 1 watts 100
                at 0 0 process self 300
                at 0 1 process self 300
                """)
            .option("-Dgreenai.models.second.device=gpu1")
            .run("GpuApp", "together");
    Ledger ledger = balanced(app);

    assertThat((double) energy(ledger, "first") / energy(ledger, "second"))
        .isCloseTo(200.0 / 50, offset(0.2));
  }

  @Test
  void aBoardThatIsLostIsAGapAndIsReadAgainWhenItIsBack() throws Exception {
    FakeNvml.build(driver);
    Outcome app =
        run(
            oldest(),
            """
            board 65 GPU-aaaa Fake A100
            board b3 GPU-bbbb Fake A100
            at 0 0 watts 200
            at 0 1 watts 100
            at 2.5 0 fail * 15
            at 4 0 fail * 0
            """,
            "millis=10000");
    assertThat(app.exitCode()).as(app.err()).isZero();
    Ledger ledger = Ledger.in(folder);

    assertThat(ledger.unbalanced()).isEmpty();
    assertThat(app.told()).anyMatch(line -> line.contains("the GPU is lost"));
    assertThat(ledger.windows().stream().flatMap(window -> window.gaps().stream()))
        .extracting(Gap::reason)
        .anyMatch(reason -> reason.startsWith("meter-failed nvml:0000:65:00.0: "))
        .anyMatch(reason -> reason.startsWith("meter-back nvml:0000:65:00.0"));
    double seconds = ledger.durationNanos() / 1e9;
    assertThat(metered(ledger, "nvml:0000:b3:00.0"))
        .isCloseTo((long) (100e6 * seconds), withPercentage(ENERGY_PERCENT));
    // What the counter saw meanwhile is booked when it answers again.
    assertThat(metered(ledger, "nvml:0000:65:00.0"))
        .isCloseTo((long) (200e6 * seconds), withPercentage(ENERGY_PERCENT));
  }

  @Test
  void aDriverWithoutACounterIsIntegrated() throws Exception {
    FakeNvml.build(driver, "OLD");
    Outcome app =
        run(oldest(), "board 65 GPU-aaaa Fake K80\nat 0 0 watts 120\nat 0 0 process self 10\n");
    Ledger ledger = balanced(app);

    MeterDeclaration meter =
        ledger.headers().get(0).meters().stream()
            .filter(declared -> declared.id().startsWith("nvml:"))
            .findFirst()
            .orElseThrow();
    assertThat(meter.source()).isEqualTo("NVML power, integrated of Fake K80 (gpu0)");
    assertThat(meter.uncertaintyPpm()).isEqualTo(100_000);
    assertThat(metered(ledger, meter.id()))
        .isCloseTo((long) (120e6 * ledger.durationNanos() / 1e9), withPercentage(ENERGY_PERCENT));
  }

  @Test
  void aLibraryThatDoesNotStartIsOneLineAndNoMeter() throws Exception {
    FakeNvml.build(driver);
    Outcome app =
        run(oldest(), "board 65 GPU-aaaa Fake A100\nat 0 -1 fail nvmlInit 9\n", "millis=500");

    assertThat(app.exitCode()).isZero();
    assertThat(app.told())
        .filteredOn(line -> line.contains("NVIDIA"))
        .singleElement()
        .asString()
        .startsWith(
            "greenai: an NVIDIA driver is there but cannot be used (nvmlInit: the driver is not"
                + " loaded (9)); load the kernel module nvidia, or give the container its devices"
                + " (--gpus all); ");
    assertThat(Ledger.in(folder).windows().stream().flatMap(window -> window.meters().stream()))
        .noneMatch(reading -> reading.domain() == Domain.GPU);
  }

  @Test
  void aLibraryThatHangsHoldsUpNeitherTheBooksNorTheEndOfTheApplication() throws Exception {
    FakeNvml.build(driver);
    long before = System.nanoTime();
    Outcome app =
        run(
            oldest(),
            "board 65 GPU-aaaa Fake A100\nat 0 0 watts 200\nat 2 0 sleep 600000\n",
            "millis=5000");
    long seconds = (System.nanoTime() - before) / 1_000_000_000;
    Ledger ledger = balanced(app);

    assertThat(seconds).isLessThan(60);
    assertThat(ledger.windows().size()).isGreaterThanOrEqualTo(4);
    assertThat(ledger.report().runs())
        .singleElement()
        .satisfies(run -> assertThat(run.endReason()).isEqualTo("shutdown"));
  }

  @Test
  void aHostWithoutADriverNeverLoadsJna() throws Exception {
    Outcome app =
        ForkedJvm.withAgent(oldest(), folder, "books=always,service=shop,meter=nvml")
            .option("-Xlog:class+load:file=" + folder.resolve("classes.txt"))
            .run("PlainApp");

    assertThat(app.exitCode()).as(app.err()).isZero();
    assertThat(Files.readString(folder.resolve("classes.txt")))
        .contains("io.greenai.agent.meter.nvml.NvmlSource")
        .doesNotContain("com.sun.jna", "NvmlSession");
  }

  @Test
  void theDoctorTellsOfBoards() throws Exception {
    FakeNvml.build(driver);
    Path script =
        Files.writeString(
            folder.resolve("boards.txt"),
            "board 65 GPU-aaaa Fake A100\nat 0 0 watts 52\nat 0 0 limit 400\n");
    Outcome doctor =
        ForkedJvm.plain(oldest(), folder)
            .variable("LD_LIBRARY_PATH", driver.toString())
            .variable("FAKE_NVML", script.toString())
            .runJar("doctor", "meter=nvml");

    assertThat(doctor.out())
        .contains(
            "nvml:0000:65:00.0 (gpu, part, device, measured, standard uncertainty 5 %), NVML total"
                + " energy of Fake A100 (gpu0)")
        .contains(
            "nvml:0000:65:00.0 52000 mW, power when the books opened, with no process on the"
                + " board");
  }

  @Test
  void aScriptedBoardIsTheModelsWhoseCallsAreInFlight() throws Exception {
    Path script =
        Files.writeString(
            folder.resolve("meter.txt"),
            """
            [scripted:gpu0]
            domain = gpu
            boundary = device
            watts = 100
            idle.watts = 20
            """);
    Outcome app =
        models(ForkedJvm.withAgent(oldest(), folder, "window=1s,meter=scripted:" + script))
            .run("GpuApp", "millis=3000");
    Ledger ledger = balanced(app);

    long models = energy(ledger, "first") + energy(ledger, "second");
    assertThat(models).isCloseTo(metered(ledger, "scripted:gpu0") * 4 / 5, withPercentage(10));
    assertThat(ledger.postings(p -> p.account() == Account.MODEL))
        .allMatch(p -> p.ownership() == Ownership.ESTIMATED);
    QuietHost.assumed(ledger);
    assertThat(100.0 * energy(ledger, "first") / models).isCloseTo(firstPercent(app), offset(3.0));
  }

  @Test
  void aModelThatIsTrainedOnTwoBoardsHasItsPartOfBoth() throws Exception {
    Path script =
        Files.writeString(
            folder.resolve("meter.txt"),
            """
            [scripted:gpu0]
            domain = gpu
            watts = 100
            idle.watts = 20

            [scripted:gpu1]
            domain = gpu
            watts = 50
            idle.watts = 20
            """);
    Outcome app =
        ForkedJvm.withAgent(oldest(), folder, "window=1s,meter=scripted:" + script)
            .classPath(Installation.djlClassPath())
            .option("-Dai.djl.offline=true")
            .run("WideTrainingApp");
    Ledger ledger = balanced(app);

    assertThat(app.number("devices")).isEqualTo(2);
    assertThat(ledger.postings(p -> p.account() == Account.MODEL))
        .anyMatch(p -> p.model().device().equals("gpu0+gpu1"));
    long both = metered(ledger, "scripted:gpu0") + metered(ledger, "scripted:gpu1");
    assertThat(energy(ledger, Account.HOST_IDLE))
        .isCloseTo(both * 40 / 150, withPercentage(ENERGY_PERCENT));
    // The rest of the time there was no such model yet, or not any more.
    assertThat(energy(ledger, "wide")).isBetween(both * 30 / 150, both * 110 / 150 + 1);
  }

  private Outcome run(Jdk jdk, String boards, String... arguments) throws Exception {
    return agent(jdk, boards).run("GpuApp", arguments);
  }

  private ForkedJvm agent(Jdk jdk, String boards) throws Exception {
    Path script = Files.writeString(folder.resolve("boards.txt"), boards);
    return models(
        ForkedJvm.withAgent(
                jdk, folder, "window=1s,service=shop,meter=nvml,books=always,gpu.idle.watts=50")
            .variable("LD_LIBRARY_PATH", driver.toString())
            .variable("FAKE_NVML", script.toString()));
  }

  private static ForkedJvm models(ForkedJvm jvm) {
    return jvm.option("-Dgreenai.models.first.methods=com.example.app.GpuApp.first")
        .option("-Dgreenai.models.second.methods=com.example.app.GpuApp.second")
        .option("-Dgreenai.models.first.device=gpu0")
        .option("-Dgreenai.models.second.device=gpu0");
  }

  private Ledger balanced(Outcome app) throws Exception {
    assertThat(app.exitCode()).as(app.err()).isZero();
    Ledger ledger = Ledger.in(folder);
    assertThat(ledger.report().findings()).isEmpty();
    assertThat(ledger.unbalanced()).isEmpty();
    return ledger;
  }

  private static double firstPercent(Outcome app) {
    long first = app.number("first.nanos");
    return 100.0 * first / (first + app.number("second.nanos"));
  }

  private static long metered(Ledger ledger, String meter) {
    return ledger.windows().stream()
        .flatMap(window -> window.meters().stream())
        .filter(reading -> reading.meterId().equals(meter))
        .mapToLong(MeterReading::energyMicrojoules)
        .sum();
  }

  private static long energy(Ledger ledger, String model) {
    return sum(ledger.postings(p -> p.model() != null && p.model().name().equals(model)).toList());
  }

  private static long energy(Ledger ledger, Account account) {
    return sum(ledger.postings(p -> p.account() == account).toList());
  }

  private static long sum(List<Posting> postings) {
    return postings.stream().mapToLong(posting -> posting.energyMicrojoules(Domain.GPU)).sum();
  }

  private static Jdk oldest() {
    return Jdks.tested().findFirst().orElseThrow();
  }
}
