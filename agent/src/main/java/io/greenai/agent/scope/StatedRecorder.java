package io.greenai.agent.scope;

import io.greenai.ledger.StatedFigures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the application states of a model in a phase, until the window ends. Bounded: so many scores
 * and experiments, and names so long. Safe for use by many threads.
 */
final class StatedRecorder {

  static final int MAX_NAMES = 16;
  private static final int MAX_LENGTH = 64;
  private static final int MAX_DIGITS = 18;

  private final LongAdder inputTokens = new LongAdder();
  private final LongAdder outputTokens = new LongAdder();
  private final Map<String, String> scores = new TreeMap<>();
  private final Map<String, Integer> underWay = new TreeMap<>();
  private final Set<String> seen = new TreeSet<>();

  void tokens(long in, long out) {
    inputTokens.add(Math.max(0, in));
    outputTokens.add(Math.max(0, out));
  }

  synchronized void score(String measure, BigDecimal value) {
    String name = cut(measure);
    boolean fits = (long) value.precision() - value.scale() <= MAX_DIGITS;
    if (fits && (scores.size() < MAX_NAMES || scores.containsKey(name))) {
      BigDecimal rounded =
          value.scale() > MAX_DIGITS ? value.setScale(MAX_DIGITS, RoundingMode.HALF_EVEN) : value;
      scores.put(name, rounded.toPlainString());
    }
  }

  /** Work on an experiment begins; returns its name as it is kept. */
  synchronized String experimentEntered(String id) {
    String name = cut(id);
    if (seen.size() < MAX_NAMES || seen.contains(name)) {
      underWay.merge(name, 1, Integer::sum);
      seen.add(name);
    }
    return name;
  }

  synchronized void experimentLeft(String name) {
    underWay.computeIfPresent(name, (id, open) -> open == 1 ? null : open - 1);
  }

  /** All since the last time; begins the next window with the experiments that are under way. */
  synchronized StatedFigures drain() {
    long in = inputTokens.sumThenReset();
    long out = outputTokens.sumThenReset();
    if (in == 0 && out == 0 && scores.isEmpty() && seen.isEmpty()) {
      return StatedFigures.NONE;
    }
    List<String> experiments = new ArrayList<>(seen);
    StatedFigures figures = new StatedFigures(in, out, scores, experiments);
    scores.clear();
    seen.clear();
    seen.addAll(underWay.keySet());
    return figures;
  }

  private static String cut(String name) {
    return name.length() <= MAX_LENGTH ? name : name.substring(0, MAX_LENGTH);
  }
}
