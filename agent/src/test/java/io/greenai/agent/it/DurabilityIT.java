package io.greenai.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.agent.cpu.SquareOnnx;
import io.greenai.ledger.Domain;
import io.greenai.ledger.Finding;
import io.greenai.ledger.HostBalance;
import io.greenai.ledger.Window;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ledgers of JVMs that are killed, that share a meter, that are reached while they run. */
@Timeout(180)
class DurabilityIT {
  @TempDir Path folder;

  @OnEachJdk
  void killedInTheMiddleARunKeepsEveryWindowBeforeIt(Jdk jdk) throws Exception {
    RunningJvm jvm = serving(jdk, "app", 60_000);
    try {
      jvm.until(() -> linesOfOneFile() >= 4, "wrote three windows");
    } finally {
      jvm.kill();
    }

    Ledger killed = Ledger.in(folder);
    int windows = killed.windows().size();
    assertThat(windows).isGreaterThanOrEqualTo(3);
    assertThat(killed.report().isSound()).isTrue();
    assertThat(killed.report().runs())
        .singleElement()
        .satisfies(run -> assertThat(run.endReason()).isNull());

    cut(30);

    Ledger torn = Ledger.in(folder);
    assertThat(torn.report().isSound()).isTrue();
    assertThat(torn.report().findings())
        .extracting(Finding::kind)
        .containsExactly(Finding.Kind.TORN_TAIL);
    assertThat(torn.windows()).isEqualTo(killed.windows().subList(0, windows - 1));
    assertThat(torn.unbalanced()).isEmpty();
  }

  @OnEachJdk
  void twoJvmsOnOneMeterCountItOnce(Jdk jdk) throws Exception {
    RunningJvm first = serving(jdk, "first", 7_000);
    first.untilTold("ready");
    Thread.sleep(1_700);
    RunningJvm second = serving(jdk, "second", 4_000);
    assertThat(first.await().exitCode()).isZero();
    assertThat(second.await().exitCode()).isZero();

    Ledger ledger = Ledger.in(folder);
    assertThat(ledger.report().findings()).isEmpty();
    Instant from =
        ledger.windows().stream().map(Window::start).min(Comparator.naturalOrder()).orElseThrow();
    Instant to =
        ledger.windows().stream()
            .map(w -> w.start().plusNanos(w.durationNanos()))
            .max(Comparator.naturalOrder())
            .orElseThrow();
    HostBalance host = ledger.report().hosts().get(0).balances().get(Domain.CPU);
    assertThat(host.meters().longValueExact())
        .isCloseTo(Duration.between(from, to).toNanos() / 100, Meters.TOLERANCE);
    assertThat(ledger.meteredMicrojoules(Domain.CPU))
        .isGreaterThan(host.meters().longValueExact() * 105 / 100);
    assertThat(ledger.report().hosts())
        .allSatisfy(h -> assertThat(h.differenceMicrojoules()).isZero());
  }

  @OnEachJdk
  void attachedToARunningJvmItBooksFromThenOn(Jdk jdk) throws Exception {
    RunningJvm jvm =
        ForkedJvm.plain(jdk, folder)
            .option("-XX:+EnableDynamicAgentLoading")
            .start("ServingApp", "millis=60000", "pause=5", "size=64", model());
    try {
      jvm.untilTold("ready");
      Outcome attached =
          ForkedJvm.attach(
              jdk, folder, jvm, "window=1s,meter=scripted:" + Meters.watts(folder, 10));
      assertThat(attached.exitCode()).as(attached.err()).isZero();
      assertThat(attached.out()).startsWith("attached to " + jvm.process().pid() + "\n");
      jvm.until(() -> linesOfOneFile() >= 4, "wrote three windows");

      assertThat(command(jdk, "pause", jvm).exitCode()).isZero();
      Thread.sleep(2_500);
      assertThat(command(jdk, "resume", jvm).exitCode()).isZero();
      long before = linesOfOneFile();
      jvm.until(() -> linesOfOneFile() >= before + 2, "wrote windows after the pause");
    } finally {
      jvm.kill();
    }

    Ledger ledger = Ledger.in(folder);
    assertThat(ledger.report().isSound()).isTrue();
    assertThat(ledger.models()).hasSize(1);
    assertThat(ledger.postings(p -> p.model() != null && p.cpuNanos() > 0)).isNotEmpty();
    assertThat(ledger.windows().stream().flatMap(w -> w.gaps().stream()))
        .singleElement()
        .satisfies(
            gap -> {
              assertThat(gap.reason()).isEqualTo("paused");
              assertThat(Duration.ofNanos(gap.durationNanos()))
                  .isGreaterThan(Duration.ofSeconds(2));
            });
    assertThat(ledger.meteredMicrojoules(Domain.CPU))
        .isCloseTo(ledger.durationNanos() / 100, Meters.TOLERANCE);
  }

  private Outcome command(Jdk jdk, String command, RunningJvm jvm) throws Exception {
    return ForkedJvm.plain(jdk, folder)
        .named(command)
        .runJar(command, Long.toString(jvm.process().pid()));
  }

  private RunningJvm serving(Jdk jdk, String name, int millis) throws Exception {
    return ForkedJvm.withAgent(
            jdk,
            folder,
            "window=1s,service=" + name + ",meter=scripted:" + Meters.watts(folder, 10))
        .named(name)
        .start("ServingApp", "millis=" + millis, "pause=5", "size=64", model());
  }

  private String model() throws IOException {
    return "model=" + Files.write(folder.resolve("m.onnx"), SquareOnnx.model(64)) + ":1";
  }

  private long linesOfOneFile() {
    try {
      Path root = folder.resolve("ledger");
      return Files.isDirectory(root) && file() != null ? Files.readAllLines(file()).size() : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  private void cut(int bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() - bytes);
    }
  }

  private Path file() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("ledger"))) {
      return files.filter(f -> f.toString().endsWith(".jsonl")).findFirst().orElse(null);
    }
  }
}
