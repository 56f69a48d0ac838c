package io.greenai.agent.scope;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.greenai.agent.cpu.SquareOnnx;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Models of a real session. */
class ModelRegistryTest {
  private final ModelRegistry models = new ModelRegistry(new ModelNaming(List.of()));
  private OrtSession session;

  @BeforeEach
  void open() throws Exception {
    session = OrtEnvironment.getEnvironment().createSession(SquareOnnx.model(2));
  }

  @AfterEach
  void close() throws OrtException {
    session.close();
  }

  @Test
  void aSessionThatWasThereBeforeMayHaveWorkersThatNobodySawCome() {
    LoadedModel seen = models.register(session, "seen.onnx", null);
    assertThat(seen.mayHaveUnseenWorkers()).isFalse();
    assertThat(models.hasUnknownWorkers("seen")).isFalse();

    ModelRegistry attachedLate = new ModelRegistry(new ModelNaming(List.of()));
    LoadedModel found = attachedLate.find(session, new WeakIdentityMap.Probe());

    assertThat(found.mayHaveUnseenWorkers()).isTrue();
    assertThat(attachedLate.hasUnknownWorkers(found.identity().name())).isTrue();
    assertThat(found.identity().device()).isEqualTo("unknown");
    assertThat(found.accelerators()).isEmpty();
    assertThat(found.settings())
        .isEqualTo(Map.of("executionProvider", "unknown", "intraOpThreads", "unknown"));
  }

  /** What ONNX Runtime would read of it is freed memory, with which it takes the JVM down. */
  @Test
  void aSessionThatIsFirstSeenClosedIsNotAskedWhatItIs() throws Exception {
    OrtSession closed = OrtEnvironment.getEnvironment().createSession(SquareOnnx.model(2));
    closed.close();

    assertThat(models.find(closed, new WeakIdentityMap.Probe()).identity().name())
        .isEqualTo("unknown");
  }

  @Test
  void whatIsDoneWithASessionAfterItWasClosedIsItsModels() throws Exception {
    OrtSession brief = OrtEnvironment.getEnvironment().createSession(SquareOnnx.model(2));
    LoadedModel model = models.register(brief, "brief.onnx", null);
    brief.close();
    models.closed(brief);
    models.allTold(model);

    assertThat(models.models()).isEmpty();
    assertThat(models.find(brief, new WeakIdentityMap.Probe()).identity())
        .isEqualTo(model.identity());
    assertThat(models.find(brief, new WeakIdentityMap.Probe()).isLoaded()).isFalse();
  }
}
