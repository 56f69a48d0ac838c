package io.greenai.benchmarks.accuracy;

import java.util.ArrayList;
import java.util.List;

/**
 * One workload whose truth is known.
 *
 * @param truth where the truth comes from
 * @param models as {@code io.greenai.benchmarks.workload.Workload} takes them
 * @param pattern likewise
 * @param pauseMillis between the calls of a thread
 * @param globalThreads of a pool that all sessions share, 0 where each has its own
 * @param attachedLate whether the agent comes once the models are being called
 * @param oldestJava that can run it
 */
record AccuracyCase(
    String name,
    Truth truth,
    List<String> models,
    String pattern,
    int pauseMillis,
    boolean spin,
    int globalThreads,
    boolean attachedLate,
    int oldestJava) {

  /** Where the truth comes from, and how close the books are to come to it. */
  enum Truth {
    /** Clocks of the calling threads and of the native threads that serve one model alone. */
    OWN_CLOCKS(2),
    /** Native threads serve several models: see {@link Measured#byCalls}. */
    CALLS_ALONE(10);

    private final int goalPercent;

    Truth(int goalPercent) {
      this.goalPercent = goalPercent;
    }

    /** The error per model that is aimed at, in per cent of the model's CPU time. */
    int goalPercent() {
      return goalPercent;
    }
  }

  private static final int VIRTUAL_THREADS = 40;

  AccuracyCase {
    models = List.copyOf(models);
  }

  /** The cases, in the order of the table. */
  static List<AccuracyCase> all() {
    List<AccuracyCase> cases = new ArrayList<>();
    cases.add(own("1 ONNX session, 1 thread", like(1, "ort", 320, 1)));
    cases.add(own("2 ONNX sessions, 1 thread each", List.of("m1:ort:384:1", "m2:ort:160:1")));
    cases.add(
        own("8 ONNX sessions, 1 thread each, 10 ms gaps", like(8, "ort", 320, 1)).pausing(10));
    cases.add(
        own("1 ONNX session, 4 threads, spinning, 10 ms gaps", like(1, "ort", 320, 4)).pausing(10));
    cases.add(
        own("1 ONNX session, 4 threads, 200 ms gaps, spinning", like(1, "ort", 320, 4))
            .pausing(200));
    cases.add(
        own(
                "2 ONNX sessions, 4 threads each, spinning, 10 ms gaps",
                List.of("m1:ort:384:4", "m2:ort:256:4"))
            .pausing(10));
    cases.add(
        own(
                "2 ONNX sessions, 4 threads each, not spinning, 10 ms gaps",
                List.of("m1:ort:384:4", "m2:ort:256:4"))
            .pausing(10)
            .calm());
    cases.add(
        own(
                "2 ONNX sessions, 4 threads each, one caller in turn, spinning",
                List.of("m1:ort:384:4", "m2:ort:256:4"))
            .in("alternating")
            .pausing(10));
    cases.add(
        own("8 ONNX sessions, 4 threads each, 200 ms gaps, spinning", like(8, "ort", 320, 4))
            .pausing(200));
    cases.add(
        shared("2 like ONNX sessions on a global pool of 4", like(2, "ort", 320, 1))
            .onGlobalPool(4));
    cases.add(
        shared(
                "2 unlike ONNX sessions on a global pool of 4",
                List.of("m1:ort:320:1", "m2:ort:160:1"))
            .onGlobalPool(4)
            .pausing(10));
    cases.add(
        shared("8 like ONNX sessions on a global pool of 4, 10 ms gaps", like(8, "ort", 320, 1))
            .onGlobalPool(4)
            .pausing(10));
    cases.add(
        own(
                "DJL on ONNX Runtime, 2 models, 2 threads each",
                List.of("m1:djl-ort:256:2", "m2:djl-ort:192:2"))
            .pausing(10));
    cases.add(own("1 PyTorch model", like(1, "torch", 1024, 1)));
    cases.add(
        own(
                "2 PyTorch models, a caller each, 10 ms gaps",
                List.of("m1:torch:1024:1", "m2:torch:512:1"))
            .pausing(10));
    cases.add(
        shared("2 like PyTorch models, one caller in turn", like(2, "torch", 1024, 1))
            .in("alternating")
            .pausing(10)
            .calm());
    cases.add(own("1 Java method", like(1, "java", 200, 1)));
    cases.add(own("2 Java methods", List.of("m1:java:400:1", "m2:java:100:1")));
    cases.add(own("8 Java methods, 10 ms gaps", like(8, "java", 200, 1)).pausing(10));
    cases.add(
        own(
                "2 ONNX sessions, 1 thread each, "
                    + VIRTUAL_THREADS
                    + " virtual threads, 10 ms gaps",
                List.of("m1:ort:384:1", "m2:ort:160:1"))
            .in("virtual:" + VIRTUAL_THREADS)
            .pausing(10)
            .since(21));
    cases.add(
        own(
                "2 Java methods, " + VIRTUAL_THREADS + " virtual threads, 10 ms gaps",
                List.of("m1:java:400:1", "m2:java:100:1"))
            .in("virtual:" + VIRTUAL_THREADS)
            .pausing(10)
            .since(21));
    cases.add(
        own(
                "ONNX session of 4 threads beside PyTorch beside a Java method, 10 ms gaps",
                List.of("m1:ort:320:4", "m2:torch:1024:1", "m3:java:400:1"))
            .pausing(10));
    cases.add(
        own(
                "1 ONNX session, 4 threads, spinning, 10 ms gaps, agent attached late",
                like(1, "ort", 320, 4))
            .pausing(10)
            .attached());
    return cases;
  }

  private static List<String> like(int count, String engine, int size, int threads) {
    List<String> models = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      models.add("m" + i + ":" + engine + ":" + size + ":" + threads);
    }
    return models;
  }

  private static AccuracyCase own(String name, List<String> models) {
    return new AccuracyCase(name, Truth.OWN_CLOCKS, models, "concurrent", 0, true, 0, false, 17);
  }

  /** Spinning of shared threads is nobody's, so that it is off. */
  private static AccuracyCase shared(String name, List<String> models) {
    return new AccuracyCase(name, Truth.CALLS_ALONE, models, "concurrent", 0, false, 0, false, 17);
  }

  private AccuracyCase pausing(int millis) {
    return new AccuracyCase(
        name, truth, models, pattern, millis, spin, globalThreads, attachedLate, oldestJava);
  }

  private AccuracyCase calm() {
    return new AccuracyCase(
        name, truth, models, pattern, pauseMillis, false, globalThreads, attachedLate, oldestJava);
  }

  private AccuracyCase in(String wanted) {
    return new AccuracyCase(
        name, truth, models, wanted, pauseMillis, spin, globalThreads, attachedLate, oldestJava);
  }

  private AccuracyCase onGlobalPool(int threads) {
    return new AccuracyCase(
        name, truth, models, pattern, pauseMillis, spin, threads, attachedLate, oldestJava);
  }

  private AccuracyCase attached() {
    return new AccuracyCase(
        name, truth, models, pattern, pauseMillis, spin, globalThreads, true, oldestJava);
  }

  private AccuracyCase since(int java) {
    return new AccuracyCase(
        name, truth, models, pattern, pauseMillis, spin, globalThreads, attachedLate, java);
  }

  /** What a model is called that is given as the workload takes it. */
  static String name(String model) {
    return model.substring(0, model.indexOf(':'));
  }

  /** The same with one of its models alone. */
  AccuracyCase alone(String model) {
    return new AccuracyCase(
        name,
        truth,
        List.of(model),
        pattern.startsWith("virtual") ? pattern : "concurrent",
        pauseMillis,
        spin,
        globalThreads,
        attachedLate,
        oldestJava);
  }
}
