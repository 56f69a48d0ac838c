package io.greenai.report.close;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A figure as a closed report states it, with what it was made of.
 *
 * @param unit the symbol of its base unit
 * @param number exact, absent where the figure has none
 * @param inputs of its formula
 */
public record Statement(
    String id, String label, String unit, Optional<BigDecimal> number, List<Part> inputs) {
  public Statement {
    requireNonNull(id, "id");
    requireNonNull(label, "label");
    requireNonNull(unit, "unit");
    requireNonNull(number, "number");
    inputs = List.copyOf(inputs);
  }

  /** Of what kind an input is. */
  public enum Kind {
    FIGURE,
    FACTOR,
    POLICY,
    LEDGERS
  }

  /**
   * An input of a formula.
   *
   * @param source what tells it from others of its kind, for example the id of a factor
   * @param value empty for a figure, which is stated by itself
   */
  public record Part(Kind kind, String source, String value) {
    public Part {
      requireNonNull(kind, "kind");
      requireNonNull(source, "source");
      requireNonNull(value, "value");
    }
  }
}
