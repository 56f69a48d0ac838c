package io.greenai.report.org;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Countries that a file may name. */
final class Countries {
  /** By their ISO 3166-1 alpha-2 codes, which they are known by everywhere. */
  static final Map<String, String> BY_CODE =
      Stream.of(Locale.getISOCountries())
          .collect(toUnmodifiableMap(Function.identity(), Function.identity()));

  private Countries() {}
}
