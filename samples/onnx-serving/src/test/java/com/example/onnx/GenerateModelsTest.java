package com.example.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GenerateModelsTest {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();

  @Test
  void onnxRuntimeReadsNamesVersionsAndShapesOfBothModels() throws OrtException {
    try (OrtSession session = environment.createSession(GenerateModels.fraudScorer())) {
      assertThat(session.getMetadata().getGraphName()).isEqualTo("fraud-scorer");
      assertThat(session.getMetadata().getVersion()).isEqualTo(7);
      assertThat(shape(session.getInputInfo().get("x"))).containsExactly(-1, 48);
      assertThat(shape(session.getOutputInfo().get("y"))).containsExactly(-1, 1);
    }
    try (OrtSession session = environment.createSession(GenerateModels.imageTagger())) {
      assertThat(session.getMetadata().getGraphName()).isEqualTo("image-tagger");
      assertThat(session.getMetadata().getVersion()).isEqualTo(3);
      assertThat(shape(session.getInputInfo().get("x"))).containsExactly(-1, 3, 64, 64);
      assertThat(shape(session.getOutputInfo().get("y"))).containsExactly(-1, 10);
    }
  }

  @Test
  void theTaggersOutputsAreProbabilitiesThatDependOnTheImage() throws OrtException {
    float[] images = new float[2 * 3 * 64 * 64];
    for (int index = 0; index < images.length / 2; index++) {
      images[index] = index % 7;
    }
    long[] shape = {2, 3, 64, 64};
    try (OrtSession session = environment.createSession(GenerateModels.imageTagger());
        OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(images), shape);
        OrtSession.Result result = session.run(Map.of("x", input))) {
      float[][] rows = (float[][]) result.get(0).getValue();
      assertThat(rows[0]).isNotEqualTo(rows[1]);
      for (float[] row : rows) {
        float sum = 0;
        for (float probability : row) {
          assertThat(probability).isBetween(0f, 1f);
          sum += probability;
        }
        assertThat(sum).isCloseTo(1f, offset(1e-4f));
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameBytes() {
    assertThat(GenerateModels.fraudScorer()).isEqualTo(GenerateModels.fraudScorer());
    assertThat(GenerateModels.imageTagger()).isEqualTo(GenerateModels.imageTagger());
  }

  @Test
  void withoutAFolderItSaysWhatItNeeds() {
    assertThatThrownBy(() -> GenerateModels.main(new String[0]))
        .hasMessage("expected one argument, the folder to write to, but got 0");
  }

  private static long[] shape(NodeInfo node) {
    return ((TensorInfo) node.getInfo()).getShape();
  }
}
