package io.greenai.agent.attribute;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How well the calls of each model explain what one worker burnt, by least squares: {@code y = a +
 * b x}, with {@code y} and {@code x} as parts of an interval and {@code b} not negative. How likely
 * a model is the owner goes by what it leaves unexplained, and by how much it was called before
 * anything was known.
 */
final class CallFit {

  record Model(String name, String engine) implements Comparable<Model> {
    @Override
    public int compareTo(Model other) {
      int byName = name.compareTo(other.name);
      return byName == 0 ? engine.compareTo(other.engine) : byName;
    }
  }

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

  private final Map<Model, Sums> models = new TreeMap<>();
  private double intervals;
  private double y;
  private double yy;

  /** Takes in an interval. Models that are absent were not called. */
  void add(double burnt, Map<Model, Double> inCalls) {
    intervals++;
    y += burnt;
    yy += burnt * burnt;
    inCalls.forEach(
        (model, part) -> {
          Sums sums = models.computeIfAbsent(model, unused -> new Sums());
          sums.x += part;
          sums.xx += part * part;
          sums.xy += part * burnt;
        });
    if (intervals > MEMORY) {
      intervals /= 2;
      y /= 2;
      yy /= 2;
      models.values().forEach(Sums::halve);
    }
  }

  /** What the worker burnt, in intervals. */
  double burnt() {
    return y;
  }

  /** How likely each model is the owner; they sum to 1. Empty where nothing can be told. */
  Map<Model, Double> likely() {
    double proof = (Math.min(intervals, MAX_PROOF) - TOO_FEW) / (2 * ALIKE);
    if (proof <= 0) {
      return Map.of();
    }
    Map<Model, Double> unexplained = new HashMap<>();
    models.forEach((model, sums) -> unexplained.put(model, unexplained(sums)));
    double least = unexplained.values().stream().mapToDouble(left -> left).min().orElse(0);
    Map<Model, Double> weights = new LinkedHashMap<>();
    models.forEach(
        (model, sums) ->
            weights.put(
                model, sums.x * Math.pow(least / unexplained.getOrDefault(model, 1.0), proof)));
    return parts(weights);
  }

  private static Map<Model, Double> parts(Map<Model, Double> weights) {
    double all = sum(weights);
    weights.values().removeIf(weight -> weight < UNLIKELY * all || weight == 0);
    double left = sum(weights);
    weights.replaceAll((model, weight) -> weight / left);
    return weights;
  }

  private static double sum(Map<Model, Double> weights) {
    return weights.values().stream().mapToDouble(weight -> weight).sum();
  }

  /** Sum of squares that a model leaves. */
  private double unexplained(Sums of) {
    double all = yy - y * y / intervals;
    double xx = of.xx - of.x * of.x / intervals;
    double xy = of.xy - of.x * y / intervals;
    double left = xx > 0 && xy > 0 ? all - xy * xy / xx : all;
    return Math.max(0, left) + intervals * NOISE;
  }
}
