package io.greenai.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.agent.cpu.SquareOnnx;
import io.greenai.ledger.ModelActivity;
import io.greenai.ledger.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that ends a moment after its first call leaves its books whole. */
@Timeout(300)
class BriefProcessIT {
  private static final int TIMES = Boolean.getBoolean("greenai.full") ? 20 : 5;

  @TempDir Path folder;

  @OnEachJdk
  void leavesHeaderOneWindowAndFooter(Jdk jdk) throws Exception {
    for (int i = 0; i < TIMES; i++) {
      leavesAWholeLedger(jdk, folder.resolve("run-" + i));
    }
  }

  @OnEachJdk
  void leavesThemWhereOthersTakeEveryCpu(Jdk jdk) throws Exception {
    List<Process> others = new ArrayList<>();
    try {
      for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
        others.add(new ProcessBuilder("sh", "-c", "while :; do :; done").start());
      }
      for (int i = 0; i < TIMES; i++) {
        leavesAWholeLedger(jdk, folder.resolve("run-" + i));
      }
      assertThat(others).allMatch(Process::isAlive);
    } finally {
      others.forEach(Process::destroyForcibly);
    }
  }

  private static void leavesAWholeLedger(Jdk jdk, Path run) throws Exception {
    Files.createDirectories(run);
    Path model = Files.write(run.resolve("score.onnx"), SquareOnnx.model(64));

    Outcome app =
        ForkedJvm.withAgent(jdk, run, "meter=scripted:" + Meters.watts(run, 10))
            .run("BriefApp", "model=" + model + ":1");

    assertThat(app.exitCode()).as(app.err()).isZero();
    assertThat(app.told()).as(run.toString()).hasSize(1);
    Ledger ledger = Ledger.in(run);
    assertThat(ledger.report().findings()).as(run.toString()).isEmpty();
    assertThat(ledger.report().runs())
        .singleElement()
        .satisfies(only -> assertThat(only.endReason()).isEqualTo("shutdown"));
    assertThat(ledger.headers()).hasSize(1);
    assertThat(ledger.windows()).as(run.toString()).isNotEmpty();
    assertThat(ledger.unbalanced()).isEmpty();
    assertThat(ledger.activity("score", Phase.INFERENCE, ModelActivity::invocations)).isEqualTo(10);
    assertThat(ledger.cpuNanos("score", Phase.INFERENCE)).isPositive();
  }
}
