package com.example.app;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * Calls a model for a while, and needs nothing but {@code java.base} and what the library needs.
 */
public final class BareApp {
  private BareApp() {}

  public static void main(String[] arguments) throws Exception {
    Options options = Options.of(arguments);
    long size = options.number("size", 64);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(Options.file(options.all("model").get(0)));
        OnnxTensor x =
            OnnxTensor.createTensor(
                environment, FloatBuffer.allocate((int) (size * size)), new long[] {size, size})) {
      for (int i = 0; i < 100; i++) {
        session.run(Map.of("x", x)).close();
        Thread.sleep(20);
      }
    }
    System.out.println("scored");
  }
}
