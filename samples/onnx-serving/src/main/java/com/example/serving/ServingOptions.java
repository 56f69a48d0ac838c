package com.example.serving;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The command line.
 *
 * @param mode what this process does
 * @param models folder of the ONNX files
 * @param port port to listen on, 0 for any free one
 * @param intraOpThreads ONNX Runtime threads that share one call, 1 or more
 * @param target address of the service to load, in mode {@link Mode#LOAD}
 * @param scoreRate requests per second on {@code /score}
 * @param tagRate requests per second on {@code /tag}
 * @param seconds how long to load
 */
record ServingOptions(
    Mode mode,
    Path models,
    int port,
    int intraOpThreads,
    URI target,
    double scoreRate,
    double tagRate,
    int seconds) {

  static final String USAGE =
      """
      usage: java -jar onnx-serving.jar [--models DIR] [--port 8080] [--intra-op 2]     serve until stopped
             java -jar onnx-serving.jar --self-load [LOAD] [--models DIR] [--intra-op 2]  serve and load, then end
             java -jar onnx-serving.jar --load URL [LOAD]                                load another process, then end
      LOAD:  [--score-rate 60] [--tag-rate 8] [--seconds 30]
      """;

  enum Mode {
    SERVE,
    SELF_LOAD,
    LOAD
  }

  /**
   * Reads the arguments.
   *
   * @param defaultModels folder of the ONNX files unless {@code --models} names one
   * @throws IllegalArgumentException if an argument is unknown or out of range
   */
  static ServingOptions parse(Path defaultModels, String... args) {
    Map<String, String> values = new TreeMap<>();
    Mode mode = Mode.SERVE;
    for (int index = 0; index < args.length; index++) {
      String name = args[index];
      switch (name) {
        case "--self-load" -> mode = Mode.SELF_LOAD;
        case "--load",
            "--models",
            "--port",
            "--intra-op",
            "--score-rate",
            "--tag-rate",
            "--seconds" -> {
          index++;
          if (index == args.length) {
            throw new IllegalArgumentException(name + " needs a value");
          }
          values.put(name, args[index]);
          mode = name.equals("--load") ? Mode.LOAD : mode;
        }
        default -> throw new IllegalArgumentException("unknown argument " + name);
      }
    }
    return new ServingOptions(
        mode,
        Path.of(values.getOrDefault("--models", defaultModels.toString())),
        (int) number(values, "--port", 8080, 0, 65535),
        (int) number(values, "--intra-op", 2, 1, 256),
        URI.create(values.getOrDefault("--load", "http://localhost:8080")),
        number(values, "--score-rate", 60, 0.1, 10_000),
        number(values, "--tag-rate", 8, 0.1, 10_000),
        (int) number(values, "--seconds", 30, 1, 86_400));
  }

  private static double number(
      Map<String, String> values, String name, double otherwise, double min, double max) {
    String text = values.get(name);
    if (text == null) {
      return otherwise;
    }
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " needs a number but got '" + text + "'", e);
    }
    if (!(value >= min && value <= max)) {
      throw new IllegalArgumentException(
          "%s must be between %s and %s but is %s".formatted(name, min, max, text));
    }
    return value;
  }
}
