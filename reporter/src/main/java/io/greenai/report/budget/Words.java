package io.greenai.report.budget;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The words that a budget file may use for a thing. */
final class Words {
  private Words() {}

  static Map<String, String> of(String... words) {
    return byId(words, Function.identity());
  }

  static <T> Map<String, T> byId(T[] values, Function<T, String> id) {
    return Stream.of(values).collect(toUnmodifiableMap(id, Function.identity()));
  }
}
