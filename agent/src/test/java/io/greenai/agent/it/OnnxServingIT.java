package io.greenai.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.agent.cpu.SquareOnnx;
import io.greenai.ledger.Domain;
import io.greenai.ledger.ModelActivity;
import io.greenai.ledger.Phase;
import io.greenai.ledger.Posting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * From {@code -javaagent} to a ledger that verifies, on an application that knows nothing of it.
 */
@Timeout(180)
class OnnxServingIT {
  private static final int SIZE = 64;

  /** By as much a window may begin beside its planned start and still be told to begin there. */
  private static final long WINDOW_TOLERANCE_MILLIS = 250;

  @TempDir Path folder;

  @OnEachJdk
  void whatTwoModelsUseIsBookedToThemAndTheApplicationIsItself(Jdk jdk) throws Exception {
    String alpha = model("alpha") + ":2";
    String beta = model("beta") + ":1";

    Outcome app =
        ForkedJvm.withAgent(
                jdk, folder, "window=1s,service=shop,meter=scripted:" + Meters.watts(folder, 10))
            .run("ServingApp", "millis=3500", "size=" + SIZE, "model=" + alpha, "model=" + beta);

    assertThat(app.exitCode()).isZero();
    assertThat(app.out()).startsWith("ready\nalpha.calls=").endsWith("\ndone\n");
    assertThat(app.told())
        .containsExactly(
            "greenai: books opened: service shop, meters scripted:package-0 (measured), ledger "
                + folder.resolve("ledger"));
    assertThat(app.err().lines()).hasSize(1);

    Ledger ledger = Ledger.in(folder);
    assertThat(ledger.report().findings()).isEmpty();
    assertThat(ledger.report().runs())
        .singleElement()
        .satisfies(run -> assertThat(run.endReason()).isEqualTo("shutdown"));
    assertThat(ledger.unbalanced()).isEmpty();
    assertThat(ledger.windows().size()).isBetween(4, 12);
    assertThat(ledger.worstSeamMillis()).isLessThan(WINDOW_TOLERANCE_MILLIS);
    assertThat(ledger.meteredMicrojoules(Domain.CPU))
        .isCloseTo(ledger.durationNanos() / 100, Meters.TOLERANCE);

    assertThat(ledger.models()).containsExactly("alpha", "beta");
    for (String name : ledger.models()) {
      assertThat(ledger.activity(name, Phase.INFERENCE, ModelActivity::invocations))
          .isEqualTo(app.number(name + ".calls"));
      assertThat(ledger.activity(name, Phase.INFERENCE, ModelActivity::items))
          .isEqualTo(app.number(name + ".items"));
      assertThat(ledger.activity(name, Phase.INFERENCE, ModelActivity::errors)).isZero();
      assertThat(ledger.energyMicrojoules(name, Phase.INFERENCE)).isPositive();
      assertThat(ledger.activity(name, Phase.LOADING, ModelActivity::invocations)).isEqualTo(1);
    }
    assertThat(ledger.postings(p -> p.model() != null).map(Posting::model))
        .allSatisfy(
            model -> {
              assertThat(model.engine()).isEqualTo("onnxruntime");
              assertThat(model.device()).isEqualTo("cpu");
            });
    assertThat(ledger.settings("alpha"))
        .containsExactly(Map.entry("executionProvider", "cpu"), Map.entry("intraOpThreads", "2"));
    assertThat(ledger.settings("beta"))
        .containsExactly(Map.entry("executionProvider", "cpu"), Map.entry("intraOpThreads", "1"));
  }

  private Path model(String name) throws Exception {
    return Files.write(folder.resolve(name + ".onnx"), SquareOnnx.model(SIZE));
  }
}
