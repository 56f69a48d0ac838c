package io.greenai.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.agent.cpu.SquareOnnx;
import io.greenai.ledger.Domain;
import io.greenai.ledger.ModelActivity;
import io.greenai.ledger.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Models that are closed while four threads call them, with the agent and without. */
@Timeout(240)
@Waiting
class ClosingIT {
  private static final int ROUNDS = Boolean.getBoolean("greenai.full") ? 200 : 20;

  @TempDir Path folder;

  @OnEachJdk
  void aSessionThatIsClosedBetweenCallsRefusesTheNextAsEver(Jdk jdk) throws Exception {
    Path model = Files.write(folder.resolve("brief.onnx"), SquareOnnx.model(64));
    requireNothingLost(
        jdk, Installation.onnxClassPath(), "ClosingSessionApp", "brief", "model=" + model + ":2");
  }

  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  @OnEachJdk
  void aModelThatIsClosedInTheMiddleOfCallsEndsThemAsEver(Jdk jdk) throws Exception {
    requireNothingLost(jdk, Installation.djlClassPath(), "ClosingModelApp", "spinner");
  }

  private void requireNothingLost(
      Jdk jdk, String classPath, String application, String name, String... more) throws Exception {
    String[] arguments = Arrays.copyOf(more, more.length + 1);
    arguments[more.length] = "rounds=" + ROUNDS;
    Outcome plain =
        prepared(ForkedJvm.plain(jdk, folder).named("plain"), classPath)
            .run(application, arguments);
    Outcome app =
        prepared(
                ForkedJvm.withAgent(
                    jdk, folder, "window=1s,meter=scripted:" + Meters.watts(folder, 10)),
                classPath)
            .run(application, arguments);
    Ledger ledger = Ledger.in(folder);

    assertThat(plain.exitCode()).as(plain.err()).isZero();
    assertThat(app.exitCode()).as(app.err()).isZero();
    assertThat(reasons(app)).hasSize(1).isEqualTo(reasons(plain));
    assertThat(app.number("refused")).isEqualTo(plain.number("refused"));
    assertThat(app.told()).noneMatch(line -> line.contains("could not be booked"));

    assertThat(ledger.models()).containsExactly(name);
    assertThat(ledger.activity(name, Phase.INFERENCE, ModelActivity::invocations))
        .isEqualTo(app.number("calls") + app.number("refused"));
    assertThat(ledger.activity(name, Phase.INFERENCE, ModelActivity::errors))
        .isEqualTo(app.number("refused"));
    assertThat(ledger.unbalanced()).isEmpty();
    assertThat(ledger.energyMicrojoules(name, Phase.INFERENCE))
        .isBetween(1L, ledger.meteredMicrojoules(Domain.CPU));
  }

  private static ForkedJvm prepared(ForkedJvm jvm, String classPath) {
    return jvm.classPath(classPath).option("-Dai.djl.offline=true");
  }

  private static List<String> reasons(Outcome app) {
    return app.out().lines().filter(line -> line.startsWith("because ")).toList();
  }
}
