package io.greenai.report.disclose;

import io.greenai.report.disclose.model.HotSpotPage.Method;
import io.greenai.report.hotspot.Frame;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Samples of one model by method, wherever on its stacks the method was. */
final class MethodShares {
  private static final int TOP = 10;

  private final Frame model;
  private final Map<String, Long> self = new HashMap<>();
  private final Map<String, Long> total = new HashMap<>();
  private long untold;

  private MethodShares(Frame model) {
    this.model = model;
  }

  static MethodShares of(Frame model) {
    MethodShares shares = new MethodShares(model);
    shares.untold = model.untold();
    model.inside().forEach(frame -> shares.add(frame, new HashSet<>()));
    return shares;
  }

  /**
   * Adds a frame and all inside it.
   *
   * @param callers methods that it was called by: one that calls itself counts once
   */
  private void add(Frame frame, Set<String> callers) {
    untold += frame.untold();
    if (frame.self() > 0) {
      self.merge(frame.name(), frame.self(), Long::sum);
    }
    boolean outermost = callers.add(frame.name());
    if (outermost) {
      total.merge(frame.name(), frame.samples(), Long::sum);
    }
    frame.inside().forEach(called -> add(called, callers));
    if (outermost) {
      callers.remove(frame.name());
    }
  }

  /** Samples whose innermost frames nothing tells. */
  long untold() {
    return untold;
  }

  List<Method> top() {
    return self.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(TOP)
        .map(
            one ->
                new Method(
                    one.getKey(),
                    HotSpotPages.share(one.getValue(), model.samples()),
                    HotSpotPages.share(total.getOrDefault(one.getKey(), 0L), model.samples())))
        .toList();
  }
}
