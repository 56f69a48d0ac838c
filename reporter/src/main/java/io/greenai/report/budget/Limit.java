package io.greenai.report.budget;

import static java.util.Objects.requireNonNull;

import io.greenai.report.yaml.Position;
import java.math.BigDecimal;
import java.math.MathContext;

/** A ceiling that a budget sets, in base units. */
public sealed interface Limit {
  Position position();

  /** In gCO2e or microjoules, by {@link #measures}. */
  BigDecimal ceiling();

  Measure measures();

  /** Its key in a file. */
  String kind();

  /** What is limited. */
  enum Measure {
    CARBON("kgCO2e", "1e3", "gCO2e", "1"),
    ENERGY("kWh", "3.6e12", "Wh", "3.6e9");

    private static final MathContext DIGITS = new MathContext(9);
    private final String unit;
    private final BigDecimal size;
    private final String smallUnit;
    private final BigDecimal smallSize;

    Measure(String unit, String size, String smallUnit, String smallSize) {
      this.unit = unit;
      this.size = new BigDecimal(size);
      this.smallUnit = smallUnit;
      this.smallSize = new BigDecimal(smallSize);
    }

    /** An amount of the base unit in a unit that people write budgets in, to nine digits. */
    String text(BigDecimal amount) {
      boolean small = amount.signum() != 0 && amount.abs().compareTo(size) < 0;
      return amount.divide(small ? smallSize : size, DIGITS).stripTrailingZeros().toPlainString()
          + " "
          + (small ? smallUnit : unit);
    }
  }

  /** The ceiling in a unit that people write budgets in. */
  default String text() {
    return text(ceiling());
  }

  /** The same for another ceiling, in the limit's base unit. */
  default String text(BigDecimal other) {
    return measures().text(other);
  }

  /** Greenhouse gases of the whole period. */
  record Absolute(Position position, BigDecimal ceiling) implements Limit {
    @Override
    public Measure measures() {
      return Measure.CARBON;
    }

    @Override
    public String kind() {
      return "absolute";
    }
  }

  /** Energy of the whole period. */
  record Energy(Position position, BigDecimal ceiling) implements Limit {
    @Override
    public Measure measures() {
      return Measure.ENERGY;
    }

    @Override
    public String kind() {
      return "energy";
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

    @Override
    public String kind() {
      return "intensity";
    }

    @Override
    public String text(BigDecimal other) {
      return measures.text(other) + " per " + per.toPlainString() + " " + of.id();
    }
  }
}
