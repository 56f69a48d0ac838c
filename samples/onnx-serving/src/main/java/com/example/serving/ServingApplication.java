package com.example.serving;

import ai.onnxruntime.OrtException;
import com.example.load.LoadSummary;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * Entry point: serves, loads, or both. Ends with 0, with 1 if a request failed, with 64 if it was
 * called wrongly.
 */
public final class ServingApplication {
  private ServingApplication() {}

  public static void main(String[] args) throws Exception {
    ServingOptions options;
    try {
      options = ServingOptions.parse(modelsBesideProgram(), args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.print(ServingOptions.USAGE);
      System.exit(64);
      return;
    }
    boolean clean =
        switch (options.mode()) {
          case SERVE -> serve(options);
          case SELF_LOAD -> selfLoad(options);
          case LOAD -> load(options.target(), options);
        };
    if (!clean) {
      System.exit(1);
    }
  }

  private static boolean serve(ServingOptions options) throws IOException, OrtException {
    InferenceServer server =
        new InferenceServer(options.models(), options.port(), options.intraOpThreads());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop-server"));
    System.out.println("serving on " + server.address());
    return true;
  }

  private static void stop(InferenceServer server) {
    try {
      server.close();
    } catch (OrtException e) {
      System.err.println("the models did not close: " + e.getMessage());
    }
  }

  private static boolean selfLoad(ServingOptions options)
      throws IOException, OrtException, InterruptedException, ExecutionException {
    try (InferenceServer server =
        new InferenceServer(options.models(), 0, options.intraOpThreads())) {
      System.out.println("serving on " + server.address());
      return load(server.address(), options);
    }
  }

  /** Whether every request was answered. */
  private static boolean load(URI address, ServingOptions options)
      throws InterruptedException, ExecutionException {
    List<LoadSummary> summaries = SampleLoad.run(address, options);
    summaries.forEach(System.out::println);
    return summaries.stream().allMatch(summary -> summary.errors() == 0);
  }

  private static Path modelsBesideProgram() throws URISyntaxException {
    Path program =
        Path.of(
            ServingApplication.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return program.resolveSibling("models");
  }
}
