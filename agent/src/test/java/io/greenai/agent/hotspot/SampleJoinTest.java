package io.greenai.agent.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.agent.attribute.Caller;
import io.greenai.agent.attribute.ModelUse;
import io.greenai.agent.attribute.Stretches;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Phase;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which model a sample goes to. */
class SampleJoinTest {
  private static final long SECOND = 1_000_000_000;
  private static final Instant END = Instant.parse("2026-11-23T19:00:01Z");
  private static final Instant WITHIN = END.minusMillis(300);
  private static final List<String> IN_A_SESSION =
      List.of("ai.onnxruntime.OrtSession.run", "com.acme.Shop.serve", "java.lang.Thread.run");

  private final SampleJoin join = new SampleJoin(Map.of("com.acme.Scorer.score", "scorer"));

  @Test
  void aConfiguredMethodNamesItsModelAndWhatIsInsideIsKept() {
    SampleJoin.Joined joined =
        join.join(
            WITHIN,
            1,
            List.of("java.lang.Math.sqrt", "com.acme.Scorer.score", "com.acme.Shop.main"));

    assertThat(joined)
        .isEqualTo(
            new SampleJoin.Joined(
                "scorer", List.of("com.acme.Scorer.score", "java.lang.Math.sqrt")));
  }

  @Test
  void theInnermostWovenMethodOwnsTheSample() {
    observe(use("session", "onnxruntime", SECOND / 2));

    SampleJoin.Joined joined =
        join.join(WITHIN, 1, List.of("ai.onnxruntime.OrtSession.run", "com.acme.Scorer.score"));

    assertThat(joined.model()).isEqualTo("session");
    assertThat(joined.inwards()).containsExactly("ai.onnxruntime.OrtSession.run");
  }

  @Test
  void modelsOfOneThreadTakeSamplesInProportionToTheirTime() {
    observe(use("a", "onnxruntime", SECOND * 3 / 10), use("b", "pytorch", SECOND / 10));
    Map<String, Integer> taken = new HashMap<>();
    for (int i = 0; i < 400; i++) {
      taken.merge(join.join(WITHIN, 1, IN_A_SESSION).model(), 1, Integer::sum);
    }

    assertThat(taken).isEqualTo(Map.of("a", 300, "b", 100));
  }

  @Test
  void aScopeOfTheApplicationsTakesItsPartOfTheInterval() {
    observe(use("trainer", "java", SECOND / 4));
    int taken = 0;
    for (int i = 0; i < 400; i++) {
      taken += join.join(WITHIN, 1, List.of("com.acme.Shop.serve")) == null ? 0 : 1;
    }

    assertThat(taken).isEqualTo(100);
  }

  @Test
  void aThreadThatWorkedForNoModelHasNone() {
    observe(use("a", "onnxruntime", SECOND));

    assertThat(join.join(WITHIN, 2, IN_A_SESSION)).isNull();
    assertThat(join.join(WITHIN, 1, List.of("com.acme.Shop.serve"))).isNull();
    assertThat(join.join(WITHIN, 1, List.of())).isNull();
  }

  @Test
  void aSampleOfAnIntervalThatIsNotOverGoesByTheLastOne() {
    observe(use("a", "onnxruntime", SECOND));

    assertThat(join.join(END.plusMillis(100), 1, IN_A_SESSION).model()).isEqualTo("a");
  }

  @Test
  void stacksAreCountedInBoundsAndNamesPartNoFrames() {
    ModelStacks stacks = new ModelStacks();
    for (int i = 0; i < ModelStacks.MAX_STACKS + 5; i++) {
      stacks.add("a;b c", List.of("M.m" + i));
    }
    stacks.add("deep", Collections.nCopies(500, "M.m"));

    assertThat(stacks.lines()).hasSize(ModelStacks.MAX_STACKS + 2);
    assertThat(stacks.lines()).contains("a_b_c;M.m7 1", "a_b_c;[others] 5", "deep;[others] 1");
  }

  private void observe(ModelUse... uses) {
    join.observe(END, SECOND, List.of(new Caller(1, SECOND, false, SECOND, List.of(uses))));
  }

  private static ModelUse use(String model, String engine, long nanos) {
    return new ModelUse(
        new ModelKey(model, "", Phase.INFERENCE, engine, "cpu"),
        nanos,
        0,
        0,
        0,
        0,
        new Stretches());
  }
}
