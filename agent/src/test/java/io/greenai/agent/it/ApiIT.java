package io.greenai.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.ledger.ModelActivity;
import io.greenai.ledger.Phase;
import io.greenai.ledger.StatedFigures;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An application that names its models by greenai-api. */
@Timeout(120)
@Waiting
class ApiIT {
  @TempDir Path folder;

  @OnEachJdk
  void whatTheApplicationSaysIsInTheLedger(Jdk jdk) throws Exception {
    QuietHost.watch();

    Outcome app =
        ForkedJvm.withMeter(jdk, folder, "15m")
            .classPath(Installation.apiClassPath())
            .run("ApiApp");

    assertThat(app.exitCode()).as(app.err()).isZero();
    assertThat(app.out()).contains("it was refused");
    Ledger ledger = Ledger.in(folder);
    assertThat(ledger.report().findings()).isEmpty();
    assertThat(ledger.unbalanced()).isEmpty();
    assertThat(ledger.models()).containsExactly("ranker");
    assertThat(ledger.postings(p -> p.model() != null))
        .allMatch(p -> p.model().version().equals("7") && p.model().engine().equals("java"));
    assertThat(ledger.activity("ranker", Phase.TRAINING, ModelActivity::invocations)).isEqualTo(1);
    assertThat(ledger.activity("ranker", Phase.TRAINING, ModelActivity::items)).isEqualTo(60_000);
    assertThat(ledger.activity("ranker", Phase.INFERENCE, ModelActivity::invocations))
        .isEqualTo(11);
    assertThat(ledger.activity("ranker", Phase.INFERENCE, ModelActivity::errors)).isEqualTo(1);
    assertThat(stated(ledger, Phase.TRAINING).experiments()).containsExactly("exp-42");
    assertThat(stated(ledger, Phase.EVALUATION).scores()).isEqualTo(Map.of("accuracy", "0.931"));
    assertThat(stated(ledger, Phase.INFERENCE))
        .isEqualTo(new StatedFigures(1000, 70, Map.of(), List.of()));

    QuietHost.assumed(ledger);
    assertThat(ledger.cpuNanos("ranker", Phase.TRAINING))
        .isCloseTo(app.number("training.cpuNanos"), Percentage.withPercentage(5));
  }

  @OnEachJdk
  void withoutTheAgentTheApplicationIsTheSame(Jdk jdk) throws Exception {
    Outcome app = ForkedJvm.plain(jdk, folder).classPath(Installation.apiClassPath()).run("ApiApp");

    assertThat(app.exitCode()).as(app.err()).isZero();
    assertThat(app.out()).contains("it was refused");
  }

  private static StatedFigures stated(Ledger ledger, Phase phase) {
    return ledger
        .postings(p -> p.model() != null && p.model().phase() == phase)
        .map(p -> p.activity().stated())
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }
}
