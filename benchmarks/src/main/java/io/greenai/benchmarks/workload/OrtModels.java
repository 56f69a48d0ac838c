package io.greenai.benchmarks.workload;

import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.NoopTranslator;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Models of ONNX Runtime: {@code square.onnx}, which multiplies a matrix of any size by itself
 * (MatMul of operator set 13 over {@code x} and {@code x}).
 */
final class OrtModels {
  private static final String SQUARE = "square.onnx";

  private final boolean spinning;
  private final int globalThreads;
  private Tasks.@Nullable Created<OrtEnvironment> environment;

  /**
   * @param globalThreads of a pool that all sessions share, 0 where each has its own
   */
  OrtModels(boolean spinning, int globalThreads) {
    this.spinning = spinning;
    this.globalThreads = globalThreads;
  }

  /** The environment, and the pool that came with it. */
  private Tasks.Created<OrtEnvironment> environment() throws Exception {
    if (environment == null) {
      environment =
          globalThreads == 0
              ? new Tasks.Created<>(OrtEnvironment.getEnvironment(), Set.of())
              : Tasks.cameWith(this::withGlobalPool);
    }
    return environment;
  }

  private OrtEnvironment withGlobalPool() throws OrtException {
    OrtEnvironment.ThreadingOptions options = new OrtEnvironment.ThreadingOptions();
    options.setGlobalIntraOpNumThreads(globalThreads);
    options.setGlobalSpinControl(spinning);
    return OrtEnvironment.getEnvironment(
        OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING, "shared", options);
  }

  /** A session of ONNX Runtime itself. */
  Served session(String name, int size, int threads) throws Exception {
    OrtEnvironment opened = environment().what();
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    if (globalThreads > 0) {
      options.disablePerSessionThreads();
    } else {
      options.setIntraOpNumThreads(threads);
      options.addConfigEntry("session.intra_op.allow_spinning", spinning ? "1" : "0");
    }
    String file = file(name).toString();
    Tasks.Created<OrtSession> session = Tasks.cameWith(() -> opened.createSession(file, options));
    OnnxTensor input =
        OnnxTensor.createTensor(opened, FloatBuffer.allocate(size * size), new long[] {size, size});
    Set<Integer> workers = globalThreads > 0 ? environment().tids() : session.tids();
    return new Session(session.what(), workers, Map.of("x", input));
  }

  /** The same through DJL's engine for ONNX Runtime. */
  Served djl(String name, int size, int threads) throws Exception {
    Path folder = file(name).getParent();
    Criteria<NDList, NDList> criteria =
        Criteria.builder()
            .setTypes(NDList.class, NDList.class)
            .optEngine("OnnxRuntime")
            .optModelPath(folder)
            .optModelName(name)
            .optOption("intraOpNumThreads", Integer.toString(threads))
            .optTranslator(new NoopTranslator())
            .build();
    Tasks.Created<ZooModel<NDList, NDList>> model = Tasks.cameWith(criteria::loadModel);
    NDManager manager = model.what().getNDManager();
    NDArray input = manager.create(new float[size * size], new Shape(size, size));
    return new DjlSession(model.what(), model.tids(), new NDList(input));
  }

  private static Path file(String name) throws IOException {
    Path folder = Files.createTempDirectory("greenai-" + name);
    Path file = folder.resolve(name + ".onnx");
    try (InputStream in = OrtModels.class.getResourceAsStream(SQUARE)) {
      if (in == null) {
        throw new IOException(SQUARE + " is missing from the benchmarks' jar");
      }
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  private record Session(OrtSession session, Set<Integer> workers, Map<String, OnnxTensor> input)
      implements Served {
    @Override
    public AutoCloseable call() throws OrtException {
      return session.run(input);
    }
  }

  private static final class DjlSession implements Served {
    private final Set<Integer> workers;
    private final NDList input;
    private final ThreadLocal<Predictor<NDList, NDList>> predictors;

    DjlSession(ZooModel<NDList, NDList> model, Set<Integer> workers, NDList input) {
      this.workers = workers;
      this.input = input;
      this.predictors = ThreadLocal.withInitial(model::newPredictor);
    }

    @Override
    public AutoCloseable call() throws Exception {
      return predictors.get().predict(input);
    }

    @Override
    public Set<Integer> workers() {
      return workers;
    }
  }
}
