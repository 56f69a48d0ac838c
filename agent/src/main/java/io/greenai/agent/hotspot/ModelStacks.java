package io.greenai.agent.hotspot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Samples by model and stack, in the collapsed form: the model, then the frames from the woven
 * method inwards, then how often. Bounded: what comes after so many different stacks is counted
 * under its model alone, frames beyond so many are cut off on the inside. Not for use by several
 * threads.
 */
final class ModelStacks {

  static final int MAX_STACKS = 2_000;
  static final int MAX_FRAMES = 64;
  private static final String FOLDED = ";[others]";

  private final Map<String, Long> samples = new HashMap<>();

  /**
   * Counts a sample.
   *
   * @param inwards the frames from the woven method to the innermost
   */
  void add(String model, List<String> inwards) {
    StringBuilder stack = new StringBuilder(plain(model));
    for (String frame : inwards.subList(0, Math.min(MAX_FRAMES, inwards.size()))) {
      stack.append(';').append(frame);
    }
    String key = stack.toString();
    boolean room = samples.size() < MAX_STACKS || samples.containsKey(key);
    samples.merge(room ? key : plain(model) + FOLDED, 1L, Long::sum);
  }

  /** One line for each stack, in their order. */
  List<String> lines() {
    return new TreeMap<>(samples)
        .entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue()).toList();
  }

  void clear() {
    samples.clear();
  }

  /** A semicolon parts frames, and a line break lines. */
  private static String plain(String name) {
    return name.replaceAll("[;\\s\\p{Cntrl}]", "_");
  }
}
