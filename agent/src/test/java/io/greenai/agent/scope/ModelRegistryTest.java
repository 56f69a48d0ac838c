package io.greenai.agent.scope;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.greenai.agent.cpu.SquareOnnx;
import io.greenai.ledger.Ownership;
import java.util.List;
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
  void whatComesAfterTheFirstThousandModelsIsBookedTogether() {
    for (int i = 0; i < ModelRegistry.MAX_MODELS; i++) {
      String name = "model-" + i;
      assertThat(models.register(session, name + ".onnx", null).identity().name()).isEqualTo(name);
    }

    LoadedModel first = models.register(session, "one-more.onnx", null);
    LoadedModel second = models.register(session, "and-another.onnx", null);

    assertThat(first.identity().name()).isEqualTo(ModelRegistry.OVERFLOW);
    assertThat(second).isSameAs(first);
    assertThat(models.models()).hasSize(ModelRegistry.MAX_MODELS + 1);
    assertThat(models.register(session, "model-7.onnx", null).identity().name())
        .isEqualTo("model-7");
  }

  @Test
  void aSessionThatWasThereBeforeMayHaveWorkersThatNobodySawCome() {
    LoadedModel seen = models.register(session, "seen.onnx", null);
    assertThat(seen.bestOwnership()).isEqualTo(Ownership.EXACT);
    assertThat(models.hasUnknownWorkers("seen")).isFalse();

    ModelRegistry attachedLate = new ModelRegistry(new ModelNaming(List.of()));
    LoadedModel found = attachedLate.find(session, new WeakIdentityMap.Probe());

    assertThat(found.bestOwnership()).isEqualTo(Ownership.ESTIMATED);
    assertThat(attachedLate.hasUnknownWorkers(found.identity().name())).isTrue();
  }
}
