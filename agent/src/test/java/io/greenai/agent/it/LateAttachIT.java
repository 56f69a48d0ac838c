package io.greenai.agent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.greenai.agent.cpu.SquareOnnx;
import io.greenai.ledger.Domain;
import io.greenai.ledger.ModelActivity;
import io.greenai.ledger.Ownership;
import io.greenai.ledger.Phase;
import io.greenai.ledger.Posting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The agent comes to a service that has had its sessions for a while. */
@Timeout(180)
class LateAttachIT {
  private static final int SIZE = 256;
  private static final List<String> EARLY = List.of("first", "second");
  private static final long ESTIMATED_PPM = 577_350;
  private static final long CLOCK_STEPS_NANOS = 6 * 2_309_401;
  private static final long ROUNDING_PPM = 20_000;

  @TempDir Path folder;

  @OnEachJdk
  void ofWhatWasThereBeforeTheCallersAreExactAndTheWorkersEstimated(Jdk jdk) throws Exception {
    QuietHost.watch();
    Path go = folder.resolve("go");
    RunningJvm jvm =
        ForkedJvm.plain(jdk, folder)
            .option("-XX:+EnableDynamicAgentLoading")
            .start(
                "LateApp",
                "size=" + SIZE,
                "go=" + go,
                "early=" + model("first", 2),
                "early=" + model("second", 2),
                "late=" + model("late", 2));
    Outcome app;
    try {
      jvm.untilTold("ready");
      Outcome attached =
          ForkedJvm.attach(
              jdk, folder, jvm, "window=1s,meter=scripted:" + Meters.watts(folder, 10));
      assertThat(attached.exitCode()).as(attached.err()).isZero();
      assertThat(attached.out()).endsWith("the process tells on its stderr what share is exact\n");
      jvm.untilTold("books opened");
      Files.createFile(go);
      app = jvm.await();
    } finally {
      jvm.end();
    }

    assertThat(app.exitCode()).as(app.err()).isZero();
    Ledger ledger = Ledger.in(folder);
    assertThat(ledger.report().findings()).isEmpty();
    assertThat(ledger.models()).containsExactlyInAnyOrder("first", "second", "late");
    assertThat(ledger.postings(p -> isOf("late", p) && p.model().phase() == Phase.INFERENCE))
        .isNotEmpty()
        .allMatch(p -> p.ownership() == Ownership.EXACT && p.ownershipMicrojoules().isEmpty());
    assertThat(ledger.activity("late", Phase.INFERENCE, ModelActivity::nativeCpuNanos))
        .isPositive();

    assertThat(ledger.settings("late"))
        .isEqualTo(Map.of("executionProvider", "cpu", "intraOpThreads", "2"));

    for (String early : EARLY) {
      assertThat(ledger.postings(p -> isOf(early, p)))
          .as("nobody saw where its session was put, nor with what")
          .allMatch(p -> p.model().device().equals("unknown"))
          .allMatch(p -> p.activity().settings().get("executionProvider").equals("unknown"));
      assertThat(app.told())
          .anyMatch(line -> line.startsWith("greenai: model " + early + " has a session that was"));
      assertThat(exactPercent(ledger, early)).isBetween(1L, 99L);
    }

    QuietHost.assumed(ledger);
    for (String early : EARLY) {
      long callerNanos = app.number(early + ".callerCpuNanos");
      long workerNanos = app.number(early + ".workerCpuNanos");
      assertThat(exactPercent(ledger, early))
          .as(early + ": what its caller burnt of all that caller and worker did, by their clocks")
          .isCloseTo(100 * callerNanos / (callerNanos + workerNanos), within(10L));
      assertThat(ledger.workerCpuNanos(early))
          .isBetween(workerNanos * 60 / 100, workerNanos * 150 / 100);
    }
  }

  /** And the band is that of the estimated part, not of the whole. */
  private static long exactPercent(Ledger ledger, String model) {
    long exact = 0;
    long all = 0;
    for (Posting posting : ledger.postings(p -> isOf(model, p)).toList()) {
      long found = posting.ownershipMicrojoules(Ownership.EXACT);
      long energy = posting.energyMicrojoules(Domain.CPU);
      if (found > 0 && posting.activity().nativeCpuNanos() > 0) {
        assertThat(posting.allocationUncertaintyPpm())
            .isLessThan(
                ESTIMATED_PPM * (energy - found) / energy
                    + CLOCK_STEPS_NANOS * 1_000_000 / posting.cpuNanos()
                    + ROUNDING_PPM);
      }
      exact += found;
      all += energy;
    }
    return 100 * exact / all;
  }

  private static boolean isOf(String model, Posting posting) {
    return posting.model() != null && posting.model().name().equals(model);
  }

  /** Sessions that nobody saw opened go by the names of their graphs. */
  private String model(String name, int threads) throws Exception {
    return Files.write(folder.resolve(name + ".onnx"), SquareOnnx.model(name, SIZE))
        + ":"
        + threads;
  }
}
