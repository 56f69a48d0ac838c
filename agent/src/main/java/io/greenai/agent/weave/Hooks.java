package io.greenai.agent.weave;

import static io.greenai.agent.weave.Hook.method;
import static io.greenai.agent.weave.Hook.optional;
import static io.greenai.agent.weave.Hook.required;

import io.greenai.agent.boot.Bridge;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The woven methods. Verified by the bytecode of ONNX Runtime 1.8.1 to 1.29.0 and DJL 0.35.1. */
final class Hooks {

  private static final String SESSION = "ai.onnxruntime.OrtSession";
  private static final String OPTIONS = "ai.onnxruntime.OrtSession$SessionOptions";
  private static final String RUN_OPTIONS = "ai.onnxruntime.OrtSession$RunOptions";
  private static final String ENVIRONMENT = "ai.onnxruntime.OrtEnvironment";
  private static final String PROVIDERS = "ai.onnxruntime.providers.";
  private static final String ALLOCATOR = "ai.onnxruntime.OrtAllocator";
  private static final String TRAINER = "ai.djl.training.Trainer";
  private static final String EASY_TRAIN = "ai.djl.training.EasyTrain";
  private static final String DATASET = "ai.djl.training.dataset.Dataset";
  private static final String BATCH = "ai.djl.training.dataset.Batch";
  private static final String BATCH_DATA = "ai.djl.training.listener.TrainingListener$BatchData";
  private static final String COLLECTOR = "ai.djl.training.GradientCollector";
  private static final String PATH = "java.nio.file.Path";
  private static final String MAP = "java.util.Map";
  private static final String OBJECT = "java.lang.Object";
  private static final String STRING = "java.lang.String";
  private static final String OWN_LINK = "io.greenai.api.AgentLink";

  /** All overloads of {@code run}, {@code createSession} and so on end in these. */
  private static final List<Hook> ONNX_RUNTIME =
      List.of(
          required(
              SESSION,
              "OrtRun",
              method("run", MAP, "java.util.Set", MAP, RUN_OPTIONS),
              method("run", MAP, "java.util.Set", RUN_OPTIONS)),
          required(SESSION, "OrtClose", method("close")),
          required(
              ENVIRONMENT,
              "OrtCreate",
              method("createSession", "java.lang.String", ALLOCATOR, OPTIONS)),
          required(ENVIRONMENT, "OrtCreate", method("createSession", "[B", ALLOCATOR, OPTIONS)),
          optional(
              ENVIRONMENT,
              "OrtCreate",
              method("createSession", "java.nio.ByteBuffer", ALLOCATOR, OPTIONS)),
          optional(
              ENVIRONMENT,
              "OrtGlobalPool",
              method(
                  "getEnvironment",
                  "ai.onnxruntime.OrtLoggingLevel",
                  "java.lang.String",
                  ENVIRONMENT + "$ThreadingOptions")));

  /** What a session is told to be; the library lets nobody read any of it back. */
  private static final List<Hook> ONNX_RUNTIME_OPTIONS =
      Stream.of(
              method("<init>"),
              method("setIntraOpNumThreads", "int"),
              method("setInterOpNumThreads", "int"),
              method("disablePerSessionThreads"),
              method("addCPU", "boolean"),
              method("addCUDA"),
              method("addCUDA", "int"),
              method("addCUDA", PROVIDERS + "OrtCUDAProviderOptions"),
              method("addROCM"),
              method("addROCM", "int"),
              method("addTensorrt", "int"),
              method("addTensorrt", PROVIDERS + "OrtTensorRTProviderOptions"),
              method("addDirectML", "int"),
              method("addOpenVINO", "java.lang.String"),
              method("addDnnl", "boolean"),
              method("addACL", "boolean"),
              method("addNnapi"),
              method("addNnapi", "java.util.EnumSet"),
              method("addCoreML"),
              method("addCoreML", "java.util.EnumSet"),
              method("addCoreML", MAP),
              method("addTvm", "java.lang.String"),
              method("addXnnpack", MAP),
              method("addQnn", MAP),
              method("addWebGPU", MAP),
              method("addExecutionProvider", "java.util.List", MAP))
          .map(
              setter ->
                  optional(
                      OPTIONS, setter.parameters().isEmpty() ? "OrtSwitch" : "OrtOption", setter))
          .toList();

  private static final List<Hook> DJL =
      List.of(
          required(
              "ai.djl.inference.Predictor", "DjlPredict", method("batchPredict", "java.util.List")),
          optional(
              "ai.djl.inference.Predictor",
              "DjlStreamingPredict",
              method("streamingPredict", OBJECT)),
          optional(
              "ai.djl.inference.streaming.StreamingBlock",
              "DjlStream",
              method(
                  "forwardStream",
                  "ai.djl.training.ParameterStore",
                  "ai.djl.ndarray.NDList",
                  "boolean",
                  "ai.djl.util.PairList")),
          required(EASY_TRAIN, "DjlTraining", method("fit", TRAINER, "int", DATASET, DATASET))
              .in(Bridge.DATA_PREPARATION),
          required(EASY_TRAIN, "DjlTraining", method("evaluateDataset", TRAINER, DATASET))
              .in(Bridge.EVALUATION),
          required(EASY_TRAIN, "DjlBatch", method("trainBatch", TRAINER, BATCH))
              .in(Bridge.TRAINING),
          required(EASY_TRAIN, "DjlBatch", method("validateBatch", TRAINER, BATCH))
              .in(Bridge.EVALUATION),
          required(
                  EASY_TRAIN,
                  "DjlTraining",
                  method("trainSplit", TRAINER, COLLECTOR, BATCH_DATA, BATCH))
              .in(Bridge.TRAINING),
          required(EASY_TRAIN, "DjlTraining", method("validateSplit", TRAINER, BATCH_DATA, BATCH))
              .in(Bridge.EVALUATION),
          required(TRAINER, "DjlStep", method("step")),
          optional(
              TRAINER,
              "DjlDevices",
              method("<init>", "ai.djl.Model", "ai.djl.training.TrainingConfig")),
          required(TRAINER, "DjlCollectorOpen", method("newGradientCollector")),
          optional(
              "ai.djl.pytorch.engine.PtGradientCollector", "DjlCollectorClose", method("close")),
          required("ai.djl.repository.zoo.Criteria", "DjlCriteria", method("loadModel")),
          optional(
              "ai.djl.pytorch.engine.PtModel",
              "DjlLoad",
              method("load", PATH, "java.lang.String", MAP)),
          optional(
              "ai.djl.pytorch.engine.PtModel",
              "DjlLoad",
              method("load", "java.io.InputStream", MAP)),
          optional(
              "ai.djl.onnxruntime.engine.OrtModel",
              "DjlLoad",
              method("load", PATH, "java.lang.String", MAP)),
          optional(
              "ai.djl.onnxruntime.engine.OrtModel",
              "DjlLoad",
              method("load", "java.io.InputStream", MAP)),
          required("ai.djl.BaseModel", "DjlClose", method("close")));

  /** Empty methods of {@code greenai-api}, which get their bodies here. */
  private static final List<Hook> OWN_API =
      List.of(
          required(OWN_LINK, "OwnStart", method("start", STRING, STRING, STRING, "int")),
          required(OWN_LINK, "OwnItems", method("items", OBJECT, "long")),
          required(OWN_LINK, "OwnTokens", method("tokens", OBJECT, "long", "long")),
          required(OWN_LINK, "OwnScore", method("score", OBJECT, STRING, "java.math.BigDecimal")),
          required(OWN_LINK, "OwnExperiment", method("experiment", OBJECT, STRING)),
          required(OWN_LINK, "OwnFailed", method("failed", OBJECT)),
          required(OWN_LINK, "OwnEnd", method("end", OBJECT)));

  /** By internal class name, the form in which the JVM asks. */
  static final Map<String, List<Hook>> BY_CLASS =
      Stream.of(ONNX_RUNTIME, ONNX_RUNTIME_OPTIONS, DJL, OWN_API)
          .flatMap(List::stream)
          .collect(Collectors.groupingBy(hook -> hook.type().replace('.', '/')));

  /** Advice that encloses the work of the method that it is woven into. */
  private static final Set<String> ENCLOSING =
      Set.of(
          "OrtRun",
          "OrtCreate",
          "DjlPredict",
          "DjlStreamingPredict",
          "DjlTraining",
          "DjlBatch",
          "DjlStep",
          "DjlCriteria",
          "DjlLoad");

  /** Methods of libraries that do a model's work, written {@code ai.onnxruntime.OrtSession.run}. */
  static final Set<String> CALLS =
      BY_CLASS.values().stream()
          .flatMap(List::stream)
          .filter(hook -> ENCLOSING.contains(hook.advice()))
          .flatMap(
              hook -> hook.candidates().stream().map(method -> hook.type() + "." + method.method()))
          .collect(Collectors.toUnmodifiableSet());

  private Hooks() {}
}
