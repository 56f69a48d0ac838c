package io.greenai.report.budget;

import static java.util.Objects.requireNonNull;

import io.greenai.report.yaml.Position;
import java.math.BigDecimal;

/** A ceiling that a budget sets, in base units. */
public sealed interface Limit {
  Position position();

  /** In gCO2e or microjoules, by {@link #measures}. */
  BigDecimal ceiling();

  Measure measures();

  /** What is limited. */
  enum Measure {
    CARBON,
    ENERGY
  }

  /** Greenhouse gases of the whole period. */
  record Absolute(Position position, BigDecimal ceiling) implements Limit {
    @Override
    public Measure measures() {
      return Measure.CARBON;
    }
  }

  /** Energy of the whole period. */
  record Energy(Position position, BigDecimal ceiling) implements Limit {
    @Override
    public Measure measures() {
      return Measure.ENERGY;
    }
  }

  /**
   * Greenhouse gases or energy for a number of items.
   *
   * @param per how many items the ceiling is for, above 0
   */
  record Intensity(
      Position position, BigDecimal ceiling, Measure measures, BigDecimal per, ItemKind of)
      implements Limit {
    public Intensity {
      requireNonNull(of, "of");
      if (per.signum() <= 0) {
        throw new IllegalArgumentException("An intensity is per more than 0 items, not " + per);
      }
    }
  }
}
