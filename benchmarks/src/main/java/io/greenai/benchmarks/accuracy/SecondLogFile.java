package io.greenai.benchmarks.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What a workload had used by each second. */
record SecondLogFile(NavigableMap<Long, Second> seconds) {

  /** Readings of cumulative clocks at one second, in nanoseconds. */
  record Second(long hostBusyNanos, long processNanos, Map<String, OfModel> models) {}

  /** The same of one model. */
  record OfModel(long calls, long callerNanos, long workerNanos) {}

  static SecondLogFile read(Path file) throws IOException {
    NavigableMap<Long, Second> seconds = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] cells = line.split(",", -1);
      seconds
          .computeIfAbsent(
              Long.valueOf(cells[0]),
              at ->
                  new Second(
                      Long.parseLong(cells[1]), Long.parseLong(cells[2]), new LinkedHashMap<>()))
          .models()
          .put(
              cells[3],
              new OfModel(
                  Long.parseLong(cells[4]), Long.parseLong(cells[5]), Long.parseLong(cells[6])));
    }
    return new SecondLogFile(seconds);
  }

  Instant from() {
    return Instant.ofEpochSecond(seconds.firstKey());
  }

  Instant to() {
    return Instant.ofEpochSecond(seconds.lastKey());
  }

  /** CPU time of the process per call of the one model that it called. */
  double nanosPerCall() {
    Second first = seconds.firstEntry().getValue();
    Second last = seconds.lastEntry().getValue();
    String model = first.models().keySet().iterator().next();
    long calls = of(last, model).calls() - of(first, model).calls();
    return (last.processNanos() - first.processNanos()) / (double) calls;
  }

  static OfModel of(Second second, String model) {
    OfModel found = second.models().get(model);
    if (found == null) {
      throw new IllegalStateException("the workload measured no model '" + model + "'");
    }
    return found;
  }
}
