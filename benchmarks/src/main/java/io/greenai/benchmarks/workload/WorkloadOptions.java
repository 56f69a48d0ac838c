package io.greenai.benchmarks.workload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What {@link Workload} is told to do, as {@code key=value}. */
record WorkloadOptions(List<ModelOption> models, Map<String, String> values) {

  /**
   * One model.
   *
   * @param number counts the models from 1
   */
  record ModelOption(int number, String name, String engine, int size, int threads) {

    /** Another of its kind, of one thread. */
    ModelOption warmUp(int smallSize) {
      return new ModelOption(number, "warm-up", engine, smallSize, 1);
    }
  }

  static WorkloadOptions of(String[] arguments) {
    List<ModelOption> models = new ArrayList<>();
    Map<String, String> values = new HashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("'" + argument + "' is not key=value");
      }
      String value = argument.substring(equals + 1);
      if (argument.startsWith("model=")) {
        String[] cells = value.split(":", -1);
        models.add(
            new ModelOption(
                models.size() + 1,
                cells[0],
                cells[1],
                Integer.parseInt(cells[2]),
                Integer.parseInt(cells[3])));
      } else {
        values.put(argument.substring(0, equals), value);
      }
    }
    return new WorkloadOptions(models, values);
  }

  String pattern() {
    return values.getOrDefault("pattern", "concurrent");
  }

  long pauseMillis() {
    return number("pause", 0);
  }

  boolean spin() {
    return Boolean.parseBoolean(values.getOrDefault("spin", "true"));
  }

  int globalThreads() {
    return number("global", 0);
  }

  int seconds() {
    return number("seconds", 20);
  }

  int windowSeconds() {
    return number("window", 5);
  }

  String log() {
    return values.getOrDefault("log", "workload.csv");
  }

  /** A file that whoever comes in the middle makes when it has; empty where nobody does. */
  String awaited() {
    return values.getOrDefault("await", "");
  }

  private int number(String key, int otherwise) {
    return Integer.parseInt(values.getOrDefault(key, Integer.toString(otherwise)));
  }
}
