package io.greenai.agent.hotspot;

import io.greenai.agent.attribute.Caller;
import io.greenai.agent.attribute.ModelUse;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
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

  /** The engine of models that are Java code. */
  private static final String OWN_CODE = "java";

  private static final Set<String> OF_LIBRARIES =
      Set.of(
          "ai.onnxruntime.OrtSession.run",
          "ai.onnxruntime.OrtEnvironment.createSession",
          "ai.djl.inference.Predictor.batchPredict",
          "ai.djl.inference.Predictor.streamingPredict",
          "ai.djl.training.EasyTrain.fit",
          "ai.djl.training.EasyTrain.evaluateDataset",
          "ai.djl.training.EasyTrain.trainBatch",
          "ai.djl.training.EasyTrain.validateBatch",
          "ai.djl.training.EasyTrain.trainSplit",
          "ai.djl.training.EasyTrain.validateSplit",
          "ai.djl.training.Trainer.step",
          "ai.djl.repository.zoo.Criteria.loadModel");

  /**
   * A sample of a model.
   *
   * @param inwards the stack from the woven method to the innermost, or all of it
   */
  record Joined(String model, List<String> inwards) {}

  private record Interval(Instant end, long nanos, Map<Long, List<ModelUse>> uses) {}

  private final Map<String, String> configured;
  private final Deque<Interval> intervals = new ArrayDeque<>();

  /** Of each model on each thread, what it has coming; bounded by what is known of intervals. */
  private final Map<String, Double> due = new LinkedHashMap<>();

  /**
   * A join that knows of no interval yet.
   *
   * @param configured models by their methods, written {@code com.acme.Scorer.score}
   */
  SampleJoin(Map<String, String> configured) {
    this.configured = Map.copyOf(configured);
  }

  /** What the threads did in an interval. */
  synchronized void observe(Instant end, long nanos, List<Caller> callers) {
    Map<Long, List<ModelUse>> uses = new HashMap<>();
    callers.forEach(caller -> uses.put(caller.id(), caller.uses()));
    intervals.addLast(new Interval(end, nanos, uses));
    if (intervals.size() > INTERVALS) {
      intervals.removeFirst();
      due.clear();
    }
  }

  /**
   * The model of a sample, or {@code null} where the thread worked for none.
   *
   * @param frames {@code class.method}, the innermost first
   */
  synchronized @Nullable Joined join(Instant at, long threadId, List<String> frames) {
    for (int i = 0; i < frames.size(); i++) {
      String frame = frames.get(i);
      String model = configured.get(frame);
      if (model == null && OF_LIBRARIES.contains(frame)) {
        model = inTurn(at, threadId, false);
      }
      if (model != null) {
        return new Joined(model, inwards(frames, i));
      }
    }
    String own = inTurn(at, threadId, true);
    return own == null ? null : new Joined(own, inwards(frames, frames.size() - 1));
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
      if (use.model().engine().equals(OWN_CODE) == ownCode && !isConfigured(name, ownCode)) {
        nanos.merge(name, use.wallNanos(), Long::sum);
      }
    }
    long inCalls = nanos.values().stream().mapToLong(Long::longValue).sum();
    if (inCalls == 0) {
      return null;
    }
    long whole = ownCode ? Math.max(inCalls, interval.nanos()) : inCalls;
    nanos.put("", whole - inCalls);
    return next(threadId + (ownCode ? "o" : "l"), nanos, whole);
  }

  private boolean isConfigured(String model, boolean ownCode) {
    return ownCode && configured.containsValue(model);
  }

  /** Each earns its part of a sample, and whoever has most coming gets it whole. */
  private @Nullable String next(String turn, Map<String, Long> nanos, long whole) {
    String first = "";
    double most = Double.NEGATIVE_INFINITY;
    for (Map.Entry<String, Long> one : nanos.entrySet()) {
      double has = due.merge(turn + one.getKey(), one.getValue() / (double) whole, Double::sum);
      if (has > most) {
        most = has;
        first = one.getKey();
      }
    }
    due.merge(turn + first, -1.0, Double::sum);
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

  private static List<String> inwards(List<String> frames, int outermost) {
    List<String> inwards = new ArrayList<>(frames.subList(0, outermost + 1));
    Collections.reverse(inwards);
    return inwards;
  }
}
