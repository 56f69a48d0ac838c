package com.example.training;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The command line.
 *
 * @param out folder to save the model to
 * @param seconds time to train for, whole epochs
 * @param serveSeconds time to serve predictions for
 * @param perSecond predictions a second
 */
record TrainingOptions(Path out, int seconds, int serveSeconds, int perSecond) {
  static final String USAGE =
      """
      usage: java -Dai.djl.offline=true -jar djl-training.jar [--seconds 20] [--serve-seconds 10] [--rate 50] [--out DIR]
      """;

  private static final Set<String> NAMES =
      Set.of("--seconds", "--serve-seconds", "--rate", "--out");

  /**
   * Reads the arguments.
   *
   * @param defaultOut folder to save to unless {@code --out} names one
   * @throws IllegalArgumentException if an argument is unknown or out of range
   */
  static TrainingOptions parse(Path defaultOut, String... args) {
    Map<String, String> values = new TreeMap<>();
    for (int index = 0; index < args.length; index += 2) {
      if (!NAMES.contains(args[index])) {
        throw new IllegalArgumentException("unknown argument " + args[index]);
      }
      if (index + 1 == args.length) {
        throw new IllegalArgumentException(args[index] + " needs a value");
      }
      values.put(args[index], args[index + 1]);
    }
    return new TrainingOptions(
        Path.of(values.getOrDefault("--out", defaultOut.toString())),
        number(values, "--seconds", 20, 1, 86_400),
        number(values, "--serve-seconds", 10, 0, 86_400),
        number(values, "--rate", 50, 1, 10_000));
  }

  private static int number(
      Map<String, String> values, String name, int otherwise, int min, int max) {
    String text = values.getOrDefault(name, Integer.toString(otherwise));
    int value;
    try {
      value = Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " needs a whole number but got '" + text + "'", e);
    }
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "%s must be between %d and %d but is %d".formatted(name, min, max, value));
    }
    return value;
  }
}
