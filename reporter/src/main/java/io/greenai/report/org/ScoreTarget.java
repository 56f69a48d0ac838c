package io.greenai.report.org;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * A score that building a model is to reach.
 *
 * @param score its name, as the application states it
 * @param higherIsBetter whether {@code value} is the least that will do, or else the most
 */
public record ScoreTarget(String score, BigDecimal value, boolean higherIsBetter) {
  public ScoreTarget {
    requireNonNull(score, "score");
    requireNonNull(value, "value");
  }

  /** Whether {@code stated} will do. */
  public boolean isReachedBy(BigDecimal stated) {
    int beyond = stated.compareTo(value);
    return higherIsBetter ? beyond >= 0 : beyond <= 0;
  }
}
