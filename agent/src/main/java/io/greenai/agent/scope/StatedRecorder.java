package io.greenai.agent.scope;

import io.greenai.ledger.StatedFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAccumulator;
import org.jspecify.annotations.Nullable;

/**
 * What the application states of a model in a phase, until the window ends. Bounded: so many scores
 * and experiments, and names so long. Safe for use by many threads.
 */
final class StatedRecorder {

  static final int MAX_NAMES = 16;

  private final LongAccumulator inputTokens = Counts.sum();
  private final LongAccumulator outputTokens = Counts.sum();
  private final Map<String, String> scores = new TreeMap<>();
  private final Map<String, Integer> underWay = new TreeMap<>();
  private final Set<String> seen = new TreeSet<>();

  void tokens(long in, long out) {
    inputTokens.accumulate(in);
    outputTokens.accumulate(out);
  }

  /** The last value of a measure stands, as {@link Score} writes it. */
  synchronized void score(String measure, String value) {
    String name = Word.cut(measure);
    if (scores.size() < MAX_NAMES || scores.containsKey(name)) {
      scores.put(name, value);
    }
  }

  /** Work on an experiment begins; returns its name as it is kept, if there is room for it. */
  synchronized @Nullable String experimentEntered(String id) {
    String name = Word.cut(id);
    if (seen.size() == MAX_NAMES && !seen.contains(name)) {
      return null;
    }
    underWay.merge(name, 1, Integer::sum);
    seen.add(name);
    return name;
  }

  synchronized void experimentLeft(String name) {
    underWay.computeIfPresent(name, (id, open) -> open == 1 ? null : open - 1);
  }

  /** All since the last time; begins the next window with the experiments that are under way. */
  synchronized StatedFigures drain() {
    long in = inputTokens.getThenReset();
    long out = outputTokens.getThenReset();
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
}
