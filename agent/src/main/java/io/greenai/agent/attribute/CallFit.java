package io.greenai.agent.attribute;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How well the time in calls of each model explains what one worker burnt, by least squares: {@code
 * y = a + b x}, with {@code y} and {@code x} as parts of an interval and {@code b} not negative. A
 * model is the owner once it leaves so much less unexplained than any other, and than none at all,
 * that chance would hardly do it.
 */
final class CallFit {

  record Model(String name, String engine) {}

  /** Intervals before which nothing is told. */
  private static final int MIN_INTERVALS = 20;

  /** What happens in one interval goes on in the next: more intervals than this prove no more. */
  private static final int MAX_PROOF = 60;

  /** So much less unexplained, times the intervals, is 5 standard errors of {@code b}. */
  private static final double DECISIVE = 25;

  /** Clocks are read within some milliseconds of each other: 1 % of a second, squared. */
  private static final double NOISE = 1e-4;

  /** Beyond so many intervals all earlier ones count half. */
  private static final int MEMORY = 600;

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

  private final Map<Model, Sums> models = new HashMap<>();
  private double intervals;
  private double y;
  private double yy;
  private @Nullable Model owner;

  /** Takes in an interval. Models that are absent were not called. */
  void add(double burnt, Map<Model, Double> inCall) {
    intervals++;
    y += burnt;
    yy += burnt * burnt;
    inCall.forEach(
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
    decide();
  }

  /** The model that it serves; an owner that was found stays until another one is. */
  @Nullable Model owner() {
    return owner;
  }

  private void decide() {
    if (intervals < MIN_INTERVALS) {
      return;
    }
    Model best = null;
    double least = unexplained(null);
    double next = least;
    for (Map.Entry<Model, Sums> entry : models.entrySet()) {
      double left = unexplained(entry.getValue());
      if (left < least) {
        best = entry.getKey();
        next = least;
        least = left;
      } else {
        next = Math.min(next, left);
      }
    }
    double proof = Math.min(intervals, MAX_PROOF) * (next - least) / least;
    if (best != null && proof >= DECISIVE) {
      owner = best;
    }
  }

  /** Sum of squares that a model leaves, or that there is without any. */
  private double unexplained(@Nullable Sums of) {
    double all = yy - y * y / intervals + intervals * NOISE;
    if (of == null) {
      return all;
    }
    double xx = of.xx - of.x * of.x / intervals;
    double xy = of.xy - of.x * y / intervals;
    return xx > 0 && xy > 0 ? Math.max(intervals * NOISE, all - xy * xy / xx) : all;
  }
}
