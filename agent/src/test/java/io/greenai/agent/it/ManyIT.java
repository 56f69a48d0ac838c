package io.greenai.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

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

  /**
   * What classes that load late, and names that are not forgotten yet, may add to the heap
   * meanwhile.
   */
  private static final long SLACK_BYTES = (FULL ? 12 : 6) << 20;

  /** What the C library and the virtual machine may keep of memory that was given back. */
  private static final long RESIDENT_SLACK_BYTES = 64 << 20;

  @TempDir Path folder;

  @OnEachJdk
  void sessionsThatCloseLeaveNothingBehind(Jdk jdk) throws Exception {
    int sessions = FULL ? 10_000 : 600;
    String[] arguments = {"sessions=" + sessions, model("brief", 3)};
    Outcome app = run(jdk, "ManySessionsApp", arguments);
    Ledger ledger = Ledger.in(folder);

    requireBoundedHeap(app);
    // ONNX Runtime itself keeps some ten kilobytes of each session.
    Outcome plain =
        withHeapInMemory(ForkedJvm.plain(jdk, folder)).run("ManySessionsApp", arguments);
    assertThat(plain.exitCode()).as(plain.err()).isZero();
    assertThat(residentGrowth(app)).isLessThan(residentGrowth(plain) + RESIDENT_SLACK_BYTES);
    assertThat(ledger.activity("brief", Phase.INFERENCE, ModelActivity::invocations))
        .isEqualTo(sessions);
    assertThat(ledger.activity("brief", Phase.LOADING, ModelActivity::invocations))
        .isEqualTo(sessions);
  }

  /** One after the other, so that few are in memory at once; each comes back again and again. */
  @OnEachJdk
  void thousandsOfNamesAreEachInTheLedger(Jdk jdk) throws Exception {
    int sessions = FULL ? 10_000 : 2_500;
    int names = FULL ? 3_000 : 1_200;
    Outcome app =
        run(jdk, "ManySessionsApp", "sessions=" + sessions, "names=" + names, model("original", 1));
    Ledger ledger = Ledger.in(folder);

    requireBoundedHeap(app);
    assertThat(ledger.models()).hasSize(names).doesNotContain("other");
    for (int i = 0; i < names; i++) {
      assertThat(ledger.activity("model-" + i, Phase.INFERENCE, ModelActivity::invocations))
          .as("model-%d", i)
          .isEqualTo((sessions - i + names - 1) / names);
    }
  }

  /** After a tenth of the sessions nothing more is kept. */
  private static void requireBoundedHeap(Outcome app) {
    assertThat(app.number("end.heapBytes")).isLessThan(app.number("tenth.heapBytes") + SLACK_BYTES);
  }

  private static long residentGrowth(Outcome app) {
    return app.number("end.residentBytes") - app.number("tenth.residentBytes");
  }

  /** All of the heap is resident from the start, and no part of what grows. */
  private static ForkedJvm withHeapInMemory(ForkedJvm jvm) {
    return jvm.option("-Xms512m").option("-XX:+AlwaysPreTouch");
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
    // What a thread's first call took beside the model's work is the agent's own, and in no model.
    long later = app.number("callerCpuNanos");
    assertThat(ledger.callerCpuNanos("busy"))
        .isBetween(later, (later + app.number("firstCpuNanos")) * 21 / 20);
    // What it costs is measured in benchmarks/; here, only that it does not run away with threads.
    assertThat(ledger.cpuNanos(Account.JVM_AGENT)).isLessThan(ledger.durationNanos() / 2);
  }

  private Outcome run(Jdk jdk, String application, String... arguments) throws Exception {
    QuietHost.watch();
    Outcome app =
        withHeapInMemory(ForkedJvm.withMeter(jdk, folder, "1s")).run(application, arguments);
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
