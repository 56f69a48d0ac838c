package io.greenai.agent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import io.greenai.agent.cpu.SquareOnnx;
import io.greenai.ledger.Account;
import io.greenai.ledger.ModelActivity;
import io.greenai.ledger.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** More sessions, models and threads than any table of the agent's could hold. */
@Timeout(240)
class ManyIT {
  private static final boolean FULL = Boolean.getBoolean("greenai.full");

  /** What classes that load late and the JVM's own books may add to the heap meanwhile. */
  private static final long SLACK_BYTES = 4 << 20;

  @TempDir Path folder;

  @OnEachJdk
  void sessionsThatCloseLeaveNothingBehind(Jdk jdk) throws Exception {
    int sessions = FULL ? 10_000 : 600;
    Outcome app = run(jdk, "ManySessionsApp", "sessions=" + sessions, model("brief", 3));
    Ledger ledger = Ledger.in(folder);

    assertThat(app.number("end.heapBytes")).isLessThan(app.number("tenth.heapBytes") + SLACK_BYTES);
    assertThat(ledger.activity("brief", Phase.INFERENCE, ModelActivity::invocations))
        .isEqualTo(sessions);
    assertThat(ledger.activity("brief", Phase.LOADING, ModelActivity::invocations))
        .isEqualTo(sessions);
  }

  @OnEachJdk
  void modelsOfMoreNamesThanAreKeptApartAreBookedTogether(Jdk jdk) throws Exception {
    int sessions = FULL ? 10_000 : 1_300;
    Outcome app =
        run(jdk, "ManySessionsApp", "sessions=" + sessions, "distinct", model("original", 1));
    Ledger ledger = Ledger.in(folder);

    assertThat(app.number("end.heapBytes")).isLessThan(64 << 20);
    assertThat(
            ledger
                .postings(p -> p.model() != null && p.model().phase() == Phase.INFERENCE)
                .mapToLong(p -> p.activity().invocations())
                .sum())
        .isEqualTo(sessions);
  }

  @OnEachJdk
  void thousandsOfThreadsAreAllBooked(Jdk jdk) throws Exception {
    int threads = FULL ? 5_000 : 1_000;
    Outcome app =
        run(
            jdk,
            "ManyThreadsApp",
            "threads=" + threads,
            "calls=4",
            "size=256",
            model("busy", 1, 256));
    Ledger ledger = Ledger.in(folder);

    assertThat(app.number("alive")).isEqualTo(threads);
    assertThat(ledger.activity("busy", Phase.INFERENCE, ModelActivity::invocations))
        .isEqualTo(5L * threads);
    QuietHost.assumed(ledger);
    assertThat(ledger.callerCpuNanos("busy"))
        .isCloseTo(app.number("callerCpuNanos") * 5 / 4, withPercentage(10));
    assertThat(ledger.cpuNanos(Account.JVM_AGENT)).isLessThan(ledger.durationNanos() / 10);
  }

  private Outcome run(Jdk jdk, String application, String... arguments) throws Exception {
    QuietHost.watch();
    Outcome app =
        ForkedJvm.withAgent(jdk, folder, "window=5s,meter=scripted:" + Meters.watts(folder, 10))
            .run(application, arguments);
    assertThat(app.exitCode()).as(app.err()).isZero();
    assertThat(Ledger.in(folder).unbalanced()).isEmpty();
    return app;
  }

  private String model(String name, int threads) throws Exception {
    return model(name, threads, 64);
  }

  private String model(String name, int threads, int size) throws Exception {
    Path file = Files.write(folder.resolve(name + ".onnx"), SquareOnnx.model(size));
    return "model=" + file + ":" + threads;
  }
}
