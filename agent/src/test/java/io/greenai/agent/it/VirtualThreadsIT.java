package io.greenai.agent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.greenai.agent.cpu.SquareOnnx;
import io.greenai.ledger.ModelActivity;
import io.greenai.ledger.Ownership;
import io.greenai.ledger.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Models that virtual threads call, which have no CPU clock of their own. */
@Timeout(180)
class VirtualThreadsIT {
  private static final int SIZE = 192;
  private static final int FOREIGN_FUNCTIONS = 22;
  private static final List<String> SESSIONS = List.of("one", "two");
  private static final List<String> MODELS = List.of("one", "two", "ranker");

  @TempDir Path folder;

  @Test
  void whatTheirCarriersBurnIsTheModelsThatTheyCall() throws Exception {
    Jdk jdk = Jdks.tested().reduce((older, newer) -> newer).orElseThrow();
    assumeTrue(jdk.feature() >= FOREIGN_FUNCTIONS, "carriers' clocks need JDK 22");
    QuietHost.watch();

    Outcome app =
        ForkedJvm.withAgent(jdk, folder, "window=1s,meter=scripted:" + Meters.watts(folder, 10))
            .option("-Dgreenai.models.ranker.methods=com.example.app.VirtualApp$Ranker.rank")
            .run("VirtualApp", "size=" + SIZE, model("one"), model("two"));

    assertThat(app.exitCode()).as(app.err()).isZero();
    assertThat(app.told()).singleElement().asString().contains("books opened");
    assertThat(app.err()).doesNotContain("WARNING");
    Ledger ledger = Ledger.in(folder);
    assertThat(ledger.report().findings()).isEmpty();
    assertThat(ledger.unbalanced()).isEmpty();
    assertThat(ledger.models()).containsExactlyInAnyOrderElementsOf(MODELS);
    for (String model : MODELS) {
      assertThat(ledger.activity(model, Phase.INFERENCE, ModelActivity::invocations))
          .isEqualTo(app.number("calls"));
    }

    QuietHost.assumed(ledger);
    assertThat(inference(ledger, "ranker"))
        .isCloseTo(app.number("ranker.cpuNanos"), Percentage.withPercentage(10));
    assertThat(inference(ledger, "one"))
        .isCloseTo(inference(ledger, "two"), Percentage.withPercentage(25));
    // Nine tenths on a host of one's own; a thread that waits for a CPU is read less often.
    assertThat(exactMicrojoules(ledger)).isGreaterThan(microjoules(ledger) / 4);
  }

  private static long exactMicrojoules(Ledger ledger) {
    return ledger
        .postings(p -> p.model() != null && SESSIONS.contains(p.model().name()))
        .filter(p -> p.model().phase() == Phase.INFERENCE)
        .mapToLong(p -> p.ownershipMicrojoules(Ownership.EXACT))
        .sum();
  }

  private static long microjoules(Ledger ledger) {
    return SESSIONS.stream()
        .mapToLong(model -> ledger.energyMicrojoules(model, Phase.INFERENCE))
        .sum();
  }

  private static long inference(Ledger ledger, String model) {
    return ledger.cpuNanos(model, Phase.INFERENCE);
  }

  private String model(String name) throws Exception {
    Path file = Files.write(folder.resolve(name + ".onnx"), SquareOnnx.model(SIZE));
    return "model=" + file + ":1";
  }
}
