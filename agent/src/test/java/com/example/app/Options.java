package com.example.app;

import java.util.Arrays;
import java.util.List;

/** {@code key=value} arguments. */
record Options(List<String> arguments) {
  static Options of(String... arguments) {
    return new Options(List.of(arguments));
  }

  List<String> all(String key) {
    return arguments.stream()
        .filter(argument -> argument.startsWith(key + "="))
        .map(argument -> argument.substring(key.length() + 1))
        .toList();
  }

  int number(String key, int otherwise) {
    return all(key).stream().mapToInt(Integer::parseInt).findFirst().orElse(otherwise);
  }

  boolean has(String flag) {
    return arguments.contains(flag);
  }

  /** {@code FILE:THREADS}. */
  static int threads(String model) {
    return Integer.parseInt(model.substring(model.lastIndexOf(':') + 1));
  }

  static String file(String model) {
    return model.substring(0, model.lastIndexOf(':'));
  }

  static String name(String model) {
    String file = file(model);
    return Arrays.asList(file.split("/", -1))
        .get(file.split("/", -1).length - 1)
        .replace(".onnx", "");
  }
}
