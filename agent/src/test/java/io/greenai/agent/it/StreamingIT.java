package io.greenai.agent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import io.greenai.ledger.ModelActivity;
import io.greenai.ledger.Phase;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Predictions of DJL whose results come one by one. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
@Timeout(240)
class StreamingIT {
  private static final int TOKENS = 200;

  @TempDir Path folder;

  @OnEachJdk
  void resultsAreTheModelsWorkOnWhicheverThreadAsksForThem(Jdk jdk) throws Exception {
    QuietHost.watch();
    Outcome app =
        ForkedJvm.withMeter(jdk, folder, "1s")
            .classPath(Installation.djlClassPath())
            .option("-Dai.djl.offline=true")
            .variable("OMP_NUM_THREADS", "1")
            .run("StreamingApp", "tokens=" + TOKENS);
    assertThat(app.exitCode()).as(app.err()).isZero();
    Ledger ledger = Ledger.in(folder);

    assertThat(app.number("first.told") + app.number("second.told")).isEqualTo(TOKENS);
    assertThat(ledger.models()).containsExactly("teller");
    assertThat(ledger.unbalanced()).isEmpty();
    assertThat(ledger.activity("teller", Phase.INFERENCE, ModelActivity::invocations)).isEqualTo(1);
    assertThat(ledger.activity("teller", Phase.INFERENCE, ModelActivity::items)).isEqualTo(1);
    long truth = app.number("first.cpuNanos") + app.number("second.cpuNanos");
    assertThat(app.number("second.cpuNanos")).isGreaterThan(truth / 3);
    assertThat(ledger.callerCpuNanos("teller"))
        .as("the half of the second thread is in it")
        .isGreaterThan(truth * 3 / 4);
    QuietHost.assumed(ledger);
    assertThat(ledger.callerCpuNanos("teller")).isCloseTo(truth, withPercentage(10));
  }
}
