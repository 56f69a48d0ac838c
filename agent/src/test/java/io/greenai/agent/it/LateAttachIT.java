package io.greenai.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.agent.cpu.SquareOnnx;
import io.greenai.ledger.ModelActivity;
import io.greenai.ledger.Ownership;
import io.greenai.ledger.Phase;
import io.greenai.ledger.Posting;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The agent comes to a service that has had its sessions for a while. */
@Timeout(180)
class LateAttachIT {
  private static final int SIZE = 256;

  @TempDir Path folder;

  @OnEachJdk
  void whatWasThereBeforeIsEstimatedAndWhatCameAfterIsExact(Jdk jdk) throws Exception {
    QuietHost.watch();
    Path go = folder.resolve("go");
    RunningJvm jvm =
        ForkedJvm.plain(jdk, folder)
            .option("-XX:+EnableDynamicAgentLoading")
            .start("LateApp", "size=" + SIZE, "go=" + go, model("early", 2), model("late", 3));
    Outcome app;
    try {
      jvm.untilTold("ready");
      Outcome attached =
          ForkedJvm.attach(
              jdk, folder, jvm, "window=1s,meter=scripted:" + Meters.watts(folder, 10));
      assertThat(attached.exitCode()).as(attached.err()).isZero();
      jvm.untilTold("books opened");
      Files.createFile(go);
      app = jvm.await();
    } finally {
      jvm.end();
    }

    assertThat(app.exitCode()).as(app.err()).isZero();
    Ledger ledger = Ledger.in(folder);
    assertThat(ledger.report().findings()).isEmpty();
    String early = ledger.models().stream().filter(n -> !n.equals("late")).findAny().orElseThrow();
    assertThat(ledger.models()).containsExactlyInAnyOrder(early, "late");
    assertThat(ledger.postings(p -> isOf(early, p)))
        .isNotEmpty()
        .allMatch(p -> p.ownership() == Ownership.ESTIMATED);
    assertThat(ledger.postings(p -> isOf("late", p) && p.model().phase() == Phase.INFERENCE))
        .isNotEmpty()
        .allMatch(p -> p.ownership() == Ownership.EXACT);
    assertThat(ledger.postings(p -> isOf(early, p) && p.cpuNanos() > 0))
        .allMatch(p -> p.allocationUncertaintyPpm() >= 500_000);
    assertThat(ledger.activity("late", Phase.INFERENCE, ModelActivity::nativeCpuNanos))
        .isPositive();

    QuietHost.assumed(ledger);
    assertThat(ledger.workerCpuNanos(early))
        .isBetween(
            app.number("early.workerCpuNanos") * 60 / 100,
            app.number("early.workerCpuNanos") * 150 / 100);
  }

  private static boolean isOf(String model, Posting posting) {
    return posting.model() != null && posting.model().name().equals(model);
  }

  private String model(String name, int threads) throws Exception {
    Path file = Files.write(folder.resolve(name + ".onnx"), SquareOnnx.model(SIZE));
    return name + "=" + file + ":" + threads;
  }
}
