package io.greenai.agent.meter;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One section of a scripted meter file: a meter's keys with their lines, and how to read them. */
final class ScriptSection {
  record Entry(int line, String value) {}

  private static final long MAX_MICROWATTS = 5_000_000_000L;
  static final List<String> KEYS =
      List.of(
          "domain",
          "role",
          "boundary",
          "quality",
          "watts",
          "point",
          "idle.watts",
          "uncertainty.ppm",
          "wrap.microjoules",
          "fail.seconds");

  private final Path file;
  private final int line;
  private final String id;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final List<Entry> points = new ArrayList<>();

  ScriptSection(Path file, int line, String id) {
    this.file = file;
    this.line = line;
    this.id = id;
  }

  int line() {
    return line;
  }

  String id() {
    return id;
  }

  List<Entry> points() {
    return points;
  }

  @Nullable Entry get(String key) {
    return entries.get(key);
  }

  void add(String key, Entry entry) throws MeterException {
    if (!KEYS.contains(key)) {
      throw wrong(
          entry.line(), "unknown key '" + key + "'; the keys are " + String.join(", ", KEYS));
    }
    if (key.equals("point")) {
      points.add(entry);
    } else if (entries.putIfAbsent(key, entry) != null) {
      throw wrong(entry.line(), "key '" + key + "' stands twice in [" + id + "]");
    }
  }

  <T> T choice(String key, T[] values, Function<T, String> name, T otherwise)
      throws MeterException {
    @Nullable Entry entry = entries.get(key);
    if (entry == null) {
      return otherwise;
    }
    for (T value : values) {
      if (name.apply(value).equals(entry.value())) {
        return value;
      }
    }
    throw wrong(
        entry.line(),
        key
            + " '"
            + entry.value()
            + "' is not one of "
            + Arrays.stream(values).map(name).collect(Collectors.joining(", ")));
  }

  long microwatts(Entry entry) throws MeterException {
    long value = decimal(entry, entry.value(), 6);
    if (value > MAX_MICROWATTS) {
      throw wrong(entry.line(), "'" + entry.value() + "' W is more than 5000 W");
    }
    return value;
  }

  /** A whole number, 0 where the key is absent. */
  long whole(String key) throws MeterException {
    @Nullable Entry entry = entries.get(key);
    return entry == null ? 0 : decimal(entry, entry.value(), 0);
  }

  long[] pair(Entry entry, int firstDecimals, int secondDecimals) throws MeterException {
    String[] parts = entry.value().split("\\s+", -1);
    if (parts.length != 2) {
      throw wrong(entry.line(), "'" + entry.value() + "' is not two numbers");
    }
    return new long[] {
      decimal(entry, parts[0], firstDecimals), decimal(entry, parts[1], secondDecimals)
    };
  }

  /** A number of 0 or more with at most so many decimals, in units of its last decimal. */
  private long decimal(Entry entry, String text, int decimals) throws MeterException {
    try {
      long value = new BigDecimal(text).movePointRight(decimals).longValueExact();
      if (value >= 0) {
        return value;
      }
    } catch (ArithmeticException | NumberFormatException e) {
      // Told below with the line.
    }
    throw wrong(
        entry.line(),
        "'" + text + "' is not a number of 0 or more with at most " + decimals + " decimals");
  }

  private MeterException wrong(int at, String what) {
    return new MeterException(file + ":" + at + ": " + what);
  }
}
