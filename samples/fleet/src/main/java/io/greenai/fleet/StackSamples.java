package io.greenai.fleet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Hot spots of a day, beside the ledger of a run whose agent samples them. */
final class StackSamples {
  private static final long NANOS_PER_SAMPLE = 20_000_000;
  private static final long PARTS = 1_000;

  /** Stacks of the models that are sampled, with their parts of a thousand of its CPU time. */
  private static final Map<String, Long> STACKS = stacks();

  private StackSamples() {}

  private static Map<String, Long> stacks() {
    Map<String, Long> stacks = new TreeMap<>();
    InputStream packed = StackSamples.class.getResourceAsStream("stacks.collapsed");
    if (packed == null) {
      throw new IllegalStateException("stacks.collapsed is not packed with this program");
    }
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(packed, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        int blank = line.lastIndexOf(' ');
        stacks.put(line.substring(0, blank), Long.parseLong(line.substring(blank + 1)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("stacks.collapsed cannot be read", e);
    }
    return stacks;
  }

  /**
   * Writes what was sampled, if anything was.
   *
   * @param ledger a file of the run
   * @param cpuNanos of each model of the run in the day
   */
  static void write(Path ledger, Map<String, Long> cpuNanos) throws IOException {
    List<String> lines = new ArrayList<>();
    STACKS.forEach(
        (stack, parts) -> {
          String model = stack.substring(0, stack.indexOf(';'));
          long samples = cpuNanos.getOrDefault(model, 0L) / NANOS_PER_SAMPLE * parts / PARTS;
          if (samples > 0) {
            lines.add(stack + " " + samples);
          }
        });
    if (!lines.isEmpty()) {
      String name = ledger.getFileName().toString();
      String run = name.substring(0, name.lastIndexOf('-'));
      Files.write(ledger.resolveSibling(run + "-hotspots.collapsed"), lines);
    }
  }
}
