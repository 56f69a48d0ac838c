package com.example.serving;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.Map;

/**
 * One ONNX model of one float input and one float output, both with a leading batch dimension.
 * Thread-safe.
 */
final class TensorModel implements AutoCloseable {
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final String name;
  private final long[] itemShape;

  /**
   * Opens the model file.
   *
   * @param intraOpThreads threads that share one call, the caller included
   * @param itemShape shape of one item, without the batch dimension
   */
  TensorModel(Path file, int intraOpThreads, long... itemShape) throws OrtException {
    this.environment = OrtEnvironment.getEnvironment();
    this.itemShape = itemShape.clone();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(intraOpThreads);
      this.session = environment.createSession(file.toString(), options);
      this.name = session.getMetadata().getGraphName();
    }
  }

  String name() {
    return name;
  }

  /** Number of floats in one item. */
  int itemLength() {
    long length = 1;
    for (long dimension : itemShape) {
      length *= dimension;
    }
    return Math.toIntExact(length);
  }

  /** One row of outputs per item of the batch. */
  float[][] run(TensorBatch batch) throws OrtException {
    long[] shape = new long[itemShape.length + 1];
    shape[0] = batch.items();
    System.arraycopy(itemShape, 0, shape, 1, itemShape.length);
    try (OnnxTensor input = OnnxTensor.createTensor(environment, batch.values(), shape);
        OrtSession.Result result = session.run(Map.of("x", input))) {
      return (float[][]) result.get(0).getValue();
    }
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
