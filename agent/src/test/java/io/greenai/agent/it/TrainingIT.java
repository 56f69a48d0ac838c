package io.greenai.agent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import io.greenai.agent.cpu.SquareOnnx;
import io.greenai.ledger.ModelActivity;
import io.greenai.ledger.Phase;
import io.greenai.ledger.Posting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** DJL with PyTorch beside ONNX Runtime, in one JVM. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
@Timeout(240)
class TrainingIT {
  private static final int MILLIS = Boolean.getBoolean("greenai.full") ? 30_000 : 5_000;

  @TempDir Path folder;

  @OnEachJdk
  void trainingIsBookedByPhaseWithItsTeamAndServingBesideItIsNot(Jdk jdk) throws Exception {
    Outcome app = train(jdk);

    Ledger ledger = Ledger.in(folder);
    assertThat(ledger.report().findings()).isEmpty();
    assertThat(ledger.unbalanced()).isEmpty();
    assertThat(ledger.models()).containsExactly("net", "score");
    assertThat(
            ledger
                .postings(p -> p.model() != null && p.model().name().equals("net"))
                .map(p -> p.model().phase())
                .collect(Collectors.toSet()))
        .contains(Phase.DATA_PREPARATION, Phase.TRAINING, Phase.EVALUATION, Phase.INFERENCE);
    assertThat(ledger.activity("net", Phase.INFERENCE, ModelActivity::invocations)).isEqualTo(21);
    assertThat(ledger.activity("net", Phase.LOADING, ModelActivity::invocations)).isEqualTo(1);
    assertThat(ledger.cpuNanos("net", Phase.LOADING)).isPositive();

    QuietHost.assumed(ledger);
    long truth = app.number("net.callerCpuNanos") + app.number("net.workerCpuNanos");
    long booked =
        ledger
            .postings(p -> p.model() != null && p.model().name().equals("net"))
            .mapToLong(Posting::cpuNanos)
            .sum();
    assertThat(booked).isBetween(truth * 90 / 100, truth * 105 / 100);
    assertThat(app.number("net.workerCpuNanos")).isPositive();
    assertThat(ledger.workerCpuNanos("net"))
        .isGreaterThan(app.number("net.workerCpuNanos") * 90 / 100);
    assertThat(ledger.callerCpuNanos("score"))
        .isCloseTo(app.number("score.callerCpuNanos"), withPercentage(10));
  }

  @OnEachJdk
  void trainingOnAThreadOfAnExecutorIsTheModels(Jdk jdk) throws Exception {
    Outcome app = train(jdk, "executor");

    Ledger ledger = Ledger.in(folder);
    assertThat(ledger.models()).containsExactly("net", "score");
    long onExecutor = app.number("net.executorCpuNanos");
    assertThat(onExecutor).isPositive();
    assertThat(
            ledger.cpuNanos("net", Phase.TRAINING)
                - ledger.activity("net", Phase.TRAINING, ModelActivity::nativeCpuNanos))
        .isGreaterThan(onExecutor * 60 / 100);
  }

  private Outcome train(Jdk jdk, String... more) throws Exception {
    QuietHost.watch();
    Path onnx = Files.write(folder.resolve("score.onnx"), SquareOnnx.model(512));
    List<String> arguments =
        new ArrayList<>(List.of("millis=" + MILLIS, "size=512", "model=" + onnx + ":1"));
    arguments.addAll(List.of(more));
    Outcome app =
        ForkedJvm.withAgent(jdk, folder, "window=5s,meter=scripted:" + Meters.watts(folder, 10))
            .classPath(Installation.djlClassPath())
            .option("-Dai.djl.offline=true")
            .run("TrainingApp", arguments.toArray(String[]::new));
    assertThat(app.exitCode()).as(app.err()).isZero();
    return app;
  }
}
