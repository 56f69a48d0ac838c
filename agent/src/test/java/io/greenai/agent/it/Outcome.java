package io.greenai.agent.it;

import java.util.List;

/** How a JVM ended. */
record Outcome(int exitCode, String out, String err) {
  /** The number that the application printed as {@code key=number}. */
  long number(String key) {
    return out.lines()
        .filter(line -> line.startsWith(key + "="))
        .mapToLong(line -> Long.parseLong(line.substring(key.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + key + " in: " + out + err));
  }

  /** What the agent said. */
  List<String> told() {
    return err.lines().filter(line -> line.startsWith("greenai: ")).toList();
  }
}
