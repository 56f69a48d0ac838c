package com.example.app;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A model in memory, with what the application knows of its calls. */
final class Scorer implements AutoCloseable {
  /** Whose CPU time is that of loading classes, here and in whatever watches. */
  private static final int COLD_CALLS = 3;

  final String name;
  final int threads;
  final AtomicLong calls = new AtomicLong();
  final AtomicLong callerCpuNanos = new AtomicLong();
  private final OrtSession session;
  private final OnnxTensor input;
  private final int size;

  private Scorer(String name, int threads, OrtSession session, int size) throws OrtException {
    this.name = name;
    this.threads = threads;
    this.session = session;
    this.size = size;
    this.input =
        OnnxTensor.createTensor(
            OrtEnvironment.getEnvironment(),
            FloatBuffer.allocate(size * size),
            new long[] {size, size});
  }

  /** Opens {@code FILE:THREADS}. */
  static Scorer open(String model, boolean spinning, int size) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      int threads = Options.threads(model);
      options.setIntraOpNumThreads(threads);
      askForAnAccelerator(options);
      if (!spinning) {
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
      }
      OrtSession session =
          OrtEnvironment.getEnvironment().createSession(Options.file(model), options);
      return new Scorer(Options.name(model), threads, session, size);
    }
  }

  /** As services do that run on machines with one and without. */
  private static void askForAnAccelerator(OrtSession.SessionOptions options) {
    try {
      options.addCUDA();
    } catch (OrtException e) {
      // There is none here; the CPU serves.
    }
  }

  /** One call of {@code size} items. */
  void score() throws OrtException {
    long before = Cpu.own();
    try (OrtSession.Result result = session.run(Map.of("x", input))) {
      long nanos = Cpu.own() - before;
      if (calls.getAndIncrement() >= COLD_CALLS) {
        callerCpuNanos.addAndGet(nanos);
      }
      if (result.size() != 1) {
        throw new IllegalStateException("no result");
      }
    }
  }

  /** A call that the library refuses. */
  OrtException fail() {
    try (OrtSession.Result result = session.run(Map.of("nonsense", input))) {
      throw new IllegalStateException("accepted " + result.size());
    } catch (OrtException e) {
      return e;
    }
  }

  long items() {
    return calls.get() * size;
  }

  @Override
  public void close() throws OrtException {
    input.close();
    session.close();
  }
}
