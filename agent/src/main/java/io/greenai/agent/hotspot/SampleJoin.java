package io.greenai.agent.hotspot;

import io.greenai.agent.attribute.Caller;
import io.greenai.agent.attribute.ModelUse;
import io.greenai.ledger.ModelKey;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which model a sampled thread was working for. The innermost woven method on its stack names the
 * model, or says that it is one of a library's: then the models of libraries that the thread called
 * in that interval take its samples in turn, in proportion to their time. Without a woven method it
 * may have been within a scope of the application's own, which take samples by their part of the
 * interval. Safe for use by many threads.
 */
final class SampleJoin {

  /** Samples come a second or two after the fact. */
  private static final int INTERVALS = 8;

  /** Of models on one thread; with more that have something coming it begins again. */
  private static final int MAX_DUE = 1_000;

  /**
   * A sample of a model.
   *
   * @param inwards the stack from the woven method to the innermost, or all of it
   */
  record Joined(String model, List<String> inwards) {}

  private record Interval(Instant end, long nanos, Map<Long, List<ModelUse>> uses) {}

  private final WovenMethods woven;
  private final Deque<Interval> intervals = new ArrayDeque<>();

  /** By threads that are in an interval: of each model, what it has coming. */
  private final Map<Long, Map<String, Double>> due = new HashMap<>();

  /** A join that knows of no interval yet. */
  SampleJoin(WovenMethods woven) {
    this.woven = woven;
  }

  /** What the threads did in an interval. */
  synchronized void observe(Instant end, long nanos, List<Caller> callers) {
    Map<Long, List<ModelUse>> uses = new HashMap<>();
    callers.forEach(caller -> uses.put(caller.id(), caller.uses()));
    intervals.addLast(new Interval(end, nanos, uses));
    if (intervals.size() > INTERVALS) {
      intervals.removeFirst();
      Set<Long> known = new HashSet<>();
      intervals.forEach(interval -> known.addAll(interval.uses().keySet()));
      due.keySet().retainAll(known);
    }
  }

  /**
   * The model of a sample, or {@code null} where the thread worked for none.
   *
   * @param frames the innermost first
   */
  synchronized @Nullable Joined join(Instant at, long threadId, List<WovenMethods.Frame> frames) {
    for (int i = 0; i < frames.size(); i++) {
      WovenMethods.Frame frame = frames.get(i);
      String model = woven.model(frame);
      if (model == null && woven.isOfLibrary(frame)) {
        model = inTurn(at, threadId, false);
      }
      if (model != null) {
        return new Joined(model, woven.inwards(frames, i));
      }
    }
    String own = inTurn(at, threadId, true);
    return own == null ? null : new Joined(own, woven.inwards(frames, frames.size() - 1));
  }

  private @Nullable String inTurn(Instant at, long threadId, boolean ownCode) {
    Interval interval = interval(at);
    List<ModelUse> uses = interval == null ? null : interval.uses().get(threadId);
    if (interval == null || uses == null) {
      return null;
    }
    Map<String, Long> nanos = new LinkedHashMap<>();
    for (ModelUse use : uses) {
      String name = use.model().name();
      if (isOwnCode(use) == ownCode && !(ownCode && woven.areOf(name))) {
        nanos.merge(name, use.wallNanos(), Long::sum);
      }
    }
    long inCalls = nanos.values().stream().mapToLong(Long::longValue).sum();
    if (inCalls == 0) {
      return null;
    }
    long whole = ownCode ? Math.max(inCalls, interval.nanos()) : inCalls;
    nanos.put("", whole - inCalls);
    return next(threadId, ownCode ? "own " : "library ", nanos, whole);
  }

  private static boolean isOwnCode(ModelUse use) {
    return use.model().engine().equals(ModelKey.OWN_CODE);
  }

  /** Each earns its part of a sample, and whoever has most coming gets it whole. */
  private @Nullable String next(long threadId, String turn, Map<String, Long> nanos, long whole) {
    Map<String, Double> coming = due.computeIfAbsent(threadId, id -> new HashMap<>());
    if (coming.size() > MAX_DUE) {
      coming.clear();
    }
    String first = "";
    double most = Double.NEGATIVE_INFINITY;
    for (Map.Entry<String, Long> one : nanos.entrySet()) {
      double has = coming.merge(turn + one.getKey(), one.getValue() / (double) whole, Double::sum);
      if (has > most) {
        most = has;
        first = one.getKey();
      }
    }
    coming.merge(turn + first, -1.0, Double::sum);
    return first.isEmpty() ? null : first;
  }

  /** The interval of an instant, the last one where it is not over yet. */
  private @Nullable Interval interval(Instant at) {
    for (Interval interval : intervals) {
      if (!interval.end().isBefore(at)) {
        return interval;
      }
    }
    return intervals.peekLast();
  }
}
