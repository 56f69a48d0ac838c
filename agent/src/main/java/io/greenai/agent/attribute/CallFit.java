package io.greenai.agent.attribute;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How well the calls of each candidate explain what one worker burnt, by least squares: {@code y =
 * a + b x}, with {@code y} and {@code x} as parts of an interval and {@code b} not negative. How
 * likely one is the owner goes by what it leaves unexplained, and by how much it was called before
 * anything was known.
 */
final class CallFit {

  /** Whom a worker may serve for life. */
  sealed interface Candidate {}

  /** The sessions of a model. */
  record Model(String name, String engine) implements Candidate {}

  /** A thread that calls, whatever models of libraries it calls. */
  record Team(long callerId) implements Candidate {}

  /** Up to so many intervals nothing is told. */
  private static final int TOO_FEW = 10;

  /** What happens in one interval goes on in the next: more intervals than this prove no more. */
  private static final int MAX_PROOF = 300;

  /** And so two intervals prove as much as one would that has nothing to do with the other. */
  private static final int ALIKE = 2;

  /** Clocks are read within some milliseconds of each other: 1 % of a second, squared. */
  private static final double NOISE = 1e-4;

  /** Beyond so many intervals all earlier ones count half. */
  private static final int MEMORY = 600;

  /** Whoever is less likely than this has no part. */
  private static final double UNLIKELY = 0.02;

  private static final class Sums {
    private double x;
    private double xx;
    private double xy;

    void halve() {
      x /= 2;
      xx /= 2;
      xy /= 2;
    }
  }

  private final Map<Candidate, Sums> candidates = new LinkedHashMap<>();
  private double intervals;
  private double y;
  private double yy;

  /** Takes in an interval. Candidates that are absent were not called. */
  void add(double burnt, Map<Candidate, Double> inCalls) {
    intervals++;
    y += burnt;
    yy += burnt * burnt;
    inCalls.forEach(
        (candidate, part) -> {
          Sums sums = candidates.computeIfAbsent(candidate, unused -> new Sums());
          sums.x += part;
          sums.xx += part * part;
          sums.xy += part * burnt;
        });
    if (intervals > MEMORY) {
      intervals /= 2;
      y /= 2;
      yy /= 2;
      candidates.values().forEach(Sums::halve);
    }
  }

  void forgetAllBut(Collection<Candidate> present) {
    candidates.keySet().retainAll(present);
  }

  /** What the worker burnt, in intervals. */
  double burnt() {
    return y;
  }

  /** How likely each candidate is the owner; they sum to 1. Empty where nothing can be told. */
  Map<Candidate, Double> likely() {
    double proof = (Math.min(intervals, MAX_PROOF) - TOO_FEW) / (2 * ALIKE);
    if (proof <= 0) {
      return Map.of();
    }
    Map<Candidate, Double> unexplained = new HashMap<>();
    candidates.forEach((candidate, sums) -> unexplained.put(candidate, unexplained(sums)));
    double least = unexplained.values().stream().mapToDouble(left -> left).min().orElse(0);
    Map<Candidate, Double> weights = new LinkedHashMap<>();
    candidates.forEach(
        (candidate, sums) ->
            weights.put(
                candidate,
                sums.x * Math.pow(least / unexplained.getOrDefault(candidate, 1.0), proof)));
    return parts(weights);
  }

  private static Map<Candidate, Double> parts(Map<Candidate, Double> weights) {
    double all = sum(weights);
    weights.values().removeIf(weight -> weight < UNLIKELY * all || weight == 0);
    double left = sum(weights);
    weights.replaceAll((candidate, weight) -> weight / left);
    return weights;
  }

  private static double sum(Map<Candidate, Double> weights) {
    return weights.values().stream().mapToDouble(weight -> weight).sum();
  }

  /** Sum of squares that a candidate leaves. */
  private double unexplained(Sums of) {
    double all = yy - y * y / intervals;
    double xx = of.xx - of.x * of.x / intervals;
    double xy = of.xy - of.x * y / intervals;
    double left = xx > 0 && xy > 0 ? all - xy * xy / xx : all;
    return Math.max(0, left) + intervals * NOISE;
  }
}
