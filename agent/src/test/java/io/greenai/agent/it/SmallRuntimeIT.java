package io.greenai.agent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.greenai.agent.cpu.SquareOnnx;
import io.greenai.ledger.ModelActivity;
import io.greenai.ledger.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runtimes that were linked without modules that the agent would like to have. */
@Timeout(240)
@Waiting
class SmallRuntimeIT {
  @TempDir Path folder;

  @OnEachJdk
  void withoutFlightRecorderItMeasuresAllTheSame(Jdk jdk) throws Exception {
    Path java = link(jdk, "java.base,java.logging,java.instrument,java.management");

    Outcome app = run(java);

    assertThat(app.exitCode()).as(app.err()).isZero();
    assertThat(app.out()).isEqualTo("scored\n");
    Ledger ledger = Ledger.in(folder);
    assertThat(ledger.report().findings()).isEmpty();
    assertThat(ledger.activity("m", Phase.INFERENCE, ModelActivity::invocations)).isEqualTo(100);
  }

  @OnEachJdk
  void withoutManagementTheApplicationIsItsOwn(Jdk jdk) throws Exception {
    Path java = link(jdk, "java.base,java.logging,java.instrument");

    Outcome app = run(java);

    assertThat(app.exitCode()).as(app.err()).isZero();
    assertThat(app.out()).isEqualTo("scored\n");
    assertThat(app.told()).isNotEmpty();
  }

  private Outcome run(Path java) throws Exception {
    Path model = Files.write(folder.resolve("m.onnx"), SquareOnnx.model(64));
    return ForkedJvm.ofLauncher(java, folder)
        .agent(
            "window=1s,ledger.dir="
                + folder.resolve("ledger")
                + ",meter=scripted:"
                + Meters.watts(folder, 10))
        .run("BareApp", "model=" + model + ":1");
  }

  private Path link(Jdk jdk, String modules) throws Exception {
    Path jlink = jdk.tool("jlink");
    assumeTrue(Files.isExecutable(jlink), jdk + " has no jlink");
    Path image = folder.resolve("runtime");
    Process linking =
        new ProcessBuilder(jlink.toString(), "--add-modules", modules, "--output", image.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("jlink.out").toFile())
            .start();
    assumeTrue(
        linking.waitFor() == 0,
        () -> jdk + " cannot link a runtime; it lacks jmods or was built without them");
    return image.resolve("bin/java");
  }
}
