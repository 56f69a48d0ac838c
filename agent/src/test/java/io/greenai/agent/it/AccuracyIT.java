package io.greenai.agent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import io.greenai.agent.cpu.SquareOnnx;
import io.greenai.ledger.Account;
import io.greenai.ledger.ModelActivity;
import io.greenai.ledger.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** CPU time per model, held against what the application reads from the kernel by itself. */
@Timeout(240)
class AccuracyIT {
  private static final int SIZE = 256;
  private static final boolean FULL = Boolean.getBoolean("greenai.full");
  private static final String MILLIS = "millis=" + (FULL ? 30_000 : 7_000);

  @TempDir Path folder;

  @OnEachJdk
  void twoModelsAndAJavaLoopAreToldApart(Jdk jdk) throws Exception {
    Outcome app = run(jdk, "ServingApp", MILLIS, "java-loop", model("wide", 4), model("narrow", 1));
    Ledger ledger = Ledger.in(folder);
    QuietHost.assumed(ledger);

    for (String model : ledger.models()) {
      assertThat(ledger.callerCpuNanos(model) + ledger.workerCpuNanos(model))
          .as(model)
          .isCloseTo(truth(app, model), withPercentage(5));
    }
    assertThat(ledger.workerCpuNanos("wide"))
        .isCloseTo(app.number("wide.workerCpuNanos"), withPercentage(5));
    assertThat(ledger.workerCpuNanos("narrow")).isZero();
    // The rest of jvm.other is the start of the JVM's own threads and of the application.
    assertThat(ledger.cpuNanos(Account.JVM_OTHER))
        .isBetween(
            app.number("java.cpuNanos") * 95 / 100,
            app.number("java.cpuNanos") * 105 / 100 + 1_500_000_000L);
  }

  @OnEachJdk
  void poolsOfSessionsThatWereCreatedAtOnceBelongToTheirOwnModels(Jdk jdk) throws Exception {
    Outcome app =
        run(
            jdk,
            "ServingApp",
            "millis=3000",
            "concurrently",
            model("two", 2),
            model("three", 3),
            model("four", 4));
    Ledger ledger = Ledger.in(folder);

    assertThat(ledger.models()).containsExactly("four", "three", "two");
    QuietHost.assumed(ledger);
    for (String name : ledger.models()) {
      assertThat(ledger.workerCpuNanos(name))
          .as(name)
          .isCloseTo(app.number(name + ".workerCpuNanos"), withPercentage(5));
    }
  }

  @OnEachJdk
  void threadsThatLiveForThirtyMillisecondsAreBookedAndNotLost(Jdk jdk) throws Exception {
    Outcome app = run(jdk, "BriefThreadsApp", "millis=4000", model("brief", 1));
    Ledger ledger = Ledger.in(folder);

    QuietHost.assumed(ledger);
    assertThat(app.number("brief.threads")).isGreaterThan(30);
    assertThat(ledger.cpuNanos("brief", Phase.INFERENCE))
        .isBetween(
            app.number("brief.callerCpuNanos") * 90 / 100,
            app.number("brief.callerCpuNanos") * 110 / 100);
  }

  @OnEachJdk
  void workersThatVanishWithTheirSessionAreBooked(Jdk jdk) throws Exception {
    Outcome app = run(jdk, "BriefSessionsApp", "sessions=12", model("brief", 2));
    Ledger ledger = Ledger.in(folder);

    assertThat(app.number("brief.workerCpuNanos")).isPositive();
    assertThat(ledger.workerCpuNanos("brief"))
        .isBetween(
            app.number("brief.workerCpuNanos") * 90 / 100,
            app.number("brief.workerCpuNanos") * 110 / 100);
  }

  @OnEachJdk
  void spinningIsToldFromWork(Jdk jdk) throws Exception {
    Outcome app =
        run(jdk, "SpinApp", "millis=3500", "pause=10", model("calm", 2), model("spinning", 2));
    Ledger ledger = Ledger.in(folder);

    double truth = 100.0 * app.number("spinning.spinCpuNanos") / truth(app, "spinning");
    assertThat(truth).isGreaterThan(20);
    assertThat(spinPercent(ledger, "calm")).isBetween(0.0, 2.0);
    assertThat(spinPercent(ledger, "spinning")).isLessThan(truth + 5);
    // A call that waits for a CPU hides spinning: what is booked is a lower bound.
    QuietHost.assumed(ledger);
    assertThat(spinPercent(ledger, "spinning")).isCloseTo(truth, offset(5.0));
  }

  private static double spinPercent(Ledger ledger, String model) {
    return 100.0
        * ledger.activity(model, Phase.INFERENCE, ModelActivity::spinCpuNanos)
        / (ledger.callerCpuNanos(model) + ledger.workerCpuNanos(model));
  }

  private static long truth(Outcome app, String model) {
    return app.number(model + ".callerCpuNanos") + app.number(model + ".workerCpuNanos");
  }

  private Outcome run(Jdk jdk, String application, String... arguments) throws Exception {
    String[] all = new String[arguments.length + 1];
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[0] = "size=" + SIZE;
    QuietHost.watch();
    Outcome app =
        ForkedJvm.withAgent(jdk, folder, "window=5s,meter=scripted:" + Meters.watts(folder, 10))
            .run(application, all);
    assertThat(app.exitCode()).as(app.err()).isZero();
    assertThat(Ledger.in(folder).unbalanced()).isEmpty();
    return app;
  }

  private String model(String name, int threads) throws Exception {
    Path file = Files.write(folder.resolve(name + ".onnx"), SquareOnnx.model(SIZE));
    return "model=" + file + ":" + threads;
  }
}
