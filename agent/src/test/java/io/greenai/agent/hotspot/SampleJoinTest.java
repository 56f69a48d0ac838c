package io.greenai.agent.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenai.agent.attribute.Caller;
import io.greenai.agent.attribute.ModelUse;
import io.greenai.agent.attribute.Stretches;
import io.greenai.agent.boot.Bridge;
import io.greenai.agent.scope.Calls;
import io.greenai.agent.weave.MethodModel;
import io.greenai.agent.weave.MethodName;
import io.greenai.agent.weave.Weaver;
import io.greenai.ledger.ModelKey;
import io.greenai.ledger.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which model a sample goes to. */
class SampleJoinTest {
  private static final long SECOND = 1_000_000_000;
  private static final Instant END = Instant.parse("2026-11-23T19:00:01Z");
  private static final Instant WITHIN = END.minusMillis(300);
  private static final List<WovenMethods.Frame> IN_A_SESSION =
      frames("ai.onnxruntime.OrtSession.run", "com.acme.Shop.serve", "java.lang.Thread.run");

  private final SampleJoin join =
      new SampleJoin(
          new WovenMethods(
              List.of(
                  model("scorer", "com.acme.Scorer.score"),
                  model("one", "com.acme.Many.rank(java.util.List, long[])"),
                  model("two", "com.acme.Many.rank(com.acme.Outer$Inner)")),
              calls()));

  @Test
  void aConfiguredMethodNamesItsModelAndWhatIsInsideIsKept() {
    SampleJoin.Joined joined =
        join.join(
            WITHIN,
            1,
            frames("java.lang.Math.sqrt", "com.acme.Scorer.score", "com.acme.Shop.main"));

    assertThat(joined)
        .isEqualTo(
            new SampleJoin.Joined(
                "scorer", List.of("com.acme.Scorer.score", "java.lang.Math.sqrt")));
  }

  @Test
  void theInnermostWovenMethodOwnsTheSample() {
    observe(use("session", "onnxruntime", SECOND / 2));

    SampleJoin.Joined joined =
        join.join(WITHIN, 1, frames("ai.onnxruntime.OrtSession.run", "com.acme.Scorer.score"));

    assertThat(joined.model()).isEqualTo("session");
    assertThat(joined.inwards()).containsExactly("ai.onnxruntime.OrtSession.run");
  }

  @Test
  void whatTheAgentDoesWithinACallIsOneFrameOfItsOwn() {
    SampleJoin.Joined joined =
        join.join(
            WITHIN,
            1,
            frames(
                "java.util.concurrent.ConcurrentHashMap.get",
                "io.greenai.agent.scope.Calls.onEnter",
                "java.lang.GreenAiBridge.enter",
                "com.acme.Scorer.inner",
                "com.acme.Scorer.score"));

    assertThat(joined.inwards())
        .containsExactly("com.acme.Scorer.score", "com.acme.Scorer.inner", "[agent]");
  }

  @Test
  void whatTheApplicationDoesInsideOfTheAgentsStreamIsItsOwn() {
    observe(use("a", "pytorch", SECOND));

    assertThat(
            streamed("com.acme.Block.next", "io.greenai.agent.scope.StreamedWork.compute")
                .inwards())
        .containsExactly("com.acme.Block.next");
    assertThat(streamed("io.greenai.agent.scope.StreamedWork.compute").inwards())
        .containsExactly("[agent]");
    assertThat(
            streamed(
                    "io.greenai.agent.boot.Bridge.open",
                    "io.greenai.agent.scope.StreamedWork.opened",
                    "io.greenai.agent.scope.StreamedWork.compute")
                .inwards())
        .containsExactly("[agent]");
  }

  private SampleJoin.Joined streamed(String... methods) {
    return join.join(WITHIN, 1, frames(methods));
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
      taken += join.join(WITHIN, 1, frames("com.acme.Shop.serve")) == null ? 0 : 1;
    }

    assertThat(taken).isEqualTo(100);
  }

  @Test
  void aThreadThatWorkedForNoModelHasNone() {
    observe(use("a", "onnxruntime", SECOND));

    assertThat(join.join(WITHIN, 2, IN_A_SESSION)).isNull();
    assertThat(join.join(WITHIN, 1, frames("com.acme.Shop.serve"))).isNull();
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

  @Test
  void ofOverloadsEachIsItsModelAndTheOthersAreNone() {
    assertThat(overload("(Ljava/util/List;[J)D")).isEqualTo("one");
    assertThat(overload("(Lcom/acme/Outer$Inner;)D")).isEqualTo("two");
    assertThat(overload("(Ljava/util/List;)D")).isNull();
  }

  private @Nullable String overload(String descriptor) {
    SampleJoin.Joined joined =
        join.join(WITHIN, 1, List.of(new WovenMethods.Frame("com.acme.Many.rank", descriptor)));
    return joined == null ? null : joined.model();
  }

  @Test
  void rareSamplesOfManyThreadsAreSharedInProportionToo() {
    Map<String, Integer> taken = new TreeMap<>();
    for (int second = 1; second <= 100; second++) {
      Instant end = END.plusSeconds(second);
      List<Caller> callers = new ArrayList<>();
      for (long thread = 1; thread <= 20; thread++) {
        callers.add(
            caller(
                thread,
                use("a", "onnxruntime", SECOND * 11 / 40),
                use("b", "onnxruntime", SECOND * 9 / 40),
                use("own", "java", SECOND * 2 / 5)));
      }
      join.observe(end, SECOND, callers);
      for (long thread = 1; thread <= 20; thread++) {
        taken.merge(join.join(end, thread, IN_A_SESSION).model(), 1, Integer::sum);
        SampleJoin.Joined own = join.join(end, thread, frames("com.acme.Shop.serve"));
        taken.merge(own == null ? "none" : own.model(), 1, Integer::sum);
      }
    }

    assertThat(taken).isEqualTo(Map.of("a", 1100, "b", 900, "own", 800, "none", 1200));
  }

  @Test
  void callsOfLibrariesAreThoseThatTheWeaverEncloses() {
    assertThat(Weaver.libraryCalls())
        .contains(
            "ai.onnxruntime.OrtSession.run",
            "ai.onnxruntime.OrtEnvironment.createSession",
            "ai.djl.pytorch.engine.PtModel.load",
            "ai.djl.training.Trainer.step")
        .doesNotContain(
            "ai.onnxruntime.OrtSession.close", "ai.djl.training.Trainer.newGradientCollector");
  }

  @Test
  void hiddenClassesAreCalledAsInEveryRun() {
    assertThat(HotSpots.plain("com.acme.Shop$$Lambda$14/0x0000000800c03000"))
        .isEqualTo("com.acme.Shop$$Lambda");
    assertThat(HotSpots.plain("com.acme.Shop$$Lambda+0x00007f2c"))
        .isEqualTo("com.acme.Shop$$Lambda");
    assertThat(HotSpots.plain("java.lang.invoke.LambdaForm$MH.0x00007f2c"))
        .isEqualTo("java.lang.invoke.LambdaForm$MH");
    assertThat(HotSpots.plain("com.acme.Shop$1")).isEqualTo("com.acme.Shop$1");
  }

  private static Set<String> calls() {
    Set<String> calls = new HashSet<>(Weaver.libraryCalls());
    calls.add(Calls.STREAMING);
    return calls;
  }

  private void observe(ModelUse... uses) {
    join.observe(END, SECOND, List.of(caller(1, uses)));
  }

  private static Caller caller(long thread, ModelUse... uses) {
    return new Caller(thread, SECOND, false, SECOND, List.of(uses));
  }

  private static List<WovenMethods.Frame> frames(String... methods) {
    return Arrays.stream(methods).map(method -> new WovenMethods.Frame(method, "()V")).toList();
  }

  private static MethodModel model(String name, String method) {
    return new MethodModel(name, "", "", Bridge.INFERENCE, MethodName.parseAll(method));
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
