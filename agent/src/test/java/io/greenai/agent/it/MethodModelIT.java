package io.greenai.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.agent.cpu.SquareOnnx;
import io.greenai.ledger.ModelActivity;
import io.greenai.ledger.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Methods of applications that are models because the configuration says so. */
@Timeout(180)
class MethodModelIT {
  private static final String RANKER = "com.example.app.MethodApp$Ranker";

  @TempDir Path folder;

  @OnEachJdk
  void aMethodIsAModelInAnApplicationWithoutAnyLibraryForThem(Jdk jdk) throws Exception {
    QuietHost.watch();

    Outcome app =
        ForkedJvm.withMeter(jdk, folder, "1s")
            .option("-Dgreenai.models.ranker.methods=" + RANKER + ".rank;phase=evaluation")
            .option("-Dgreenai.models.ranker.version=7")
            .run("MethodApp");

    assertThat(app.exitCode()).as(app.err()).isZero();
    Ledger ledger = Ledger.in(folder);
    assertThat(ledger.report().findings()).isEmpty();
    assertThat(ledger.unbalanced()).isEmpty();
    assertThat(ledger.models()).containsExactly("ranker");
    assertThat(ledger.postings(p -> p.model() != null))
        .allMatch(p -> p.model().version().equals("7") && p.model().engine().equals("java"));
    assertThat(ledger.activity("ranker", Phase.EVALUATION, ModelActivity::invocations))
        .isEqualTo(app.number("calls"));
    assertThat(ledger.activity("ranker", Phase.EVALUATION, ModelActivity::items))
        .isEqualTo(app.number("calls"));
    assertThat(ledger.activity("ranker", Phase.EVALUATION, ModelActivity::errors)).isEqualTo(1);

    QuietHost.assumed(ledger);
    assertThat(ledger.cpuNanos("ranker", Phase.EVALUATION))
        .isCloseTo(app.number("cpuNanos"), Percentage.withPercentage(5));
  }

  @OnEachJdk
  void theConfigurationFileNamesMethodsAsWell(Jdk jdk) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("greenai.properties"),
            "models.ranker.methods=" + RANKER + ".rank(java.lang.String)\n");

    Outcome app =
        ForkedJvm.withAgent(
                jdk,
                folder,
                "window=1s,config=" + file + ",meter=scripted:" + Meters.watts(folder, 10))
            .run("MethodApp", "millis=500");

    assertThat(app.exitCode()).as(app.err()).isZero();
    assertThat(Ledger.in(folder).activity("ranker", Phase.INFERENCE, ModelActivity::invocations))
        .isEqualTo(app.number("calls"));
  }

  @OnEachJdk
  void whatIsMisspeltIsToldOnce(Jdk jdk) throws Exception {
    Outcome app =
        ForkedJvm.withMeter(jdk, folder, "1s")
            .option("-Dgreenai.models.a.methods=" + RANKER + ".rnk")
            .option("-Dgreenai.models.b.methods=com.example.app.MethodApp$Rnker.rank")
            .run("MethodApp", "millis=500");

    assertThat(app.exitCode()).as(app.err()).isZero();
    assertThat(app.told())
        .containsExactlyInAnyOrder(
            "greenai: models.a.methods: "
                + RANKER
                + " declares no method 'rnk'; did you mean 'rank'?",
            "greenai: models.b.methods: no class com.example.app.MethodApp$Rnker has been loaded"
                + " so far, its calls are booked once it is");
  }

  @OnEachJdk
  void methodsOfClassesThatWereThereBeforeAreWovenWhenTheAgentIsAttached(Jdk jdk) throws Exception {
    Path model = Files.write(folder.resolve("early.onnx"), SquareOnnx.model(64));
    Path go = folder.resolve("go");
    Path file =
        Files.writeString(
            folder.resolve("greenai.properties"),
            "models.scoring.methods=com.example.app.Scorer.score\n");
    RunningJvm jvm =
        ForkedJvm.plain(jdk, folder)
            .option("-XX:+EnableDynamicAgentLoading")
            .start(
                "LateApp",
                "millis=1500",
                "go=" + go,
                "early=" + model + ":1",
                "late=" + model + ":1");
    try {
      jvm.untilTold("ready");
      ForkedJvm.attach(
          jdk,
          folder,
          jvm,
          "window=1s,config=" + file + ",meter=scripted:" + Meters.watts(folder, 10));
      jvm.untilTold("books opened");
      Files.createFile(go);
      assertThat(jvm.await().exitCode()).isZero();
    } finally {
      jvm.end();
    }

    Ledger ledger = Ledger.in(folder);
    assertThat(ledger.activity("scoring", Phase.INFERENCE, ModelActivity::invocations))
        .isPositive();
    assertThat(ledger.models()).contains("scoring", "early");
  }
}
